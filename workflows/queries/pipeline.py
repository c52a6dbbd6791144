"""All regions at once, for Kaikukeskus: which there are, whose turn it is in each, and what holds them up.

Every function is one query, however many cases there are, except `know_facts`, which is five.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Exists, Min, OuterRef, QuerySet, Subquery, prefetch_related_objects

from adoption.declarations import Turn
from workflows.gates import Missing
from workflows.models import AdoptionCase, CaseTask, Hold
from workflows.queries import facts
from workflows.stages import STANDING, blockers


def regions(*, county="", stage="", adviser="", without_adviser=False, text="") -> list[AdoptionCase]:
    """Cases with `held` (on hold) and `next_due` (of their open tasks), narrowed to what is asked for."""
    cases = _with_standing(AdoptionCase.objects.select_related("adoption__region", "adviser"))
    if county:
        cases = cases.filter(adoption__region__counties=county)
    if stage:
        cases = cases.filter(stage=stage)
    if adviser:
        cases = cases.filter(adviser=adviser)
    if without_adviser:
        cases = cases.filter(adviser=None)
    return [case for case in cases if _is_named(case, text)]


def _with_standing(cases: QuerySet[AdoptionCase]) -> QuerySet[AdoptionCase]:
    tasks = CaseTask.objects.open().filter(case=OuterRef("pk")).order_by().values("case")
    return cases.annotate(
        held=Exists(Hold.objects.lasting().filter(case=OuterRef("pk"))),
        next_due=Subquery(tasks.annotate(first=Min("due")).values("first")),
    )


def _is_named(case: AdoptionCase, text: str) -> bool:
    """Compared here and not by the database: SQLite folds the case of ASCII letters only."""
    region = case.adoption.region
    return any(text.strip().casefold() in name.casefold() for name in (region.name_fi, region.name_sv))


def is_late(case: AdoptionCase, on: date) -> bool:
    """Something that the case asks for is overdue; on hold, nothing is due."""
    return not case.held and case.next_due is not None and case.next_due < on


def know_counties(cases: Iterable[AdoptionCase]) -> None:
    prefetch_related_objects([case.adoption.region for case in cases], "counties")


def turns(cases: Iterable[AdoptionCase]) -> Mapping[int, list[Turn]]:
    """Whose turn it is in each case: everybody whom an open task asks, in the order of `Turn`."""
    asked = CaseTask.objects.open().filter(case__in=[case.pk for case in cases]).order_by()
    found = defaultdict(set)
    for case, turn in asked.values_list("case", "turn").distinct():
        found[case].add(turn)
    return defaultdict(
        list, {case: [turn for turn in Turn if turn in there] for case, there in found.items()}
    )


def know_facts(cases: Collection[AdoptionCase], on: date) -> None:
    """Set `facts` and `held_up_by` on every case: what keeps it from going on beyond work that is on time."""
    facts.load(cases)
    late = _late_acts(cases, on)
    for case in cases:
        case.held_up_by = () if case.held else holding_up(case, late[case.pk])


def _late_acts(cases: Iterable[AdoptionCase], on: date) -> Mapping[int, set[str]]:
    tasks = CaseTask.objects.overdue(on).filter(case__in=[case.pk for case in cases]).order_by()
    acts = defaultdict(set)
    for case, act in tasks.values_list("case", "act").distinct():
        acts[case].add(act)
    return acts


def holding_up(case: AdoptionCase, late_acts: Collection[str]) -> tuple[Missing, ...]:
    """Missing things that nobody is expected to be still working on: what a passed stage had and was lost since,
    and what an overdue act was to supply. A stage's own work in good time holds nothing up. Pure.
    """
    since = {standing.gate: standing.since.order for standing in STANDING}
    return tuple(
        missing
        for blocker in blockers(case.at, case.facts)
        for missing in blocker.missing
        if since.get(blocker.gate, case.at.order) < case.at.order or missing.act in late_acts
    )
