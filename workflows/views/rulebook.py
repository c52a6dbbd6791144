"""The rules of the published page: all of them with what they stop now, and each with what keeps it and why it was passed."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from workflows import keeping
from workflows.forms.rulebook import RuleFilter
from workflows.models import AdoptionCase
from workflows.queries import reasons, stops
from workflows.rulebook import RULES

from .presenters.rulebook import RuleLine, line, sections

REASONS_A_PAGE = REGIONS_SHOWN = 25


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Everybody signed in reads them all: numbers of regions are shown to everybody, their names are not."""
    form = RuleFilter(request.GET)
    lines = [one for one in _lines() if _is_asked(one, form)]
    context = {"form": form, "sections": sections(lines), "count": len(lines)}
    return render(request, "workflows/rules.html", context, status=422 if form.errors else 200)


def _lines() -> list[RuleLine]:
    stopped, times = stops.by_gate(timezone.localdate()), reasons.times()
    return [line(rule, stopped, times) for rule in RULES.values()]


def _is_asked(one: RuleLine, form: RuleFilter) -> bool:
    if form.only_blocking and not one.blocked:
        return False
    return form.force_asked in (None, one.rule.force)


@require_safe
def rule(request: HttpRequest, number: str) -> HttpResponse:
    """One rule, with the regions and the reasons that the reader may see."""
    if number not in RULES:
        raise Http404
    found = line(RULES[number], stops.by_gate(timezone.localdate()), reasons.times())
    gates = [gate.name for gate in keeping.gates_of(found.rule)]
    context = {
        "line": found,
        "blocked": _visible(found.stopped.blocked, request.user),
        "page": Paginator(reasons.given(gates, request.user), REASONS_A_PAGE).get_page(
            request.GET.get("page")
        ),
    }
    return render(request, "workflows/rule.html", context)


def _visible(keys: set[int], reader) -> list[AdoptionCase]:
    """Those of the cases that the reader may see, the ones that have stood longest first, and not all of very many."""
    cases = AdoptionCase.objects if reader.is_kaikukeskus else AdoptionCase.objects.of_contact(reader)
    found = cases.filter(pk__in=keys).select_related("adoption__region").order_by("stage_since", "pk")
    return list(found[:REGIONS_SHOWN])
