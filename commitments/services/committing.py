"""A partner commits with the region's responsible bodies; Kaikukeskus decides on limits in words (R55, R67-R69)."""

from datetime import date, datetime

from django.utils import timezone

from adoption.queries.current import period_of
from adoption.services.taking_back import withdraw
from adoption.services.writing import write
from commitments.declarations import Method, Role
from commitments.models import LimitationDecision, Partner, PartnerCommitment
from commitments.queries import current
from commitments.services.ending import running
from commitments.services.partners import sites_are

TEXTS = ("given_by", "given_by_role", "represented_by", "limitation_text")


def record_partner_commitment(
    adoption, data: dict, *, by, now: datetime, item: Partner | PartnerCommitment | None = None
) -> PartnerCommitment:
    """The partner commits: for the time of the pilot or, in permanent operation, open-ended (R67, R69).

    A commitment of the same partner that is in force gives way. `item` is a commitment when one is corrected.
    """
    partner = getattr(item, "partner", item) or data["partner"]
    corrected = item if isinstance(item, PartnerCommitment) else None
    _takes_roles(partner, data.get("roles") or partner.roles)
    if corrected is None:
        withdraw(PartnerCommitment.objects.filter(partner=partner, ended_on=None), by=by, now=now)
    validity = _validity(adoption, data["starts"]) if corrected is None else _kept(corrected, data["starts"])
    facts = _said(data) | validity | _roles(partner)
    commitment = write(PartnerCommitment, adoption, by=by, now=now, partner=partner, **facts)
    today = timezone.localdate(now)
    commitment.sites.add(*sites_are(partner, data.get("sites") or [], on=today, by=by, now=now))
    return commitment


def _takes_roles(partner: Partner, roles) -> None:
    """The partner is what it commits to be, so that nobody counts as a distributor who only said venue."""
    if set(roles) != set(partner.roles):
        partner.is_distributor, partner.is_venue = Role.DISTRIBUTOR in roles, Role.VENUE in roles
        partner.save(update_fields=["is_distributor", "is_venue"])


def _roles(partner: Partner) -> dict:
    return {"is_distributor": partner.is_distributor, "is_venue": partner.is_venue}


def _said(data: dict) -> dict:
    texts = {name: data.get(name) or "" for name in TEXTS}
    chosen = {name: data.get(name) for name in ("text", "limitation_option")}
    method = data.get("method") or Method.SIGNED
    return texts | chosen | {"model_version": data["model_version"], "method": method}


def _validity(adoption, starts: date) -> dict:
    """The pilot's time, without an end while the pilot has no period; after it, no end at all."""
    if current.is_permanent(adoption):
        return {"starts": starts, "ends": None, "in_pilot": False}
    period = period_of(adoption)
    return {"starts": starts, "ends": max(period.ends, starts) if period else None, "in_pilot": True}


def _kept(corrected: PartnerCommitment, starts: date) -> dict:
    """What a correction leaves as it was: of the pilot or not, and its end."""
    ends = corrected.ends and max(corrected.ends, starts)
    return {"starts": starts, "ends": ends, "in_pilot": corrected.in_pilot, "ended_on": corrected.ended_on}


def decide_on_limitation(adoption, data: dict, *, by, now: datetime, item=None) -> LimitationDecision:
    """Kaikukeskus' word on a venue's limitation in words, as it reads now (R55)."""
    commitment = (
        item.commitment if isinstance(item, LimitationDecision) else running(item or data["commitment"])
    )
    withdraw(LimitationDecision.objects.filter(commitment=commitment), by=by, now=now)
    said = {"approved": data["approved"], "reason": data.get("reason", "")}
    text = commitment.limitation_text
    return write(
        LimitationDecision, adoption, by=by, now=now, commitment=commitment, limitation_text=text, **said
    )
