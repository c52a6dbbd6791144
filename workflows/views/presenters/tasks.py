"""An open task as lists and pages show it: what to do, who holds it, by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from adoption.declarations import Turn
from workflows.acts import BY_NAME
from workflows.acts.base import Act
from workflows.acts.permission import refusal
from workflows.models import CaseTask
from workflows.rules import turns_of
from workflows.templatetags.due_words import due_words

from .together import Alike, together
from .words import about, act_url


@dataclass
class TaskLine:
    """One open task of a case, for one reader on one day."""

    task: CaseTask
    case: object
    reader: object
    on: date

    @property
    def act(self) -> Act:
        return BY_NAME[self.task.act]

    @property
    def title(self) -> str:
        return about(self.act.words.task, self.task.item_name)

    @property
    def item_name(self) -> str:
        return self.task.item_name

    @property
    def url(self) -> str:
        return act_url(self.case, self.act, self.task.item)

    @property
    def has_draft(self) -> bool:
        """A half-filled form waits for it."""
        return self.task.has_draft

    @property
    def thing(self):
        return self.task.site or self.task.partner

    @cached_property
    def is_readers_to_do(self) -> bool:
        """Whether the reader may do the act now, whoever has taken the task."""
        return refusal(self.act, self.case, self.reader, self.thing, self.task.item) is None

    @property
    def turn(self) -> Turn:
        return Turn(self.task.turn)

    @property
    def holder(self):
        """Who has taken the task; None while it waits for somebody of its side."""
        return self.task.owner

    @property
    def away_until(self) -> date | None:
        """Until when the holder is away; of a past moment nobody says."""
        return getattr(self.task, "away_until", None)

    @property
    def due(self) -> date | None:
        """Nothing is due while the case is on hold, but to look at it again."""
        return self.task.due if self.act.due_on_hold or not self.case.facts.on_hold else None

    @property
    def late_words(self) -> str:
        return due_words(self.due, self.on)

    @property
    def is_mine(self) -> bool:
        """In the reader's hands, or waiting for anybody of the reader's side."""
        if self.task.owner_id is not None:
            return self.task.owner_id == self.reader.pk
        return self.turn in turns_of(self.reader, self.case)

    @property
    def is_held_by_reader(self) -> bool:
        return self.task.owner_id == self.reader.pk


class TaskRow(Alike):
    """One line of a case's open tasks: a task, or many of one act that one person or side has."""

    @property
    def act(self) -> Act:
        return self.first.act


def rows(lines: Sequence[TaskLine]) -> list[TaskRow]:
    """In the order of the lines, which is that of their due dates."""
    places = {line.task.pk: place for place, line in enumerate(lines)}
    groups = together(lines, lambda line: (line.act.name, line.turn, line.task.owner_id))
    return [TaskRow(group) for group in sorted(groups, key=lambda group: places[group[0].task.pk])]
