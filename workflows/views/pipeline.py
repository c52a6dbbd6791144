"""All regions for Kaikukeskus: as a list that is sorted and paged, and as a board with a column a stage."""

from datetime import date

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Page, Paginator
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from workflows.forms.pipeline import PipelineFilter
from workflows.models import AdoptionCase
from workflows.queries import pipeline as query
from workflows.views.presenters.board import columns
from workflows.views.presenters.pipeline import Column, RegionLine, Sort, Summary

A_PAGE = 25
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
    sort = Sort.of(request.GET.get("sort", ""))
    page = _page(cases, sort, today, request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "summary": Summary.of(cases, today),
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
    made = columns(_lines(cases, today))
    _know_blockers([line.case for column in made for line in column.cards], today)
    context = {"form": form, "columns": made, "summary": Summary.of(cases, today), "today": today}
    return render(request, "workflows/board.html", context, status=422 if form.errors else 200)


def _cases(form: PipelineFilter, on: date) -> list[AdoptionCase]:
    """The cases asked for. Facts of all of them are read only when the question is which are blocked."""
    cases = query.regions(**form.of_cases)
    if form.only_on_hold:
        cases = [case for case in cases if case.held]
    if form.only_late:
        cases = [case for case in cases if query.is_late(case, on)]
    if form.only_blocked:
        _know_blockers(cases, on)
        cases = [case for case in cases if case.held_up_by]
    return cases


def _know_blockers(cases: list[AdoptionCase], on: date) -> None:
    unknown = [case for case in cases if not hasattr(case, "held_up_by")]
    query.know_facts(unknown, on)


def _lines(cases: list[AdoptionCase], on: date) -> list[RegionLine]:
    turns = query.turns(cases)
    return [RegionLine(case, on, turns[case.pk]) for case in cases]


def _page(cases: list[AdoptionCase], sort: Sort, on: date, number) -> Page:
    page = Paginator(sort.sorted(_lines(cases, on)), A_PAGE).get_page(number)
    shown = [line.case for line in page]
    _know_blockers(shown, on)
    query.know_counties(shown)
    return page
