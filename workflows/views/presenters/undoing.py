"""Taking back one's own last act: where that is offered, and what goes back with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.urls import reverse
from django.utils.translation import ngettext

from workflows.acts import BY_NAME
from workflows.acts.undoing import WITHIN, refusal_of_undoing
from workflows.models import CaseEvent, CaseTask
from workflows.queries import before, case_page
from workflows.services import drafts
from workflows.stages import Stage

from .history import EventLine
from .words import about, case_url, named

NAMED = 12


@dataclass(frozen=True)
class TakeBack:
    """An act that its doer may take back, and until when."""

    event: CaseEvent

    @property
    def url(self) -> str:
        return undo_url(self.event)

    @property
    def until(self) -> datetime:
        return self.event.at + WITHIN


def undo_url(event: CaseEvent) -> str:
    return reverse("workflows:undo", args=[event.case_id, event.seq])


def own_last_act(events: Sequence[CaseEvent], reader, now: datetime) -> dict[int, TakeBack]:
    """Of the latest events, the oldest first: the act that the reader may take back, by its number, if there is one."""
    start = next((n for n in reversed(range(len(events))) if not events[n].is_move), None)
    if start is None or refusal_of_undoing(events[start:], reader, now):
        return {}
    return {events[start].seq: TakeBack(events[start])}


class UndoPage:
    """What goes back with an act, for the one who did it; or why it cannot be taken back."""

    def __init__(self, case, events: Sequence[CaseEvent], reader, now: datetime):
        self.case, self.reader, self.now = case, reader, now
        self.event, *self.since = events
        self.refused = refusal_of_undoing(events, reader, now)
        self.form = None

    @cached_property
    def name(self) -> str:
        """What was done, with what it was about: as its task says it, or its button where no path asks for it."""
        act = BY_NAME.get(self.event.act)
        return named(act, self.line.thing) if act else self.line.sentence

    @cached_property
    def line(self) -> EventLine:
        contacts = self.case.adoption.contacts.all()
        return EventLine(self.event, {f"contact:{one.pk}": str(one.user) for one in contacts})

    @property
    def until(self) -> datetime:
        return self.event.at + WITHIN

    @property
    def back_to(self) -> Stage | None:
        """Where the case goes back to, if the act has moved it."""
        moves = [event for event in self.since if event.is_move]
        return Stage(moves[0].source) if moves else None

    @cached_property
    def were(self) -> dict[tuple[str, str], CaseTask]:
        return {(task.act, task.item): task for task in before.open_before(self.case, self.event.seq)}

    @cached_property
    def are(self) -> dict[tuple[str, str], CaseTask]:
        return {(task.act, task.item): task for task in case_page.open_tasks(self.case)}

    @property
    def reopens(self) -> bool:
        """Whether the act's own task is open again."""
        return (self.event.act, self.event.item) in self.were

    @cached_property
    def kept(self) -> bool:
        """Whether what was written comes back to the form."""
        return drafts.is_kept(self.case, self.event.seq)

    @property
    def closing(self) -> list[str]:
        """Tasks that are asked for because of the act."""
        return _titles([task for key, task in self.are.items() if key not in self.were])

    @property
    def opening(self) -> list[str]:
        """Tasks that the act has finished or ended."""
        return _titles([task for key, task in self.were.items() if key not in self.are])

    @property
    def case_url(self) -> str:
        """Back to the case, or to the tasks for those who see it no more."""
        may_see = self.reader.has_perm("workflows.view_case", self.case)
        return case_url(self.case) if may_see else reverse("workflows:inbox")

    @property
    def typed(self) -> str:
        """The reason that was given with what is refused."""
        return self.form.data.get("reason", "") if self.form is not None and self.form.is_bound else ""


def _titles(tasks: list[CaseTask]) -> list[str]:
    """The first of them, and how many there are besides."""
    more = len(tasks) - NAMED
    shown = [about(BY_NAME[task.act].words.task, task.item_name) for task in tasks[:NAMED]]
    if more < 1:
        return shown
    return [*shown, ngettext("and %(more)d more task", "and %(more)d more tasks", more) % {"more": more}]
