"""Why a letter came, in words: what its explanation keeps, with the names that belong to it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notifications import declarations as kinds
from notifications.declarations import BY_NAME, DIGEST
from notifications.letters.said import WHY
from notifications.models import Letter
from notifications.planning.plan import DAY
from workflows.views.presenters.words import case_url

RHYTHM = {
    kinds.ASSIGNED: gettext_lazy("A new task is told a quarter of an hour after it opened."),
    kinds.HANDED_OVER: gettext_lazy(
        "A task that was handed over is told a quarter of an hour after it was handed over."
    ),
    kinds.TAKEN_BACK: gettext_lazy(
        "A task that is no longer asked for is told to whoever had a letter of it, unless it was read on the site."
    ),
    kinds.DUE_SOON: gettext_lazy("A week before the due date, or on the working day before that."),
    kinds.DUE_TODAY: gettext_lazy("On the due date, or on the working day before it."),
    kinds.OVERDUE: gettext_lazy(
        "Of a late task its holder is told after 7, 21 and 49 days and then every 56, or on the working day after that."
    ),
    kinds.OTHERS_OVERDUE: gettext_lazy(
        "Of somebody else's late task the other side is told from 21 days on, Kaikukeskus from 49 days on."
    ),
    kinds.INVITATION: gettext_lazy(
        "A planned session is told a quarter of an hour after it was put on record."
    ),
    kinds.SESSION_MOVED: gettext_lazy(
        "A session that has changed is told to everybody who was asked to it, and to those who wish for no invitations."
    ),
    kinds.SESSION_CANCELLED: gettext_lazy(
        "A session that was called off is told to everybody who was asked to it, and to those who wish for no invitations."
    ),
    kinds.SESSION_AFTER_ALL: gettext_lazy(
        "A session that is held after all is told to everybody who was told that it is called off."
    ),
    kinds.PILOT_ENDS: gettext_lazy(
        "90, 60 and 30 days before the pilot ends, or on the working day before that, until both sides have decided the same; "
        "of an end that becomes known later than that, on the working day after it does."
    ),
}
"""The rule of the rhythm that a kind follows."""
SHAPES = {
    DAY: gettext_lazy(
        "The letter of the day: one letter holds all that is to be told that day and is not urgent. It leaves on a "
        "working day, from seven o'clock on."
    ),
    DIGEST: gettext_lazy(
        "Monday's digest: it comes on the first working day of a week when something has been open for its reader "
        "since before that day."
    ),
}
URGENT = gettext_lazy(
    "A letter of its own: what it tells is urgent and does not wait for the letter of the day."
)
DAYS = {
    "due": gettext_lazy("Due"),
    "told_in_site": gettext_lazy("Told on the site"),
    "session": gettext_lazy("Day of the session"),
    "recorded": gettext_lazy("Put on record"),
    "pilot_ends": gettext_lazy("The pilot ends"),
    "counted": gettext_lazy("Day by the rhythm"),
    "told_from": gettext_lazy("Told from"),
}


@dataclass(frozen=True)
class Reason:
    """One item of a letter. `what` names the thing, `case` is its case if that is known, `person` whom it is for."""

    item: dict
    what: str
    case: object
    person: object

    @property
    def kind(self) -> str:
        kind = BY_NAME.get(self.item["kind"])
        return str(kind.label) if kind else self.item["kind"]

    @property
    def rhythm(self) -> str:
        return str(RHYTHM.get(BY_NAME.get(self.item["kind"]), ""))

    @property
    def rules(self) -> list[str]:
        return self.item["rules"]

    @property
    def case_url(self) -> str:
        return case_url(self.case) if self.case else ""

    @property
    def why(self) -> str:
        """What the letter gave its reader as the reason."""
        return str(WHY.get(self.item["because"], ""))

    @property
    def days(self) -> list[tuple[str, date]]:
        """The days that led to it, in the order in which one reckons; one that says nothing new is left out."""
        told_from = self.item["told_from"]
        days = {name: day for name, day in self.item["days"].items() if (name, day) != ("counted", told_from)}
        days["told_from"] = told_from
        return [(str(DAYS.get(name, name)), date.fromisoformat(day)) for name, day in days.items()]

    @property
    def closed(self) -> list[date]:
        """Days on which it would have been told, had they not been closed."""
        return [date.fromisoformat(day) for day in self.item.get("closed", ())]


def shape_of(letter: Letter) -> str:
    """Why it is this kind of letter."""
    return str(SHAPES.get(letter.kind, URGENT))


def title_of_pilot() -> str:
    return _("Decide what follows the pilot")
