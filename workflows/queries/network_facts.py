"""What the network adds to the facts of cases: who is in it, and what its partners and their sites still lack."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Subquery

from commitments import declarations
from commitments.models import Consultation, Onboarding, Partner, PartnerCommitment, SiteAccess
from workflows.items import key_of
from workflows.queries.prepared import Prepared


def network_facts(adoptions: list[int]) -> dict[int, dict]:
    """By adoption, that part of the facts. One query."""
    found = defaultdict(list)
    for row in rows(adoptions):
        found[row["adoption_id"]].append(row)
    return {adoption: _facts(found[adoption]) for adoption in adoptions}


def rows(adoptions: list[int]) -> list[dict]:
    """What is known of each site of a present partner, and of a partner without sites. One query."""
    return _ROWS.rows(adoptions)


def is_third_sector_distributor(row: dict) -> bool:
    said = {name: row[name] for name in ("is_distributor", "sector", "ownership")}
    return declarations.is_third_sector_distributor(**said)


def _rows(adoptions: list[int]):
    """A row for each site of a present partner, and one for a partner without sites."""
    of_partner, of_site = {"partner": OuterRef("pk")}, {"site": OuterRef("sites__pk")}
    rows = Partner.objects.filter(adoption__in=adoptions, left_on=None).annotate(
        committed=Exists(PartnerCommitment.objects.counting().filter(**of_partner)),
        consulted=Exists(Consultation.objects.standing().filter(**of_partner)),
        limitation=Subquery(
            PartnerCommitment.objects.limitation_waiting().filter(**of_partner).values("pk")[:1]
        ),
        site=F("sites__pk"),
        closed=F("sites__closed_on"),
        access=Exists(SiteAccess.objects.standing().filter(**of_site)),
        onboarded=Exists(Onboarding.objects.standing().filter(**of_site)),
    )
    said = ("pk", "adoption_id", "sector", "ownership", "is_distributor", "is_venue")
    return rows.values(*said, "committed", "consulted", "limitation", "site", "closed", "access", "onboarded")


_ROWS = Prepared(_rows)


def _facts(rows: list[dict]) -> dict:
    distributors = [row for row in rows if row["is_distributor"]]
    third = [row for row in distributors if is_third_sector_distributor(row)]
    venues = [row for row in rows if row["is_venue"]]
    return {
        "unconsulted": _keys("partner", (row for row in distributors if not row["consulted"])),
        "uncommitted": _keys("partner", (row for row in rows if not row["committed"])),
        "limitations_waiting": _keys("commitment", (row for row in rows if row["limitation"]), "limitation"),
        "distributor": any(row["committed"] for row in distributors),
        "venue": any(row["committed"] for row in venues),
        "third_sector_distributor": any(row["committed"] for row in third),
        "distributor_candidate": bool(distributors),
        "venue_candidate": bool(venues),
        "third_sector_candidate": bool(third),
        **_site_facts([row for row in rows if row["committed"] and row["site"] and row["closed"] is None]),
    }


def _site_facts(rows: list[dict]) -> dict:
    """What the open sites of committed partners lack."""
    return {
        "sites_without_access": _keys("site", (row for row in rows if not row["access"]), "site"),
        "sites_not_onboarded": _keys("site", (row for row in rows if not row["onboarded"]), "site"),
    }


def _keys(kind: str, rows: Iterable[dict], column: str = "pk") -> frozenset[str]:
    return frozenset(key_of(kind, row[column]) for row in rows)
