"""Where a case is not what its log says, or its log not what was written; each difference with case and event."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import NamedTuple

from workflows.flows import asked_in
from workflows.items import kind_of
from workflows.queries.facts import CaseDates
from workflows.services.log import digest

from . import reading
from .reading import Stored
from .replay import UNREADABLE, Event, Found, Replay, replay

# Records that an act writes beside the one that its event names.
BESIDE = {
    "register_contact": "adoption.inquiry",
    "replace_contact": "adoption.appointment",
    "consult_on_distributors": "commitments.consultation",
    "record_feedback_meeting": "adoption.session",
    "carry_out_decision": "adoption.pilotperiod",
}
DAYS = tuple(day.name for day in fields(CaseDates))


class Difference(NamedTuple):
    """At an event of the case; what the tables have or lack is said at the last one."""

    case: int
    seq: int
    what: str

    def __str__(self) -> str:
        return f"Case {self.case}, event {self.seq}: {self.what}."


class Checked(NamedTuple):
    """How much was looked at, and what was found."""

    cases: int
    events: int
    differences: list[Difference]


def check(pks: Iterable[int] | None = None) -> Iterator[Checked]:
    """Every case, or those named, some at a time. What differs is read once more while nobody changes it."""
    for batch in reading.batches(pks):
        found = []
        for stored in batch:
            if differences(stored):
                found += differences(reading.at_rest(stored.case.pk))
        yield Checked(len(batch), sum(len(stored.events) for stored in batch), found)
    if pks is None:
        lost = [Difference(case, seq, "is of a case that is gone") for case, seq in reading.without_case()]
        yield Checked(0, len(lost), lost)


def differences(stored: Stored) -> list[Difference]:
    """All that differs in one case, in the order of its log."""
    found = list(_chain(stored))
    told = replay(stored.events)
    found += told.found
    for part in (_place, _holds, _days, _written, _work):
        found += _compared(part, stored, told)
    return [Difference(stored.case.pk, *one) for one in sorted(found)]


def _compared(part: Callable[[Stored, Replay], Iterator[Found]], stored: Stored, told: Replay) -> list[Found]:
    """What one part finds; a case of which it can make nothing is a difference too."""
    try:
        return list(part(stored, told))
    except UNREADABLE as error:
        return [Found(stored.end, f"the case cannot be read ({type(error).__name__}: {error})")]


def _chain(stored: Stored) -> Iterator[Found]:
    """Numbers without holes, each event as it was written and bound to the one before, and the case's own count."""
    before, number = "", 0
    for event in stored.events:
        yield from _link(event, before, number)
        before, number = event.hash, event.seq
    if stored.case.seq != number:
        yield Found(number, f"is the last one, while the case counts {stored.case.seq}")
    if stored.case.head != before:
        yield Found(number, "is the last one, while the case keeps another head")


def _link(event: Event, before: str, number: int) -> Iterator[Found]:
    """One event of the chain, after the one with this hash and number."""
    if event.seq != number + 1:
        yield Found(event.seq, f"events are missing before it, from number {number + 1} on")
    if event.previous_hash != before:
        yield Found(event.seq, "is not bound to the event before it")
    if not _is_as_written(event):
        yield Found(event.seq, "is not as it was written")


def _is_as_written(event: Event) -> bool:
    try:
        return digest(event) == event.hash
    except UNREADABLE:
        return False


def _place(stored: Stored, told: Replay) -> Iterator[Found]:
    case, end = stored.case, stored.end
    if case.stage != told.stage:
        yield Found(end, f"the case is at {case.stage}, its log leads to {told.stage}")
    if case.path_version != told.version:
        yield Found(end, f"the case is under version {case.path_version}, its log says {told.version}")
    if case.stage_since != told.stage_since:
        yield Found(end, f"the case is there since {case.stage_since}, its log says {told.stage_since}")
    if case.opened_at != told.opened_at:
        yield Found(end, f"the case was opened at {case.opened_at}, its log says {told.opened_at}")


def _holds(stored: Stored, told: Replay) -> Iterator[Found]:
    for hold in set(stored.holds) ^ set(told.holds):
        where = "no event tells of" if hold in stored.holds else "only the log tells of"
        yield Found(
            stored.end, f"{where} a hold since {hold.at}, to {hold.review_on}, over {hold.resumed_at}"
        )


def _days(stored: Stored, told: Replay) -> Iterator[Found]:
    days = {name: day.isoformat() for name in DAYS if (day := getattr(stored.case.dates, name))}
    for name in sorted({name for name, _day in days.items() ^ told.days.items()}):
        yield Found(stored.end, f"{name} is {days.get(name)}, its log says {told.days.get(name)}")


def _written(stored: Stored, told: Replay) -> Iterator[Found]:
    """Every record was written, and taken back, by an act of the log; every record that the log names is there."""
    by_event = {(event.record, event.by_id, event.at) for event in stored.events if event.record}
    beside = {(_beside(event), event.by_id, event.at) for event in stored.events}
    moments = {event.at for event in stored.events} | {None}
    for row in stored.written:
        if (row.key, row.by_id, row.at) not in by_event and (row.kind, row.by_id, row.at) not in beside:
            yield Found(stored.end, f"no event stands behind the record {row.key}")
        if row.withdrawn_at not in moments:
            yield Found(stored.end, f"no event took back the record {row.key}")
    yield from _gone(stored)


def _gone(stored: Stored) -> Iterator[Found]:
    there = {row.key for row in stored.written}
    for event in stored.events:
        if event.record not in there and kind_of(event.record) in reading.KINDS:
            yield Found(event.seq, f"the record that it wrote is gone: {event.record}")


def _beside(event: Event) -> str | None:
    """The kind of record that the act wrote too; a correction is named for the act that it did again."""
    return BESIDE.get(event.item_name if event.act == "correct" else event.act)


def _work(stored: Stored, told: Replay) -> Iterator[Found]:
    """The open runs and tasks are those that the stage and the records ask for, and no event altered one that is gone."""
    if stored.altered > stored.end:
        yield Found(stored.end, f"a task was altered by event {stored.altered}, which is missing")
    asks = asked_in(stored.case)
    tasks = {(ask.flow.__name__, ask.node, ask.act.name, ask.item) for ask in asks}
    runs = {(ask.flow.__name__, ask.item) for ask in asks}
    for name, wanted, there in (("task", tasks, stored.tasks), ("run", runs, stored.runs)):
        for one in there - wanted:
            yield Found(stored.end, f"an open {name} that nothing asks for: {' '.join(one).strip()}")
        for one in wanted - there:
            yield Found(stored.end, f"a {name} that should be open is not: {' '.join(one).strip()}")
