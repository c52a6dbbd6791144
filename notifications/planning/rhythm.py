"""When in the life of a task, a session or a pilot somebody is told of it. Pure: dates and the working-day calendar.

Each thing has occasions, in the order in which they come. Only the latest that has come counts: after a pause
of the site nobody is told that something is due in a week that is late by now.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from notifications import declarations as kinds
from notifications.declarations import Kind
from workflows.working_days import WorkingCalendar

DAY, SOON = timedelta(days=1), timedelta(days=7)
LATE_AFTER = (7, 21, 49)
"""Days after the due date on which whoever has a task is reminded that it is late; then every `LATE_EVERY`."""
LATE_EVERY = 56
LATE_AT_MOST = 3650
TO_OTHER_SIDE, TO_KAIKUKESKUS = 21, 49
"""How late a task is when the other side's coordinator, and when Kaikukeskus, is told of it too."""
BEFORE_PILOT_ENDS = (90, 60, 30)
"""Days before the end of a pilot on which a side that has not decided is told (R67, R69)."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """From `day` on, somebody is to be told; `key` names the occasion among those of its thing.

    `ready` is a moment before which it is too early, `over` one from which on it is too late; `days` are the calendar days
    that led to `day`, for whoever asks why.
    """

    day: date
    kind: Kind
    key: str
    ready: datetime | None = None
    days: tuple[tuple[str, date], ...] = ()
    over: datetime | None = None


def latest(occasions: Iterator[Occasion], on: date) -> Occasion | None:
    """The latest of the occasions that have come; of two on one day, the later in order."""
    come = None
    for occasion in occasions:
        if occasion.day <= on and (come is None or occasion.day >= come.day):
            come = occasion
        elif occasion.day > on:
            break
    return come


def of_due_date(due: date, opened: date, calendar: WorkingCalendar) -> Iterator[Occasion]:
    """A week before, on the day, and ever more seldom after it; each on a working day that comes after `opened`.

    Whoever gets a task within a week of its due date, or after it, is not told of what has passed: the letter that
    brings it says when it is, or was, due. That letter may be of the next working day, so nothing is told a week before then.
    """
    week_before = calendar.previous_working_day(due - SOON)
    if week_before > calendar.next_working_day(opened + DAY):
        yield _due(kinds.DUE_SOON, week_before, due, -SOON.days)
    on_the_day = calendar.previous_working_day(due)
    if on_the_day > opened:
        yield _due(kinds.DUE_TODAY, on_the_day, due)
    for late, day in late_days(due, calendar):
        if day > opened:
            yield _due(kinds.OVERDUE, day, due, late)


def of_lateness(due: date, calendar: WorkingCalendar, *, told_at: int) -> Iterator[Occasion]:
    """Somebody else's task is late: the occasions from the one at which that somebody is told, in days late."""
    for late, day in late_days(due, calendar):
        if late >= told_at:
            yield _due(kinds.OTHERS_OVERDUE, day, due, late)


def late_days(due: date, calendar: WorkingCalendar) -> Iterator[tuple[int, date]]:
    """Days late, and the working day on which that is said, for ten years."""
    for late in (*LATE_AFTER, *range(LATE_AFTER[-1] + LATE_EVERY, LATE_AT_MOST, LATE_EVERY)):
        yield late, calendar.next_working_day(due + timedelta(days=late))


def of_pilot(ends: date, calendar: WorkingCalendar, *, known: date) -> Iterator[Occasion]:
    """90, 60 and 30 days before the pilot's end, of those that come after it is known; if none does, on the working day after
    it is.
    """
    for days in BEFORE_PILOT_ENDS:
        counted = ends - timedelta(days=days)
        day = calendar.previous_working_day(counted)
        if day <= known and days == BEFORE_PILOT_ENDS[-1]:
            counted = day = calendar.next_working_day(known + DAY)
        if day > known:
            known_days = (("pilot_ends", ends), ("counted", counted))
            yield Occasion(day, kinds.PILOT_ENDS, f"{days}/{ends}", days=known_days)


def _due(kind: Kind, day: date, due: date, late: int = 0) -> Occasion:
    """So many days after the due date or, negative, before it, moved to a working day."""
    name = f"late{late}" if late > 0 else kind.name
    return Occasion(day, kind, f"{name}/{due}", days=(("due", due), ("counted", due + timedelta(days=late))))
