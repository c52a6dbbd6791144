"""What there is to tell of a case: made from its open tasks, notices and pilot. Pure.

Each function says who is told of a thing, when in its life, and, by `because`, why that person.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial

from django.utils import timezone

from adoption.declarations import Turn
from notifications import declarations as kinds
from notifications.planning import rhythm
from notifications.planning.rhythm import Occasion
from notifications.planning.world import Thing
from workflows.working_days import WorkingCalendar

SETTLES = timedelta(minutes=15)
"""What has just happened is told after this: often more follows, or it is taken back."""
OTHER_SIDE = {Turn.CULTURE: Turn.CARE, Turn.CARE: Turn.CULTURE}
TAKEN_BACK_FOR = timedelta(days=14)
"""So long after it a task that was taken back is still told of."""


@dataclass(frozen=True, slots=True)
class CaseAtHand:
    """A case: its calendar, whether it is on hold, for which turns each of its people answers and since which day, and who
    at Kaikukeskus follows it: the adviser, or, while there is none, every worker.
    """

    pk: int
    calendar: WorkingCalendar
    held: bool
    people: dict[int, frozenset[Turn]]
    coordinators: frozenset[int]
    adviser: int | None
    centre: frozenset[int]
    since: dict[int, date] = field(default_factory=dict)

    def who_answer(self, turn: str) -> frozenset[int]:
        if turn == Turn.CENTRE:
            return self.centre
        local = frozenset(pk for pk, turns in self.people.items() if turn in turns)
        return local | self.centre if turn == Turn.ANYONE else local

    @property
    def advisers(self) -> frozenset[int]:
        """The adviser, or, while there is none who works at Kaikukeskus, everybody who does."""
        return frozenset({self.adviser}) & self.centre or self.centre

    def colleagues(self, person: int) -> frozenset[int]:
        """Who may read for the person: those who answer for a side of the region as the person does."""
        if person in self.centre:
            return self.centre
        sides = self.people.get(person, frozenset()) & {Turn.CULTURE, Turn.CARE, Turn.COORDINATOR}
        return frozenset(pk for pk, turns in self.people.items() if turns & sides)

    def asked_alike(self, person: int) -> frozenset[int]:
        """Who may read of sessions for the person: everybody of the region for its people, Kaikukeskus for its own."""
        return self.centre if person in self.centre else frozenset(self.people)


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task that waits, and the notices of it: one for each person for whom it does."""

    pk: int
    act: str
    item: str
    turn: str
    owner: int | None
    opened_on: date
    due: date | None
    due_on_hold: bool
    notices: tuple["Notice", ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What a person was told in the site."""

    pk: int
    person: int
    verb: str
    at: datetime
    actor: int | None


@dataclass(frozen=True, slots=True)
class Pilot:
    """A round of the pilot of which the sides in `undecided` have still to say what follows."""

    pk: int
    ends: date
    known: date
    undecided: frozenset[Turn]


def of_task(case: CaseAtHand, task: OpenTask) -> Iterator[Thing]:
    """For whom the task waits; and, once it is late, others who may help. On hold nothing is due."""
    if case.held and not task.due_on_hold:
        return
    able = case.who_answer(task.turn)
    for notice in task.notices:
        because = "holds" if task.owner == notice.person else f"turn:{task.turn}"
        occasions = partial(_life, task, notice, case.calendar)
        yield thing_of(case, notice.person, f"task:{task.pk}", occasions, able, because)
    if task.due is not None:
        yield from _told_of_lateness(case, task)


def _life(task: OpenTask, notice: Notice, calendar: WorkingCalendar) -> Iterator[Occasion]:
    """Whoever opened a task for oneself knows of it."""
    day = timezone.localdate(notice.at)
    if notice.actor != notice.person:
        kind = kinds.HANDED_OVER if notice.verb == "handed_over" else kinds.ASSIGNED
        yield Occasion(
            day, kind, f"{kind.name}/{notice.pk}", notice.at + SETTLES, days=(("told_in_site", day),)
        )
    if task.due is not None:
        yield from rhythm.of_due_date(task.due, max(task.opened_on, day), calendar)


def _told_of_lateness(case: CaseAtHand, task: OpenTask) -> Iterator[Thing]:
    for told_at, because, people in helpers_of(case, task):
        occasions = partial(rhythm.of_lateness, task.due, case.calendar, told_at=told_at)
        for person in sorted(people):
            able = case.colleagues(person)
            yield thing_of(case, person, f"task:{task.pk}", occasions, able, because)


def helpers_of(case: CaseAtHand, task: OpenTask) -> list[tuple[int, str, frozenset[int]]]:
    """Who is told of somebody else's late task: after how many days, by which relation, and the people."""
    told = {notice.person for notice in task.notices}
    other = other_side(case, task.turn, told)
    return [
        (rhythm.TO_OTHER_SIDE, "other_side", other),
        (rhythm.TO_KAIKUKESKUS, "kaikukeskus", case.advisers - told - other),
    ]


def other_side(case: CaseAtHand, turn: str, told: Iterable[int]) -> frozenset[int]:
    """Those of the region who may help with somebody else's task: the other side's coordinators, or, without any, its
    contacts; of a task of both sides, those who do not have it. Nobody of the region helps Kaikukeskus (R61).
    """
    if turn == Turn.CENTRE:
        return frozenset()
    others = case.who_answer(OTHER_SIDE.get(Turn(turn), Turn.LOCAL)) - frozenset(told)
    return (others & case.coordinators) or others


def of_taking_back(case: CaseAtHand, notice: Notice, told: frozenset[int] = frozenset()) -> Thing:
    """What a person was asked is asked no more; `told` are all who had been asked."""
    day = timezone.localdate(notice.at)
    occasion = Occasion(
        day,
        kinds.TAKEN_BACK,
        f"taken_back/{notice.pk}",
        notice.at + SETTLES,
        days=(("told_in_site", day),),
    )
    life = {"until": day + TAKEN_BACK_FOR, "told": told}
    able = case.colleagues(notice.person)
    return thing_of(case, notice.person, f"notice:{notice.pk}", only(occasion), able, "was_told", **life)


def only(occasion: Occasion):
    return lambda: iter((occasion,))


def of_pilot(case: CaseAtHand, pilot: Pilot) -> Iterator[Thing]:
    """The people of each side that has not decided, and the coordinators; each once, also who acts for both sides."""
    occasions = partial(rhythm.of_pilot, pilot.ends, case.calendar, known=pilot.known)
    able = {f"turn:{turn}": case.who_answer(turn) for turn in sorted(pilot.undecided)}
    if able:
        able["coordinator"] = case.coordinators
    told, before = frozenset().union(*able.values()), frozenset()
    for because, people in able.items():
        for person in sorted(people - before):
            life = {"until": pilot.ends, "told": told}
            able_too = people | case.colleagues(person)
            yield thing_of(case, person, f"pilot:{pilot.pk}", occasions, able_too, because, **life)
        before |= people


def thing_of(
    case: CaseAtHand, person: int, about: str, occasions, able: Iterable[int], because: str, **life
) -> Thing:
    deputies = frozenset(able) - {person}
    return Thing(person, case.pk, about, occasions, case.calendar, deputies, because, **life)
