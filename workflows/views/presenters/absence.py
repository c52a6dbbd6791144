"""An absence in words: in which regions the deputy covers the person who is away, and in which nobody could."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Absence, User
from adoption.declarations import Turn
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


def deputies_in_words(people: Iterable[User], places: list[Place]) -> dict[User, str]:
    """Each possible deputy with the regions covered, as the form offers them."""
    return {one: _in_words(one, places) for one in people}


def _in_words(one: User, places: list[Place]) -> str:
    names = [place.case.name for place in places if place.covered(one)]
    if len(names) == len(places) and len(places) > 1:
        return _("%(name)s: all your regions") % {"name": one}
    return _("%(name)s: %(regions)s") % {"name": one, "regions": in_few(names)}


@dataclass(frozen=True)
class AbsenceLine:
    """One absence with what its deputy covers."""

    absence: Absence
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
