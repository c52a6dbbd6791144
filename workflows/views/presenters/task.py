"""A task that is no longer its reader's to do: who did it, ended it or has it now, and since when."""

from functools import cached_property

from django.utils.translation import gettext as _

from workflows.acts import BY_NAME
from workflows.acts.base import Act
from workflows.acts.refusals import AlreadyDone, Taken
from workflows.models import CaseTask
from workflows.queries import case_page

from .history import EventLine
from .words import about, act_url, case_url


class TaskOver:
    """One task for one reader."""

    def __init__(self, task: CaseTask, case, reader):
        self.task, self.case, self.reader = task, case, reader

    @property
    def act(self) -> Act:
        return BY_NAME[self.task.act]

    @property
    def title(self) -> str:
        return about(self.act.words.task, self.task.item_name)

    @property
    def is_over(self) -> bool:
        if self.task.is_open:
            return self.was_handed_over
        return self.task.is_done or not self.is_asked_anew

    @property
    def is_asked_anew(self) -> bool:
        """The step was entered again, and the same act is asked for by another task."""
        return case_page.open_task(self.case, self.task.act, self.task.item) is not None

    @cached_property
    def was_handed_over(self) -> bool:
        """By the reader, to somebody who still has it."""
        if self.task.owner_id in (None, self.reader.pk):
            return False
        return case_page.handing_over(self.task, self.reader) is not None

    @property
    def sentence(self) -> str:
        if self.task.is_open:
            return Taken(str(self.task.owner), self.task.assigned).sentence
        if self.task.is_done:
            return AlreadyDone(str(self.task.done_by or _("somebody")), self.task.finished).sentence
        return _("This task is no longer asked for.")

    @cached_property
    def ended_by(self) -> EventLine | None:
        """What happened when the task was ended undone."""
        if self.task.is_open or self.task.is_done or self.task.finished is None:
            return None
        event = case_page.ending_of(self.task)
        return EventLine(event) if event else None

    @property
    def url(self) -> str:
        """The act's page, where it may still be done."""
        return act_url(self.case, self.act, self.task.item)

    @property
    def case_url(self) -> str:
        return case_url(self.case)
