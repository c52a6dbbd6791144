"""What the plan of letters is made from. A query fills it for some readers; tests fill it by hand."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from notifications.planning.rhythm import Occasion
from workflows.working_days import WorkingCalendar

Told = tuple[int, str, str]
"""Whom, of what, on which occasion."""
Away = tuple[date, date, int | None]
"""The first and the last day of an absence, and the deputy."""


TASK, OTHERS_LATE, BLOCKED, STALLED, NEW, KEPT_BACK = (
    "task",
    "others_late",
    "blocked",
    "stalled",
    "new",
    "kept_back",
)
"""What may be open for a person."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """That something has been open for a person since a day; `what` says which sort of thing. After `until` it is no more."""

    since: date
    what: str = TASK
    until: date = date.max


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who gets letters: what the person chose, and who reads them while the person is away.

    `chosen` is the channel by group of kinds; `calendar` has closed what all of the person's regions have.
    `waiting` is what has been open for the person: without it there is no digest.
    """

    pk: int
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)
    chosen: Mapping[str, str] = field(default_factory=dict)
    paused_until: date | None = None
    away: tuple[Away, ...] = ()
    reachable: bool = True
    waiting: tuple[Waiting, ...] = ()

    def absence(self, on: date) -> Away | None:
        return next((away for away in self.away if away[0] <= on <= away[1]), None)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a person is told of: a task, a session, a pilot. `about` is its key, `occasions` gives its life.

    `deputies` are those who answer for it as the person does; `because` is what the explanation says of the person.
    After `until` there is nothing to tell any more. `told` are all who are told of what is no task; who is told of a
    task, the task says. `days` are those on which the person may have to be somewhere: whoever is back before them is
    told then.
    """

    person: int
    case: int
    about: str
    occasions: Callable[[], Iterator[Occasion]]
    calendar: WorkingCalendar
    deputies: frozenset[int] = frozenset()
    because: str = ""
    until: date | None = None
    told: frozenset[int] = frozenset()
    days: frozenset[date] = frozenset()


@dataclass(frozen=True)
class World:
    """All that the plan asks: of the readers of one batch, and of the `absent` whose deputies they are.

    `told` are occasions that letters told of, `written` the keys of this week's digests, and `served` the readers who
    had the letter of this day. `cases` by key, and open `tasks` with their cases' keys, are what letters name.
    """

    readers: Mapping[int, Reader]
    things: tuple[Thing, ...]
    calendar: WorkingCalendar
    absent: Mapping[int, Reader] = field(default_factory=dict)
    cases: Mapping[int, Any] = field(default_factory=dict)
    tasks: Mapping[int, tuple[int, Any]] = field(default_factory=dict)
    told: frozenset[Told] = frozenset()
    written: frozenset[str] = frozenset()
    served: frozenset[int] = frozenset()

    def person(self, pk: int) -> Reader:
        return self.readers.get(pk) or self.absent[pk]
