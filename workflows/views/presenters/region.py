"""The region on the case page: what it consists of, who its people are, its network and its neighbours."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from adoption.declarations import Language, Side, Turn, turn_of
from workflows.stages import Phase, Stage

from .offers import ItemOffers, Offer

STANDS = {
    Phase.PREPARATION: gettext_lazy("preparing"),
    Phase.PILOT: gettext_lazy("in pilot"),
    Phase.PERMANENT: gettext_lazy("in use"),
    Phase.OVER: gettext_lazy("ended"),
}
NOT_BEGUN = gettext_lazy("not begun")


@dataclass(frozen=True)
class ContactLine:
    """A contact with what the reader may do about it."""

    contact: object
    case: object
    reader: object

    @property
    def is_reader(self) -> bool:
        return self.contact.user_id == self.reader.pk

    @property
    def offers(self) -> list[Offer]:
        return ItemOffers(self.case, self.reader, "contact", self.contact).offers


class SideOfRegion:
    """One side with its contacts: a side with nobody says so."""

    def __init__(self, turn: Turn, case, reader):
        self.turn = turn
        own = [contact for contact in case.contacts if turn_of(Side(contact.side)) is turn]
        self.contacts = [ContactLine(contact, case, reader) for contact in own]


@dataclass(frozen=True)
class Neighbour:
    """Another municipality nearby, and how it stands with Kaikukortti (R59)."""

    name: str
    stands: str


class RegionFacts:
    """What the page tells of a region. `around` are its own municipalities and those of the same regions."""

    def __init__(self, case, reader, around: list, counties: list):
        self.case, self.reader, self.around, self.counties = case, reader, around, counties

    @property
    def kind(self) -> str:
        return self.case.adoption.region.get_kind_display()

    @cached_property
    def municipalities(self) -> list:
        return sorted((one for one in self.around if one.is_own), key=lambda one: one.name)

    @property
    def population(self) -> int:
        return sum(one.population or 0 for one in self.municipalities)

    @property
    def languages(self) -> list[str]:
        spoken = {code for one in self.municipalities for code in one.language_status.split("-")}
        return [str(language.label) for language in Language if language.value in spoken]

    @property
    def sides(self) -> list[SideOfRegion]:
        return [SideOfRegion(turn, self.case, self.reader) for turn in (Turn.CULTURE, Turn.CARE)]

    @property
    def has_third_sector_distributor(self) -> bool:
        return self.case.facts.third_sector_distributor

    @cached_property
    def neighbours(self) -> list[Neighbour]:
        """The rest of the sub-regions, or, when they are whole, of the administrative regions."""
        subregions = {one.subregion_id for one in self.municipalities}
        others = [one for one in self.around if not one.is_own]
        near = [one for one in others if one.subregion_id in subregions] or others
        return [Neighbour(one.name, self._stands(one)) for one in sorted(near, key=lambda one: one.name)]

    @property
    def suggests_wider(self) -> bool:
        """Worth a hint while the region may still grow: before its network commits (R59)."""
        return self.case.at.order < Stage.COMMITMENTS.order and bool(self.neighbours)

    @property
    def neighbours_words(self) -> str:
        said = (
            _("%(name)s (%(stands)s)") % {"name": one.name, "stands": one.stands} for one in self.neighbours
        )
        return ", ".join(said)

    @staticmethod
    def _stands(municipality) -> str:
        if not municipality.stage:
            return str(NOT_BEGUN)
        return str(STANDS[Stage(municipality.stage).phase])
