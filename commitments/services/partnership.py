"""The region's own commitment with Kaikukeskus, and Kaikukeskus' view on distributors (R63-R66, R72)."""

from datetime import datetime

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from adoption.declarations import Turn
from adoption.services.taking_back import withdraw
from adoption.services.writing import write
from commitments.models import Consultation, Countersignature, FirstRound, PartnershipAcceptance
from commitments.queries import current


def _accepting(name: str, turn: Turn):
    def record(adoption, data, *, by, now, item=None):
        withdraw(PartnershipAcceptance.objects.filter(adoption=adoption, turn=turn), by=by, now=now)
        facts = {name: data[name] for name in ("text", "keeps_principles", "coordinates_locally")}
        body = data.get("body", "")
        return write(PartnershipAcceptance, adoption, by=by, now=now, turn=turn, body=body, **facts)

    record.__name__ = name
    record.__doc__ = (
        "One side accepts a version of the text with both promises, in place of what it accepted."
    )
    return record


accept_partnership_culture = _accepting("accept_partnership_culture", Turn.CULTURE)
accept_partnership_care = _accepting("accept_partnership_care", Turn.CARE)


def countersign_partnership(adoption, data: dict, *, by, now: datetime, item=None) -> Countersignature:
    """Kaikukeskus signs the text that both sides accepted, which is then in force (R65).

    Raises ValueError when they have not accepted one and the same text; the act's gate says so before.
    """
    text = current.agreed_text(adoption)
    if text is None:
        raise ValueError("The sides have not accepted one and the same text.")
    withdraw(Countersignature.objects.filter(adoption=adoption), by=by, now=now)
    return write(Countersignature, adoption, by=by, now=now, text=text, in_force_from=data["in_force_from"])


def consult_on_distributors(adoption, data: dict, *, by, now: datetime, item=None) -> Consultation:
    """Kaikukeskus' view on each distributor in the data, in place of a former one. Returns the last of them."""
    opinions = data["opinions"]
    partners = [said["partner"] for said in opinions]
    withdraw(Consultation.objects.filter(partner__in=partners), by=by, now=now)
    told = {"adoption": adoption, "recorded_by": by, "recorded_at": now}
    rows = [Consultation(**said, **told) for said in opinions]
    return bulk_create_with_history(rows, Consultation, default_user=by, default_date=now)[-1]


def close_commitments(adoption, data: dict, *, by, now: datetime, item=None) -> FirstRound:
    """The first round of commitments is complete today (R41.5)."""
    withdraw(FirstRound.objects.filter(adoption=adoption), by=by, now=now)
    return write(FirstRound, adoption, by=by, now=now, closed_on=timezone.localdate(now))
