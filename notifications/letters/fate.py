"""What became of a letter, in words: whether it waits, was handed over, put off, refused or taken out of the queue."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from post_office.models import STATUS, Log

from notifications.models import Letter


class Fate(StrEnum):
    """What may become of a letter, as lists are narrowed by it."""

    QUEUED = "queued"
    HANDED = "handed"
    PUT_OFF = "put_off"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLEARED = "cleared"

    @property
    def label(self) -> Promise:
        return _WORDS[self][1]

    @property
    def mark(self) -> str:
        """The kind of mark that shows it."""
        return _WORDS[self][0]

    @property
    def of_letters(self) -> Q:
        """The letters that it became of."""
        if self is Fate.REFUSED:
            return Q(email__status=STATUS.failed)
        if self is Fate.WITHDRAWN:
            return ~Q(withdrawn_at=None) & (Q(email=None) | ~Q(email__status=STATUS.failed))
        if self is Fate.CLEARED:
            return Q(withdrawn_at=None, email=None)
        return Q(withdrawn_at=None, email__status=_BY_STATUS[self])


_WORDS = {
    Fate.QUEUED: ("wait", _("Waits to be handed to the mail server")),
    Fate.HANDED: ("done", _("Handed to the mail server")),
    Fate.PUT_OFF: ("warn", _("Put off by the mail server")),
    Fate.REFUSED: ("block", _("Refused by the mail server")),
    Fate.WITHDRAWN: ("info", _("Withdrawn: it was no longer true")),
    Fate.CLEARED: ("info", _("Kept no longer")),
}
_BY_STATUS = {
    Fate.QUEUED: STATUS.queued,
    Fate.HANDED: STATUS.sent,
    Fate.PUT_OFF: STATUS.requeued,
    Fate.REFUSED: STATUS.failed,
}
_OF_STATUS = {status: fate for fate, status in _BY_STATUS.items()}


def fate_of(letter: Letter) -> Fate:
    """Of a letter that was read with its message. What was refused stays so, also if it was told again since."""
    if letter.withdrawn_at and not (letter.email and letter.email.status == STATUS.failed):
        return Fate.WITHDRAWN
    return _OF_STATUS[letter.email.status] if letter.email else Fate.CLEARED


@dataclass(frozen=True)
class Sent:
    """A letter with what became of it, as pages show it."""

    letter: Letter

    @property
    def fate(self) -> Fate:
        return fate_of(self.letter)

    @cached_property
    def _last(self) -> Log | None:
        """What the mail server said at the last time. One query."""
        return self.letter.email.logs.order_by("-pk").first() if self.letter.email else None

    @property
    def handed_at(self):
        return self.letter.email.last_updated if self.fate is Fate.HANDED else None

    @property
    def said(self) -> str:
        """Why the mail server did not take it."""
        has_failed = self.fate in (Fate.PUT_OFF, Fate.REFUSED)
        return self._last.message if self._last and has_failed else ""

    @property
    def tried_again_at(self):
        return self.letter.email.scheduled_time if self.fate is Fate.PUT_OFF else None
