"""All regions for Kaikukeskus: as a list that is sorted and paged, and as a board with a column a stage."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from workflows.forms.pipeline import PipelineFilter
from workflows.models import AdoptionCase
from workflows.queries import facts, stops
from workflows.queries import pipeline as query
from workflows.queries.remembered import remembered
from workflows.views.presenters.board import CARDS, columns
from workflows.views.presenters.drawn import drawn, drawn_fields
from workflows.views.presenters.pipeline import Column, RegionLine, Sort, Summary

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
Answer = tuple[dict[str, query.Counts], list[int]]
only_kaikukeskus = permission_required("workflows.view_pipeline", raise_exception=True)


@require_safe
@only_kaikukeskus
def pipeline(request):
    """The list: one page of the regions asked for, with what holds each of them up."""
    asked, sort = Asked(PipelineFilter(request.GET)), Sort.of(request.GET.get("sort", ""))
    counts, keys = asked.in_order(sort)
    page = Paginator(keys, A_PAGE).get_page(request.GET.get("page"))
    page.object_list = asked.drawn(page.object_list, "workflows/region_row.html")
    columns = [Column(key, name, sort) for key, name in COLUMNS]
    return asked.page(request, "workflows/pipeline.html", counts, page=page, columns=columns)


@require_safe
@only_kaikukeskus
def board(request):
    """The same regions in a column a stage, those that have stood there longest first."""
    asked = Asked(PipelineFilter(request.GET))
    counts, keys = asked.longest_there()
    cards = asked.drawn(keys, "workflows/region_card.html")
    return asked.page(request, "workflows/board.html", counts, columns=columns(cards, counts))


@dataclass(frozen=True)
class Asked:
    """The cases that the form asks for today, as keys and with the counts of all of them, stage by stage."""

    form: PipelineFilter
    on: date = field(default_factory=timezone.localdate)
    workers: tuple = field(default_factory=facts.workers)

    def in_order(self, sort: Sort) -> Answer:
        def ordered(cases):
            return query.in_order(cases, sort.key, backwards=sort.backwards)

        return self._reckoned(ordered, sort)

    def longest_there(self) -> Answer:
        return self._reckoned(lambda cases: query.longest_there(cases, CARDS), CARDS)

    def _reckoned(self, chosen: Callable, *how: Hashable) -> Answer:
        def reckon() -> Answer:
            cases = self._cases()
            return query.counts(cases, self.on), list(chosen(cases))

        if self.form.seeks_a_name:  # of which there is no end
            return reckon()
        return remembered(reckon, self.form.asked, how, self.on, self.workers, get_language())

    def _cases(self) -> QuerySet[AdoptionCase]:
        form, on = self.form, self.on
        cases = query.regions(
            **form.of_cases, late_on=on if form.only_late else None, on_hold=form.only_on_hold
        )
        if form.blocked_by:
            return cases.filter(pk__in=stops.by_rule(form.blocked_by, stops.by_gate(on)).blocked)
        return cases.filter(pk__in=stops.blocked(on)) if form.only_blocked else cases

    def drawn(self, keys: Iterable[int], template: str) -> list[RegionLine]:
        return drawn(query.of_keys(keys), self.on, template, self.workers)

    def page(self, request, template: str, counts: Mapping[str, query.Counts], **shown) -> HttpResponse:
        shown |= {
            "form": self.form,
            "fields": drawn_fields(self.form),
            "summary": Summary.of(counts.values()),
            "today": self.on,
        }
        return render(request, template, shown, status=422 if self.form.errors else 200)
