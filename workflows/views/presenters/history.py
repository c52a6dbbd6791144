"""Entries of the log as sentences, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from adoption.declarations import SessionKind, Turn
from workflows.acts import BY_NAME, Act
from workflows.acts.base import ItemKind
from workflows.happenings import FINISHED, MIGRATED, MOVED_BACK, MOVED_FORWARD, REVERTED, SENT_BACK, UNDO
from workflows.items import kind_of
from workflows.models import CaseEvent
from workflows.paths import name_of
from workflows.services.cases import OPENED
from workflows.services.tasks import TASK_WORDS
from workflows.stages import Stage

from .offers import Offer
from .words import about, named

EVENT = "event"
GOT_IN_TOUCH = gettext_lazy("got in touch with Kaikukeskus")
OF_VERSIONS = {
    MIGRATED: gettext_lazy("The case goes by a new version of the guide from now on: %(guide)s"),
    REVERTED: gettext_lazy("The case goes by its former version of the guide again: %(guide)s"),
}


@dataclass(frozen=True)
class EventLine:
    """One entry: who, for which side, what, when, and why.

    `people` are names by the user's key, and by the item key of a contact; `offers` is what its reader may do about
    what it recorded, `take_back` how they may take it back, and `undone` the event by which somebody did so.
    """

    event: CaseEvent
    people: Mapping[int | str, str] = field(default_factory=dict)
    offers: tuple[Offer, ...] = ()
    undone: CaseEvent | None = None
    take_back: object = None

    @property
    def at(self):
        return self.event.at

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
    def by_link(self) -> bool:
        """Whether it was done by a link in a letter, by whoever had the letter."""
        return "by_link" in self.event.data

    @property
    def sentence(self) -> str:
        """The whole entry as one sentence, the person included."""
        if self.is_move or self.event.act in OF_VERSIONS:
            return self.move
        who = str(self.event.by) if self.event.by else _("Somebody who was not signed in")
        return _("%(who)s %(did)s") % {"who": who, "did": self.did}

    @property
    def did(self) -> str:
        """What was done, as it stands after the person's name. A name that the code no longer knows is shown bare."""
        if self.event.act in TASK_WORDS:
            return self._with_task(str(TASK_WORDS[self.event.act].log))
        if self.event.act == OPENED:
            return str(GOT_IN_TOUCH)
        if self.event.act == UNDO:
            return about(_("took back what was recorded"), self.thing)
        act = BY_NAME.get(self.event.act)
        return about(self._as_decided(act), self.thing) if act else self.event.act

    @property
    def taken_back(self) -> str:
        """By whom and when the act was taken back; empty while it counts."""
        if self.undone is None:
            return ""
        when = date_format(localtime(self.undone.at), "DATETIME_FORMAT")
        return _("Taken back by %(name)s on %(when)s.") % {"name": self.undone.by, "when": when}

    @property
    def thing(self) -> str:
        """What it was about, in the reader's words; the log itself has no name of a person."""
        kind, name = kind_of(self.event.item), self.event.item_name
        if kind == EVENT and name in BY_NAME:
            data = self.event.data
            return named(BY_NAME[name], self._named(data.get("about", ""), data.get("about_name", "")))
        return self._named(self.event.item, name)

    def _named(self, item: str, name: str) -> str:
        kind = kind_of(item)
        if kind == ItemKind.CONTACT.value:
            return self.people.get(item, "")
        if kind == ItemKind.SESSION.value and name in SessionKind.values:
            return str(SessionKind(name).label)
        if kind == ItemKind.RECORD.value and name in BY_NAME:
            return str(BY_NAME[name].words.button)
        return name

    def _as_decided(self, act: Act) -> str:
        """The act's words for what was decided; a day that was decided stands in them as people write it."""
        until = self.event.data.get("until")
        day = date_format(date.fromisoformat(until), "DATE_FORMAT") if until else ""
        return str(act.log_words(self.event.data)).replace("{until}", day)

    def _with_task(self, words: str) -> str:
        act = BY_NAME.get(self.event.data.get("task"))
        task = about(act.words.task, self.event.item_name) if act else ""
        person = self.people.get(self.event.data.get("to")) or _("a colleague")
        return words.replace("{task}", task).replace("{person}", person)

    @property
    def move(self) -> str:
        """Where the case went: on the path, or to another version of it."""
        if self.event.act in OF_VERSIONS:
            return OF_VERSIONS[self.event.act] % {"guide": name_of(self.event.data["to"])}
        said = {"stage": Stage(self.event.target).label, "step": Stage(self.event.target).step}
        if self.event.act == FINISHED:
            return _("The case ended")
        if self.event.act == MOVED_BACK:
            return self._moved_back(said)
        if self.event.act == SENT_BACK:
            return _("The case was sent back to step %(step)s, %(stage)s") % said
        if self.event.act == MOVED_FORWARD and said["step"]:
            return _("The case moved on to step %(step)s, %(stage)s") % said
        return _("The case moved on to %(stage)s") % said

    @staticmethod
    def _moved_back(said: dict) -> str:
        if said["step"]:
            return _("The case is again at step %(step)s, %(stage)s") % said
        return _("The case is again at “%(stage)s”") % said
