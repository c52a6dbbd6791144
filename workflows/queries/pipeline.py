"""All regions at once, for Kaikukeskus: which there are, whose turn it is in each, and what holds them up.

The database narrows, sorts, counts and cuts, so that a page costs the same however many regions there are. Every
function is one query, except `know_what_holds_up`, which is two, and `regions` by name, which is another.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import (
    Case,
    Count,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce, Lower, NullIf, RowNumber

from adoption.declarations import Turn
from adoption.models.register import readers_name
from workflows.gates import Gate, Missing
from workflows.models import AdoptionCase, CaseTask, Hold
from workflows.queries import facts
from workflows.queries.alone import alone, people
from workflows.stages import Stage


class Counts(NamedTuple):
    """Numbers of cases."""

    regions: int
    late: int
    on_hold: int
    alone: int


def regions(
    *, county="", stage="", adviser="", without_adviser=False, text="", late_on=None, on_hold=False, few=False
) -> QuerySet[AdoptionCase]:
    """Cases with `held` (on hold), narrowed to what is asked for.

    `late_on`: only those for which something is overdue on that day; `few`: only those with one person or none.
    """
    chosen = {
        "adoption__region__counties": county,
        "stage": stage,
        "adviser": adviser,
        "adviser__isnull": without_adviser,
        "held": on_hold,
    }
    cases = _with_standing(AdoptionCase.objects.all())
    cases = cases.filter(**{name: value for name, value in chosen.items() if value})
    if text.strip():
        cases = cases.filter(pk__in=named(AdoptionCase.objects.all(), text))
    if few:
        cases = cases.filter(alone())
    return cases if late_on is None else cases.filter(late(late_on))


def _with_standing(cases: QuerySet[AdoptionCase]) -> QuerySet[AdoptionCase]:
    return cases.annotate(held=Q(pk__in=Hold.objects.lasting().values("case")))


def named(cases: QuerySet[AdoptionCase], text: str) -> list[int]:
    """Keys of the cases in whose region's name, in either language, the text stands, in small letters or capitals.

    Compared here and not by the database: SQLite folds the case of ASCII letters only.
    """
    names = cases.values_list("pk", "adoption__region__name_fi", "adoption__region__name_sv")
    sought = text.strip().casefold()
    return [pk for pk, *both in names if any(sought in name.casefold() for name in both)]


def late(on: date) -> Q:
    """Something that the case asks for is overdue; on hold, nothing is due."""
    return Q(held=False, pk__in=CaseTask.objects.overdue(on).order_by().values("case"))


def is_late(case: AdoptionCase, on: date) -> bool:
    """The same of one case, of which it is known what is asked."""
    return not case.held and case.next_due is not None and case.next_due < on


def counts(cases: QuerySet[AdoptionCase], on: date) -> dict[str, Counts]:
    """How many cases are at each stage that any is at, and how many of them are late, on hold, or one person's."""
    rows = cases.order_by().values_list("stage")
    found = rows.annotate(
        regions=Count("pk"),
        late=Count("pk", filter=late(on)),
        on_hold=Count("pk", filter=Q(held=True)),
        alone=Count("pk", filter=alone()),
    )
    return {stage: Counts(*numbers) for stage, *numbers in found}


def in_order(cases: QuerySet[AdoptionCase], by: str, *, backwards: bool) -> QuerySet[AdoptionCase]:
    """Keys of the cases sorted by one of `SORTS`, and by name where that is the same; those without one are last
    either way.
    """
    key, downwards = SORTS[by](), backwards != (by in SINCE)
    turned = key.desc(nulls_last=True) if downwards else key.asc(nulls_last=True)
    return cases.order_by(turned, Lower(readers_name("adoption__region")), "pk").values_list("pk", flat=True)


def of_keys(keys: Iterable[int]) -> list[AdoptionCase]:
    """The cases of these keys, in this order, with their regions and how many `people` each has."""
    cases = _with_standing(AdoptionCase.objects.select_related("adoption__region")).annotate(people=people())
    found = cases.in_bulk(list(keys))
    return [found[key] for key in keys]


def _first(of_tasks, **narrowed) -> Subquery:
    """The least that there is among the open tasks of a case."""
    tasks = CaseTask.objects.open().filter(case=OuterRef("pk"), **narrowed)
    return Subquery(tasks.order_by(of_tasks).values_list(of_tasks)[:1])


# Whose turn it is, as a number in the order of `Turn`.
_TURN = Case(*(When(turn=turn, then=number) for number, turn in enumerate(Turn)))
SORTS = {
    "region": lambda: Lower(readers_name("adoption__region")),
    "stage": lambda: Case(*(When(stage=stage, then=stage.order) for stage in Stage)),
    "days": lambda: F("stage_since"),
    "due": lambda: Case(When(held=False, then=_first(F("due"), due__isnull=False))),
    "turn": lambda: _first(_TURN),
    "adviser": lambda: Lower(Coalesce(NullIf("adviser__name", Value("")), "adviser__email", Value(""))),
}


# Columns that count from a day: the later the day, the fewer they are.
SINCE = {"days"}


def longest_there(cases: QuerySet[AdoptionCase], number: int) -> QuerySet[AdoptionCase]:
    """Keys of so many cases of each stage as have stood there longest, in that order."""
    place = Window(RowNumber(), partition_by="stage", order_by=["stage_since", "pk"])
    first = cases.annotate(place=place).filter(place__lte=number)
    return first.order_by("stage_since", "pk").values_list("pk", flat=True)


def know_advisers_and_counties(cases: Collection[AdoptionCase]) -> None:
    prefetch_related_objects(cases, "adviser")
    prefetch_related_objects([case.adoption.region for case in cases], "counties")


def know_asked(cases: Iterable[AdoptionCase]) -> None:
    """Set on every case what its open tasks ask, as `Asked`, its `turns` (whom they ask, in the order of `Turn`) and
    the day when something is `next_due`.
    """
    asked = _asked(cases)
    for case in cases:
        case.asked = asked[case.pk]
        case.next_due = min((one.due for one in case.asked if one.due), default=None)
        case.turns = [turn for turn in Turn if any(turn == one.turn for one in case.asked)]


def know_what_holds_up(cases: Iterable[AdoptionCase], on: date) -> None:
    """Set on every case, of which it is known what is asked, its `facts` and what it is `held_up_by`: what keeps it
    from going on beyond work that is on time.
    """
    facts.load(cases)
    for case in cases:
        late_acts = {one.act for one in case.asked if one.due and one.due < on}
        case.held_up_by = () if case.held else holding_up(case, late_acts)


class Asked(NamedTuple):
    """Something that is asked: whose turn it is, which act, and by when."""

    turn: str
    act: str
    due: date | None


def _asked(cases: Iterable[AdoptionCase]) -> Mapping[int, set[Asked]]:
    tasks = CaseTask.objects.open().filter(case__in=[case.pk for case in cases]).order_by()
    found = defaultdict(set)
    for case, *task in tasks.values_list("case", *Asked._fields):
        found[case].add(Asked(*task))
    return found


def holding_up(case: AdoptionCase, late_acts: Collection[str]) -> tuple[Missing, ...]:
    """Missing things that nobody is expected to be still working on: what a passed stage had and was lost since,
    and what an overdue act was to supply. A stage's own work in good time holds nothing up. Pure.
    """
    return tuple(one.missing for one in stopping(case) if one.lost or one.missing.act in late_acts)


@dataclass(frozen=True, slots=True)
class Stopping:
    """A missing thing of a gate that stops a case, and whether a passed stage had it."""

    gate: Gate
    missing: Missing
    lost: bool


def stopping(case: AdoptionCase) -> tuple[Stopping, ...]:
    """All that stands between the case and its next move, or that permanent operation lacks. Pure."""
    since = case.path.since
    return tuple(
        Stopping(blocker.gate, missing, since.get(blocker.gate, case.at).order < case.at.order)
        for blocker in case.path.blockers(case.at, case.facts)
        for missing in blocker.missing
    )
