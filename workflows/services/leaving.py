"""A person leaves and hands everything over, region by region, through the acts that there are for it.

The steps are listed first and then done as they were listed: the page that asks shows the very list.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from django.db import transaction
from django.utils import timezone

from accounts.models import Absence, User
from adoption.declarations import Side, turn_of
from adoption.models import Contact
from workflows.acts import BY_NAME
from workflows.acts.refusals import Refused
from workflows.items import key_of
from workflows.models import CaseTask
from workflows.queries.leaving import Seat, ends_with_leaving, left_over
from workflows.services import tasks
from workflows.services.perform import perform


@dataclass(frozen=True)
class Successor:
    """Who takes a place over: somebody there is, or a new person by name and address."""

    name: str
    email: str
    user: User | None = None
    language: str = "fi"

    def __str__(self) -> str:
        return str(self.user) if self.user else self.name or self.email

    def found(self) -> User:
        return self.user or User.objects.get(email=self.email)


class Kind(Enum):
    """What is done; `ASKED` is done by nobody: the region asks for it by itself. With `EMPTY` nobody takes the place."""

    ADD = "add"
    COORDINATE = "coordinate"
    HAND_OVER = "hand_over"
    STATISTICS = "statistics"
    ASKED = "asked"
    ADVISE = "advise"
    REPLACE = "replace"
    LEAVE = "leave"
    EMPTY = "empty"


@dataclass(frozen=True)
class Step:
    """One thing that is done about a place."""

    kind: Kind
    seat: Seat
    successor: Successor | None
    task: CaseTask | None = None


@dataclass(frozen=True)
class Deputyship:
    """An absence whose deputy leaves: who becomes it instead, if anybody does, and where that person does not stand in
    though the deputy until now does.
    """

    absence: Absence
    successor: Successor | None
    uncovered: tuple[str, ...] = ()


@dataclass
class NotHandedOver(Exception):
    """Something of these regions would stay with the person, or an act was refused there. Nothing was done."""

    regions: list[str]
    why: str = ""


def steps(choices: Iterable[tuple[Seat, Successor | None]]) -> list[Step]:
    """All that is done when each place goes to its successor, in this order; a task before the person loses it. A place
    that may stay empty may have none.
    """
    return [step for seat, successor in choices for step in _steps(seat, successor)]


def _steps(seat: Seat, successor: Successor | None) -> Iterable[Step]:
    if successor is None:
        yield Step(Kind.EMPTY, seat, None)
        return
    before, after = _of_contact(seat, successor) if seat.contact else ([], [Kind.ADVISE] * seat.advises)
    yield from (Step(kind, seat, successor) for kind in before)
    yield from (Step(Kind.HAND_OVER, seat, successor, task) for task in seat.tasks)
    yield from (Step(kind, seat, successor) for kind in after)


def _of_contact(seat: Seat, successor: Successor) -> tuple[list[Kind], list[Kind]]:
    """What is done before and after the tasks of a contact's place are handed over."""
    is_new = successor.user not in seat.colleagues
    before = [Kind.ADD] if is_new else [Kind.COORDINATE] * _needs_coordinator(seat, successor)
    counted = Kind.STATISTICS if seat.contact.coordinator else Kind.ASKED
    return before, [counted] * seat.statistics + [Kind.REPLACE if is_new else Kind.LEAVE]


def _needs_coordinator(seat: Seat, successor: Successor) -> bool:
    """The place is a coordinator's, and the colleague who takes it is none yet."""
    if not seat.contact.coordinator or seat.case.at not in BY_NAME["change_coordinator"].during:
        return False
    return not any(one.coordinator for one in seat.case.contacts_of(successor.user))


@transaction.atomic
def leave(
    person: User,
    todo: Iterable[Step],
    deputyships: Iterable[Deputyship] = (),
    *,
    reason: str,
    now: datetime,
) -> None:
    """Do the steps, and give the absences their deputies. Raises `NotHandedOver`, and leaves everything as it was, unless
    the person is free of all after them.

    All regions are one transaction: a person has left or has not, and starts again from what was there. Cases are locked
    in the order of their keys. A contact who has left may still sign in; a worker's sign-in is closed.
    """
    for step in sorted(todo, key=lambda step: step.seat.case.pk):
        _do(step, person, reason, now)
    for one in deputyships:
        deputy = one.successor and one.successor.found()
        Absence.objects.filter(pk=one.absence.pk, deputy=person).update(deputy=deputy)
    if regions := left_over(person):
        raise NotHandedOver([case.name for case in regions])
    if ends_with_leaving(person):
        User.objects.filter(pk=person.pk).update(is_active=False)


def _do(step: Step, by: User, reason: str, now: datetime) -> None:
    try:
        if step.kind in _DOERS:
            _DOERS[step.kind](step, by, reason, now)
    except Refused as refused:
        raise NotHandedOver([step.seat.case.name], refused.sentence) from refused


def _act(name: str, step: Step, by: User, now: datetime, data: Mapping, item: str = "") -> None:
    act, data = BY_NAME[name], dict(data)
    told = act.form.logged(data)
    perform(act, case_id=step.seat.case.pk, by=by, data=data, now=now, item=item, log_data=told)


def _day(step: Step, now: datetime) -> date:
    """Today, or the first day of a place that had not begun."""
    return max(timezone.localdate(now), step.seat.contact.starts)


def _add(step: Step, by: User, reason: str, now: datetime) -> None:
    contact, who = step.seat.contact, step.successor
    person = {"name": who.name, "email": who.email, "language": who.language}
    place = {"side": contact.side, "coordinator": contact.coordinator, "starts": _day(step, now)}
    _act("add_contact", step, by, now, person | place)


def _coordinate(step: Step, by: User, reason: str, now: datetime) -> None:
    """Beside those who coordinate now: the person who leaves still has tasks to hand over."""
    there = Contact.objects.filter(adoption=step.seat.case.adoption_id, ends=None, coordinator=True)
    _act("change_coordinator", step, by, now, {"coordinators": [*there, _contact_of(step)]})


def _hand_over(step: Step, by: User, reason: str, now: datetime) -> None:
    tasks.hand_over(task_id=step.task.pk, to=step.successor.found(), reason=reason, by=by, now=now)


def _name_for_statistics(step: Step, by: User, reason: str, now: datetime) -> None:
    _act("name_statistics_person", step, by, now, {"contact": _contact_of(step)})


def _replace(step: Step, by: User, reason: str, now: datetime) -> None:
    """The new person has been there since the first step, and takes the place in the local group too."""
    who, item = step.successor, key_of("contact", step.seat.contact.pk)
    _act("replace_contact", step, by, now, {"email": who.email, "starts": _day(step, now)}, item)


def _leave(step: Step, by: User, reason: str, now: datetime) -> None:
    item = key_of("contact", step.seat.contact.pk)
    _act("contact_leaves", step, by, now, {"ends": _day(step, now), "reason": reason}, item)


def _advise(step: Step, by: User, reason: str, now: datetime) -> None:
    _act("change_adviser", step, by, now, {"adviser": step.successor.found()})


def _contact_of(step: Step) -> Contact:
    """The successor's own place in the region, on the side of the person who leaves."""
    there = Contact.objects.filter(adoption=step.seat.case.adoption_id, ends=None)
    theirs = there.filter(user=step.successor.found()).select_related("user")
    return next(one for one in theirs if turn_of(Side(one.side)) is step.seat.turn)


_DOERS: dict[Kind, Callable] = {
    Kind.ADD: _add,
    Kind.COORDINATE: _coordinate,
    Kind.HAND_OVER: _hand_over,
    Kind.STATISTICS: _name_for_statistics,
    Kind.ADVISE: _advise,
    Kind.REPLACE: _replace,
    Kind.LEAVE: _leave,
    Kind.EMPTY: _leave,
}
