"""Commitments end: one of them, or all with the adoption (R67)."""

from datetime import date, datetime

from simple_history.utils import bulk_update_with_history

from adoption.services import close_region
from commitments.models import PartnerCommitment
from commitments.queries import current


def end_commitment(adoption, data: dict, *, by, now: datetime, item=None) -> PartnerCommitment:
    """The commitment in force of `item`, a partner or the commitment itself, ends on a day. The partner stays."""
    commitment = running(item or data["commitment"])
    commitment.ended_on = data["ended_on"]
    commitment.save(update_fields=["ended_on"])
    return commitment


def running(thing) -> PartnerCommitment:
    return thing if isinstance(thing, PartnerCommitment) else current.commitment_of(thing)


def end_commitments(rows, *, on: date, by, now: datetime) -> list[PartnerCommitment]:
    """End every commitment in force of a queryset. One query when there is none, else three."""
    ended = list(rows.in_force())
    for commitment in ended:
        commitment.ended_on = on
    if ended:
        bulk_update_with_history(ended, PartnerCommitment, ["ended_on"], default_user=by, default_date=now)
    return ended


def end_adoption(adoption, *, on: date, by, now: datetime) -> list[PartnerCommitment]:
    """The adoption ends: all its commitments with it, and its municipalities may begin anew elsewhere."""
    ended = end_commitments(PartnerCommitment.objects.filter(adoption=adoption), on=on, by=by, now=now)
    close_region(adoption)
    return ended
