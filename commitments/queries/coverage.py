"""How broad a network is: members and candidates by sector, and what the principles ask to be among them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from commitments.declarations import Sector
from commitments.models import Partner


@dataclass(frozen=True)
class SectorCoverage:
    """Partners of one sector: members, and those who have not committed."""

    sector: Sector
    committed: int
    uncommitted: int


@dataclass(frozen=True)
class Coverage:
    """A network at a glance. A candidate is a partner that has not committed; only members count (R68)."""

    sectors: tuple[SectorCoverage, ...]
    distributors: int
    venues: int
    third_sector_distributors: int

    @property
    def has_third_sector_distributor(self) -> bool:
        """A member of the third sector hands out cards: one that is only a venue is not enough (R71)."""
        return self.third_sector_distributors > 0

    @property
    def missing_sectors(self) -> tuple[Sector, ...]:
        """Sectors without a member: the usual network has them all, none demands it (R70)."""
        return tuple(row.sector for row in self.sectors if not row.committed)


def coverage_of(adoption) -> Coverage:
    """Two queries, whatever the number of partners."""
    present = adoption.partners.present()
    return coverage(list(present), set(present.committed().values_list("pk", flat=True)))


def coverage(partners: Iterable[Partner], members: set[int]) -> Coverage:
    """`members` are the keys of the partners whose commitment counts."""
    committed = [partner for partner in partners if partner.pk in members]
    others = Counter(partner.sector for partner in partners if partner.pk not in members)
    by_sector = Counter(partner.sector for partner in committed)
    distributors = [partner for partner in committed if partner.is_distributor]
    return Coverage(
        sectors=tuple(SectorCoverage(sector, by_sector[sector], others[sector]) for sector in Sector),
        distributors=len(distributors),
        venues=sum(partner.is_venue for partner in committed),
        third_sector_distributors=sum(partner.is_third_sector_distributor for partner in committed),
    )
