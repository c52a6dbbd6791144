"""Entries of the log as sentences, in the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from adoption.declarations import Turn
from workflows.acts import BY_NAME
from workflows.models import CaseEvent
from workflows.services.cases import FINISHED, MOVED_FORWARD, SENT_BACK
from workflows.stages import Stage

from .words import about

# What the log tells that is no act: by name, said after the person's name.
BESIDE_ACTS = {
    "register_contact": gettext_lazy("got in touch"),
    "claim": gettext_lazy("took the task"),
    "release": gettext_lazy("gave the task back to the side"),
    "hand_over": gettext_lazy("handed the task over"),
}


@dataclass(frozen=True)
class EventLine:
    """One entry: who, for which side, what, when, and why."""

    event: CaseEvent

    @property
    def at(self):
        return self.event.at

    @property
    def who(self) -> str:
        """The person; nobody is named for a contact left on the public page, and for a move."""
        return str(self.event.by) if self.event.by and not self.event.is_move else ""

    @property
    def turn(self) -> Turn | None:
        return Turn(self.event.for_side) if self.event.for_side else None

    @property
    def is_move(self) -> bool:
        return self.event.is_move

    @property
    def reason(self) -> str:
        return "" if self.is_move else self.event.reason

    @property
    def sentence(self) -> str:
        """The whole entry as one sentence, the person included."""
        if self.is_move:
            return self.move
        who = str(self.event.by) if self.event.by else _("Somebody who was not signed in")
        return _("%(who)s %(did)s") % {"who": who, "did": self.did}

    @property
    def did(self) -> str:
        act = BY_NAME.get(self.event.act)
        words = act.words.log if act else BESIDE_ACTS.get(self.event.act, self.event.act)
        return about(words, self.event.item_name)

    @property
    def move(self) -> str:
        """Where the case went."""
        said = {"stage": Stage(self.event.target).label, "step": Stage(self.event.target).step}
        if self.event.act == FINISHED:
            return _("The case ended")
        if self.event.act == SENT_BACK:
            return _("The case was sent back to step %(step)s, %(stage)s") % said
        if self.event.act == MOVED_FORWARD and said["step"]:
            return _("The case moved on to step %(step)s, %(stage)s") % said
        return _("The case moved on to %(stage)s") % said
