"""Partners come into the network and leave it (R41.4, R69-R73)."""

from datetime import date, datetime

from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from adoption.services.taking_back import withdraw
from adoption.services.writing import write
from commitments.models import CandidateList, Partner, PartnerCommitment, Site
from commitments.services.ending import end_commitments

SAID = ("name", "sector", "ownership", "is_distributor", "is_venue")
CONTACT = ("contact_name", "contact_email", "contact_phone")


def list_candidates(adoption, data: dict, *, by, now: datetime, item=None) -> CandidateList:
    """The region's candidates are listed: those in the data are added to the ones already there (R70)."""
    add_partners(adoption, data.get("candidates") or [], by=by, now=now)
    withdraw(CandidateList.objects.filter(adoption=adoption), by=by, now=now)
    return write(CandidateList, adoption, by=by, now=now)


def add_partner(adoption, data: dict, *, by, now: datetime, item=None) -> Partner:
    """One more candidate; it becomes a member with its commitment (R68)."""
    return add_partners(adoption, [data], by=by, now=now)[0]


def add_partners(adoption, candidates: list[dict], *, by, now: datetime) -> list[Partner]:
    """Partners with the names of their sites. At most four queries, whatever their number."""
    partners = [_partner(adoption, said, by=by, now=now) for said in candidates]
    if partners:
        bulk_create_with_history(partners, Partner, default_user=by, default_date=now)
    named = zip(partners, candidates, strict=True)
    add_sites(
        [(partner, name) for partner, said in named for name in said.get("sites") or ()], by=by, now=now
    )
    return partners


def _partner(adoption, said: dict, *, by, now: datetime) -> Partner:
    facts = {name: said.get(name, False) for name in SAID} | {name: said.get(name) or "" for name in CONTACT}
    return Partner(adoption=adoption, added_by=by, added_at=now, **facts)


def add_sites(named: list[tuple[Partner, str]], *, by, now: datetime) -> list[Site]:
    sites = [Site(partner=partner, name=name) for partner, name in named]
    if sites:
        bulk_create_with_history(sites, Site, default_user=by, default_date=now)
    return sites


def sites_are(partner: Partner, names: list[str], *, on: date, by, now: datetime) -> list[Site]:
    """The partner's open sites are those named, or one of its own name; others of them close."""
    there = {site.name.casefold(): site for site in partner.sites.filter(closed_on=None)}
    wanted = names or [site.name for site in there.values()] or [partner.name]
    new = add_sites([(partner, name) for name in wanted if name.casefold() not in there], by=by, now=now)
    kept = [there.pop(name.casefold()) for name in wanted if name.casefold() in there]
    _close(list(there.values()), on=on, by=by, now=now)
    return [*kept, *new]


def _close(sites: list[Site], *, on: date, by, now: datetime) -> None:
    for site in sites:
        site.closed_on = on
    if sites:
        bulk_update_with_history(sites, Site, ["closed_on"], default_user=by, default_date=now)


def partner_leaves(adoption, data: dict, *, by, now: datetime, item=None) -> Partner:
    """The partner's last day in the network; its commitment ends with it. Back again, it is a new one (R69)."""
    partner = getattr(item, "partner", item) or data["partner"]
    partner.left_on = data["left_on"]
    partner.save(update_fields=["left_on"])
    end_commitments(PartnerCommitment.objects.filter(partner=partner), on=partner.left_on, by=by, now=now)
    return partner
