"""All regions for Kaikukeskus: as a list that is sorted and paged, and as a board with a column a stage."""

from datetime import date

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from workflows.forms.pipeline import PipelineFilter
from workflows.models import AdoptionCase
from workflows.queries import pipeline as query
from workflows.queries import stops
from workflows.views.presenters.board import CARDS, columns
from workflows.views.presenters.drawn import drawn, drawn_fields
from workflows.views.presenters.pipeline import Column, Sort, Summary

A_PAGE = 20
COLUMNS = (
    ("region", _("Region")),
    ("stage", _("Step")),
    ("days", _("Days in step")),
    ("due", _("Next due date")),
    ("turn", _("Whose turn")),
    ("blockers", _("Blocked by")),
    ("adviser", _("Adviser")),
)
only_kaikukeskus = permission_required("workflows.view_pipeline", raise_exception=True)


@require_safe
@only_kaikukeskus
def pipeline(request):
    """The list: one page of the regions asked for, with what holds each of them up."""
    today, form = timezone.localdate(), PipelineFilter(request.GET)
    cases = _cases(form, today)
    sort, summary = Sort.of(request.GET.get("sort", "")), Summary.of(query.counts(cases, today).values())
    page = Paginator(query.in_order(cases, sort.key, backwards=sort.backwards), A_PAGE)
    page.count = summary.regions
    context = {
        "form": form,
        "fields": drawn_fields(form),
        "page": _lines_of(page.get_page(request.GET.get("page")), today),
        "summary": summary,
        "columns": [Column(key, name, sort) for key, name in COLUMNS],
        "today": today,
    }
    return render(request, "workflows/pipeline.html", context, status=422 if form.errors else 200)


@require_safe
@only_kaikukeskus
def board(request):
    """The same regions in a column a stage, those that have stood there longest first."""
    today, form = timezone.localdate(), PipelineFilter(request.GET)
    cases = _cases(form, today)
    cards, counts = query.longest_there(cases, CARDS), query.counts(cases, today)
    context = {
        "form": form,
        "fields": drawn_fields(form),
        "columns": columns(drawn(cards, today, "workflows/region_card.html"), counts),
        "summary": Summary.of(counts.values()),
        "today": today,
    }
    return render(request, "workflows/board.html", context, status=422 if form.errors else 200)


def _cases(form: PipelineFilter, on: date) -> QuerySet[AdoptionCase]:
    """The cases asked for."""
    cases = query.regions(**form.of_cases, late_on=on if form.only_late else None, on_hold=form.only_on_hold)
    if form.blocked_by:
        return cases.filter(pk__in=stops.by_rule(form.blocked_by, stops.by_gate(on)).blocked)
    return cases.filter(pk__in=stops.blocked(on)) if form.only_blocked else cases


def _lines_of(page: Page, on: date) -> Page:
    """The page with a line for each of its cases."""
    page.object_list = drawn(query.of_keys(page.object_list), on, "workflows/region_row.html")
    return page
