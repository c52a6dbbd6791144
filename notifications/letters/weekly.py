"""Why a digest came on its day, in words: what its explanation keeps of what had waited, of the week and of its parts."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notifications.letters.digest import HEADINGS
from notifications.letters.explanation import WEEK
from notifications.models import Letter
from notifications.planning import world

WAITING = {
    world.TASK: gettext_lazy("A task has waited for the reader since"),
    world.OTHERS_LATE: gettext_lazy("A task of others has been late since"),
    world.BLOCKED: gettext_lazy("A region has been blocked since"),
    world.STALLED: gettext_lazy("A region has stood still for a month on"),
    world.NEW: gettext_lazy("A region got in touch on"),
    world.KEPT_BACK: gettext_lazy("Kept back for the digest, as was chosen, since"),
}


@dataclass(frozen=True)
class Weekly:
    """Of a digest of the day. `said` is what the explanation keeps."""

    said: dict
    day: date

    @property
    def waiting(self) -> list[tuple[str, date]]:
        """What had been open, and since when."""
        return [
            (str(WAITING.get(what, what)), date.fromisoformat(since)) for what, since in self.said["waiting"]
        ]

    @property
    def closed(self) -> list[date]:
        """Days of the week before it that were closed for the reader."""
        return [date.fromisoformat(day) for day in self.said["closed"]]

    @property
    def why_day(self) -> str:
        number = self.day.weekday() + 1 - len(self.closed)
        if number > 1:
            words = _(
                "Working day %(number)d of the week. The digest comes on the first, or, if it cannot, on one of the two after it."
            )
            return words % {"number": number}
        if self.closed:
            return _("The first working day of the week: the days before it were closed.")
        return _("Monday, the first working day of the week.")

    @property
    def parts(self) -> list[tuple[str, int]]:
        """How many things each part named."""
        return [(str(HEADINGS.get(name, name)), number) for name, number in self.said["parts"]]


def weekly(letter: Letter) -> Weekly | None:
    """None of a letter that is no digest, or of one from before this was kept."""
    said = letter.explanation.get(WEEK)
    return Weekly(said, letter.day) if said else None
