"""A partner on the network's page: its roles, its commitment, its sites, and what the reader may do about each."""

from functools import cached_property

from workflows.items import key_of

from .offers import ItemOffers, Offer

# So many of a partner's sites stand among the other partners; a page of the partner's own has them all.
SITES_SHOWN = 5


class SiteLine:
    """One site, with what is still missing of it before cards are handed out."""

    def __init__(self, site, case, reader):
        self.site, self.case, self.reader = site, case, reader

    @property
    def key(self) -> str:
        return key_of("site", self.site.pk)

    @property
    def lacks_access(self) -> bool:
        return self.key in self.case.facts.sites_without_access

    @property
    def lacks_onboarding(self) -> bool:
        return self.key in self.case.facts.sites_not_onboarded

    @property
    def lacks_something(self) -> bool:
        return self.lacks_access or self.lacks_onboarding

    @property
    def offers(self) -> list[Offer]:
        return ItemOffers(self.case, self.reader, "site", self.site).offers


class PartnerLine:
    """One partner with its sites. It has one commitment in force, or none."""

    def __init__(self, partner, case, reader):
        self.partner, self.case, self.reader = partner, case, reader

    @cached_property
    def commitment(self):
        return next(iter(self.partner.commitments.all()), None)

    @property
    def roles(self) -> str:
        return ", ".join(str(role.label) for role in self.partner.roles)

    @property
    def is_unconsulted(self) -> bool:
        return key_of("partner", self.partner.pk) in self.case.facts.unconsulted

    @cached_property
    def all_sites(self) -> list[SiteLine]:
        """Those of which something is missing stand first."""
        lines = [SiteLine(site, self.case, self.reader) for site in self.partner.sites.all()]
        return sorted(lines, key=lambda line: (not line.lacks_something, str(line.site).casefold()))

    @property
    def sites(self) -> list[SiteLine]:
        return self.all_sites[:SITES_SHOWN]

    @property
    def more_sites(self) -> int:
        return len(self.all_sites) - len(self.sites)

    @property
    def offers(self) -> list[Offer]:
        own = ItemOffers(self.case, self.reader, "partner", self.partner).offers
        if self.commitment is None:
            return own
        return [*own, *ItemOffers(self.case, self.reader, "commitment", self.commitment).offers]
