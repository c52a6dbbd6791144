"""What a rule is: its number, how much it binds, our words for it, and where the published page says it. Pure."""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class Force(Enum):
    """HARD binds, SOFT recommends, INFO tells what to know."""

    HARD = "hard"
    SOFT = "soft"
    INFO = "info"

    @property
    def label(self) -> Text:
        return _FORCES[self]


_FORCES = {
    Force.HARD: _("Binding"),
    Force.SOFT: _("Recommendation"),
    Force.INFO: _("Good to know"),
}


@dataclass(frozen=True, order=True)
class Place:
    """Where the published page says it: a section and, in section 4, a step; 0 is the introduction."""

    section: int
    step: int = 0

    @property
    def words(self) -> Text:
        if self.section < 1:
            return _("Introduction") if self.section == 0 else _("the page as a whole")
        if not self.step:
            return format_lazy(_("section {number}"), number=self.section)
        return format_lazy(_("section {number}, step {step}"), number=self.section, step=self.step)


WHOLE_PAGE = Place(-1)
INTRODUCTION = Place(0)


@dataclass(frozen=True)
class Rule:
    """One rule of the published page. Which gates, acts and tests keep it is never written here: they name it.

    `keepers` are the dotted names of what else keeps it (`…:name` for a constraint of a model), and `besides` says so
    to people; it alone says that there is nothing here by which the rule could be broken.
    """

    number: str
    force: Force
    place: Place
    words: Text
    keepers: tuple[str, ...] = ()
    besides: Text = ""

    def __str__(self) -> str:
        return self.number

    @property
    def binds(self) -> bool:
        return self.force is Force.HARD
