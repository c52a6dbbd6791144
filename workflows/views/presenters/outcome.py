"""What is said after an act: what was recorded, where the case went, and who is asked next."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adoption.declarations import Turn
from workflows.acts import BY_NAME
from workflows.models import CaseEvent, CaseTask
from workflows.stages import Stage

from .history import EventLine
from .words import about

NAMED = 3


@dataclass(frozen=True)
class Outcome:
    """An act that was done, about the thing of that name. `before` is where the case was, `asked` the tasks that
    the act has brought.
    """

    item_name: str
    event: CaseEvent
    before: Stage
    asked: list[CaseTask]

    @property
    def message(self) -> str:
        return " ".join(self.sentences)

    @property
    def sentences(self) -> list[str]:
        """What was recorded, and what comes of it."""
        return [sentence for sentence in (self.recorded, self.moved, *self.next, self.rest) if sentence]

    @property
    def recorded(self) -> str:
        line = EventLine(self.event, {self.event.item: self.item_name})
        return _("Saved: %(what)s.") % {"what": line.sentence}

    @property
    def moved(self) -> str:
        at = self.event.case.at
        if at is self.before:
            return ""
        if at is Stage.ENDED:
            return _("The case has ended.")
        if at.step is None:
            return _("The case is now at %(stage)s.") % {"stage": at.label}
        return _("The case is now at step %(step)s, %(stage)s.") % {"step": at.step, "stage": at.label}

    @property
    def next(self) -> list[str]:
        """One sentence for each of the first new tasks."""
        return [self._asked(task) for task in self.asked[:NAMED]]

    @property
    def rest(self) -> str:
        more = len(self.asked) - NAMED
        if more < 1:
            return ""
        return ngettext("One more task has opened.", "%(more)d more tasks have opened.", more) % {
            "more": more
        }

    @staticmethod
    def _asked(task: CaseTask) -> str:
        who = str(task.owner) if task.owner else Turn(task.turn).label
        what = about(BY_NAME[task.act].words.task, task.item_name)
        return _("Next: %(task)s (%(who)s).") % {"task": what, "who": who}
