"""An absence in words: in which regions and on which days the deputy covers the person who is away, and where nobody could."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Absence, User
from adoption.declarations import Turn
from adoption.models.days import shown
from workflows.acts import BY_NAME
from workflows.queries.absences import Place

from .words import act_url

NAMED = 5


def in_few(names: list[str]) -> str:
    """The names, or the first of them and how many more."""
    if len(names) <= NAMED:
        return ", ".join(names)
    more = len(names) - NAMED
    said = {"names": ", ".join(names[:NAMED]), "count": more}
    return ngettext("%(names)s and %(count)d more", "%(names)s and %(count)d more", more) % said


def deputies_in_words(people: Mapping[User, list[Absence]], places: list[Place]) -> dict[User, str]:
    """Each possible deputy with the regions covered and the days away, as the form offers them."""
    return {one: _in_words(one, places, absences) for one, absences in people.items()}


def _in_words(one: User, places: list[Place], absences: list[Absence]) -> str:
    names = [place.case.name for place in places if place.covered(one)]
    said = {
        "name": one,
        "regions": in_few(names),
        "days": in_few([_days(away.first, away.last) for away in absences]),
    }
    if len(names) == len(places) and len(places) > 1:
        said["regions"] = _("all your regions")
    if absences:
        return _("%(name)s: %(regions)s (away %(days)s)") % said
    return _("%(name)s: %(regions)s") % said


def _days(first: date, last: date) -> str:
    return shown(first) if first == last else f"{shown(first)}–{shown(last)}"


@dataclass(frozen=True)
class StandIn:
    """An absence and those of its other person: of the deputy in the absent person's eyes, of the reader in the deputy's."""

    absence: Absence
    others: list[Absence]

    @property
    def days(self) -> str:
        return _days(self.absence.first, self.absence.last)

    @property
    def both_away(self) -> str:
        """The days on which the deputy is away too, and nobody stands in."""
        own = self.absence
        shared = [(max(own.first, other.first), min(own.last, other.last)) for other in self.others]
        return in_few([_days(first, last) for first, last in shared if first <= last])


@dataclass(frozen=True)
class AbsenceLine(StandIn):
    """One absence with what its deputy covers."""

    places: list[Place]

    @property
    def covered(self) -> str:
        return in_few([place.case.name for place in self.places if place.is_covered(self.absence.deputy)])

    @property
    def partly(self) -> list["Lack"]:
        """Regions in which the deputy answers for some of what the person does."""
        found = ((place, place.covered(self.absence.deputy)) for place in self.places)
        return [Lack(place, place.turns - turns) for place, turns in found if turns and turns != place.turns]

    @property
    def uncovered(self) -> str:
        return in_few([place.case.name for place in self.places if not place.covered(self.absence.deputy)])


@dataclass(frozen=True)
class Lack:
    """Turns of a region for which somebody, or anybody but the person, is missing."""

    place: Place
    turns: frozenset[Turn]

    @property
    def name(self) -> str:
        return self.place.case.name

    @property
    def in_order(self) -> list[Turn]:
        return [turn for turn in Turn if turn in self.turns]

    @property
    def add_url(self) -> str:
        """Where a contact is added to the region."""
        return act_url(self.place.case, BY_NAME["add_contact"])


def nobody_else(places: Iterable[Place]) -> list[Lack]:
    """The regions in which nobody could stand in for something that the person answers for."""
    return [Lack(place, place.nobody_s) for place in places if place.nobody_s]
