"""A case as its log tells it: the events of one case folded, one after the other. Pure: no database, no clock."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from workflows.happenings import FINISHED, MIGRATED, MOVED_FORWARD, REVERTED, SENT_BACK, UNDO
from workflows.items import pk_of
from workflows.paths import PATHS, PUBLISHED
from workflows.stages import FIRST, Stage

FORWARD = {(move.source, move.target) for path in PATHS for move in path.forward.values()}
BACK = {(source, target) for source in Stage for target in Stage if target.order < source.order}
# What reading raises of an event that says what the log never writes.
UNREADABLE = (AttributeError, LookupError, TypeError, ValueError)


class Event(NamedTuple):
    """One row of the log, by the names of its columns."""

    case_id: int
    seq: int
    at: datetime
    by_id: int | None
    for_side: str
    act: str
    item: str
    item_name: str
    data: dict
    record: str
    reason: str
    source: str
    target: str
    cause: int | None
    previous_hash: str
    hash: str


class Found(NamedTuple):
    """What is wrong, and at which event of its case."""

    seq: int
    what: str


class HoldTold(NamedTuple):
    """A hold as the log tells it."""

    at: datetime
    review_on: str | None
    resumed_at: datetime | None = None


@dataclass
class Replay:
    """What the events so far say: where the case is and since when, its holds, and the days that due dates hang on.

    `undone` are the acts that were taken back, and the acts that took them back: neither counts, nor what they caused.
    `found` is what in the log itself cannot be.
    """

    undone: set[int] = field(default_factory=set)
    stage: str = FIRST
    version: int = PUBLISHED.number
    opened_at: datetime | None = None
    stage_since: datetime | None = None
    holds: list[HoldTold] = field(default_factory=list)
    dates: dict[str, str] = field(default_factory=dict)
    acts: set[int] = field(default_factory=set)
    found: list[Found] = field(default_factory=list)

    def attempt(self, step: Callable[[Event], None], event: Event) -> None:
        """An event that cannot be read is found, and those after it are read all the same."""
        try:
            step(event)
        except UNREADABLE as error:
            self.found.append(Found(event.seq, f"cannot be read ({type(error).__name__}: {error})"))

    def take_back(self, event: Event) -> None:
        self.undone |= {event.seq, pk_of(event.item) if event.act == UNDO else event.data["reverts"]}

    def take(self, event: Event) -> None:
        if self.opened_at is None:
            self.opened_at = self.stage_since = event.at
            self.version = event.data.get("path", self.version)
        if event.act in (MIGRATED, REVERTED):
            self._go_over(event)
        if event.target:
            self._move(event)
            return
        self.acts.add(event.seq)
        if event.seq not in self.undone:
            self._say(event)

    def _move(self, event: Event) -> None:
        self.found += (Found(event.seq, what) for what in self._wrong(event))
        self.stage = event.target
        if event.cause in self.undone or event.seq in self.undone:
            return
        self.stage_since = event.at
        if event.target == Stage.ENDED:
            self._end_hold(event.at)

    def _go_over(self, event: Event) -> None:
        before, after = event.data["from"], event.data["to"]
        if before != self.version:
            what = f"leaves version {before} of the path, while the case was under {self.version}"
            self.found.append(Found(event.seq, what))
        self.version = after

    def _wrong(self, event: Event) -> Iterable[str]:
        if event.source != self.stage:
            yield f"moves from {event.source or 'nowhere'}, while the case was at {self.stage}"
        if event.cause not in self.acts and event.act not in (MIGRATED, REVERTED):
            yield "is a move that no act before it caused"
        if not is_of_the_path(event):
            yield f"moves from {event.source or 'nowhere'} to {event.target}, which is no move of the path"

    def _say(self, event: Event) -> None:
        if "dates" in event.data:
            self.dates = {name: str(day) for name, day in event.data["dates"].items()}
        if "held" in event.data:
            self._end_hold(event.at)
        if event.data.get("held"):
            self.holds.append(HoldTold(event.at, self.dates.get("review")))

    def _end_hold(self, at: datetime) -> None:
        if self.holds and self.holds[-1].resumed_at is None:
            self.holds[-1] = self.holds[-1]._replace(resumed_at=at)

    @property
    def days(self) -> dict[str, str]:
        """The days by name; one on which a hold is looked at again only while it lasts."""
        on_hold = bool(self.holds) and self.holds[-1].resumed_at is None
        return {name: day for name, day in self.dates.items() if on_hold or name != "review"}


def is_of_the_path(event: Event) -> bool:
    """Whether a version of the path has such a move; other kinds of move are judged by what they undo or carry over."""
    if event.act == MOVED_FORWARD:
        return (event.source, event.target) in FORWARD
    if event.act == SENT_BACK:
        return (event.source, event.target) in BACK
    return event.act != FINISHED or event.target == Stage.ENDED


def replay(events: list[Event]) -> Replay:
    """The events of one case, in their order, folded."""
    told = Replay()
    for event in events:
        if event.act in (UNDO, REVERTED):
            told.attempt(told.take_back, event)
    for event in events:
        told.attempt(told.take, event)
    return told
