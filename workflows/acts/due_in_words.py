"""How many working days an act is given, and from which day they are counted, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .base import Anchor, Due

ANCHORS: dict[Anchor, Promise] = {
    Anchor.OPENED: gettext_lazy("the day the task opens"),
    Anchor.INFO_SESSION: gettext_lazy("the information session"),
    Anchor.TRAINING: gettext_lazy("the training"),
    Anchor.WORKSHOP: gettext_lazy("the start workshop"),
    Anchor.MEETING: gettext_lazy("the meeting"),
    Anchor.CARDS_ORDERED: gettext_lazy("the day the cards were ordered"),
    Anchor.PILOT_START: gettext_lazy("the first day of the pilot"),
    Anchor.PILOT_HALF: gettext_lazy("the middle of the pilot"),
    Anchor.PILOT_END: gettext_lazy("the last day of the pilot"),
    Anchor.REVIEW: gettext_lazy("the day on which a hold is looked at again"),
}


def in_words(days: int) -> str:
    """Working days after the anchor or, negative, before it."""
    if days == 0:
        return _("on the day")
    if days < 0:
        return ngettext("%(days)d working day before", "%(days)d working days before", -days) % {
            "days": -days
        }
    return ngettext("%(days)d working day after", "%(days)d working days after", days) % {"days": days}


def due_in_words(due: Due) -> str:
    """The whole of it in one line; days from the opening are simply so many days."""
    if due.anchor is Anchor.OPENED:
        return ngettext("%(days)d working day", "%(days)d working days", due.days) % {"days": due.days}
    if due.days == 0:
        return str(ANCHORS[due.anchor])
    return _("%(days)s %(anchor)s") % {"days": in_words(due.days), "anchor": ANCHORS[due.anchor]}
