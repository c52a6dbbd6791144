"""Lines of the inbox: a task or many alike, and what a region waits for from others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from adoption.declarations import Turn
from workflows.acts import BY_NAME
from workflows.acts.base import Act
from workflows.queries.inbox import Slip, Waiting
from workflows.templatetags.due_words import due_words, waited_words

from .act import stage_of
from .together import Alike, together
from .words import about, case_url, people_of


@dataclass(frozen=True)
class Row(Alike):
    """One line of a list: a task, or many of one act in one region, such as forty sites to onboard."""

    on: date

    @property
    def region(self) -> str:
        return self.first.case.name

    @property
    def stage(self) -> str:
        """The step that the task belongs to; of steps side by side the case names only the first."""
        return (stage_of(self.act) or self.first.case.at).numbered

    @property
    def case_url(self) -> str:
        return case_url(self.first.case)

    @property
    def holder(self) -> str:
        return self.first.holder

    @property
    def away_until(self) -> date | None:
        """Until when the holder is away."""
        return self.first.away_until

    @property
    def held(self) -> bool:
        """The case is on hold: the task stays in view and is not due."""
        return self.first.held

    @property
    def due(self) -> date | None:
        return None if self.held else self.first.due

    @property
    def due_in_words(self) -> str:
        return due_words(self.due, self.on)

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.due < self.on


def rows(tasks: Iterable[Slip], on: date) -> list[Row]:
    """Lines in the order of the tasks; more than five of one act in one region and one hand stand together in one."""
    lines = [
        Row(group, on) for group in together(tasks, lambda task: (task.case_id, task.act, task.owner_id))
    ]
    return sorted(lines, key=lambda row: (row.due is None, row.due or on, row.first.pk))


@dataclass(frozen=True)
class WaitingRow:
    """One thing that a region waits for, from whom, and since when."""

    waiting: Waiting
    on: date

    @property
    def shown(self) -> tuple[Slip, ...]:
        return (self.waiting.first,)

    @property
    def act(self) -> Act:
        return BY_NAME[self.waiting.first.act]

    @property
    def count(self) -> int:
        return len(self.waiting.slips)

    @property
    def title(self) -> str:
        return about(self.act.words.task, self.waiting.first.item_name if self.count == 1 else "")

    @property
    def turn(self) -> Turn:
        return Turn(self.waiting.first.turn)

    @property
    def is_taken(self) -> bool:
        return self.waiting.first.owner_id is not None

    @property
    def away_until(self) -> date | None:
        """Until when whoever holds it is away."""
        return self.waiting.first.away_until

    @property
    def names(self) -> list[str]:
        """Who holds it, or else who may take it."""
        first = self.waiting.first
        return [first.holder] if self.is_taken else people_of(first.case, self.turn)

    @property
    def region(self) -> str:
        return self.waiting.first.case.name

    @property
    def url(self) -> str:
        return case_url(self.waiting.first.case)

    @property
    def held(self) -> bool:
        return self.waiting.first.held

    @property
    def is_late(self) -> bool:
        return not self.held and self.waiting.due is not None and self.waiting.due < self.on

    @property
    def late_in_words(self) -> str:
        return due_words(self.waiting.due, self.on) if self.is_late else ""

    @property
    def waited(self) -> str:
        return waited_words(self.waiting.since, self.on)
