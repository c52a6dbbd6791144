"""The pilot: both sides ready, its period, Kaikukeskus' word, the first cards (R5, R41.9, R67)."""

from datetime import datetime

from django.utils import timezone

from adoption.declarations import Turn
from adoption.models import DistributionStart, GoLive, PilotPeriod, Readiness
from adoption.queries import current
from adoption.services.taking_back import withdraw
from adoption.services.writing import write


def _ready(name: str, turn: Turn):
    def record(adoption, data, *, by, now, item=None):
        withdraw(Readiness.objects.filter(adoption=adoption, turn=turn), by=by, now=now)
        return write(Readiness, adoption, by=by, now=now, turn=turn, ready_on=timezone.localdate(now))

    record.__name__ = name
    record.__doc__ = "One side says today that its part is ready (R41.9)."
    return record


confirm_ready_culture = _ready("confirm_ready_culture", Turn.CULTURE)
confirm_ready_care = _ready("confirm_ready_care", Turn.CARE)


def set_pilot_period(adoption, data: dict, *, by, now: datetime, item=None) -> PilotPeriod:
    """First and last day of the pilot's present round, in place of those set for it before (R67)."""
    standing = item or current.period_of(adoption)
    if standing is not None:
        withdraw(PilotPeriod.objects.filter(pk=standing.pk), by=by, now=now)
    number = standing.round if standing else 1
    return write(
        PilotPeriod, adoption, by=by, now=now, starts=data["starts"], ends=data["ends"], round=number
    )


def extend_pilot(adoption, data: dict, *, by, now: datetime, item=None) -> PilotPeriod:
    """The next round, from the pilot's first day to the day `until`; former decisions keep their round."""
    before = current.period_of(adoption)
    facts = {"starts": before.starts, "ends": data["until"], "round": before.round + 1}
    return write(PilotPeriod, adoption, by=by, now=now, **facts)


def confirm_go_live(adoption, data: dict, *, by, now: datetime, item=None) -> GoLive:
    """Kaikukeskus confirms that the pilot may start (R5, R41.9)."""
    withdraw(GoLive.objects.filter(adoption=adoption), by=by, now=now)
    return write(GoLive, adoption, by=by, now=now, confirmed_on=timezone.localdate(now))


def report_distribution_begun(adoption, data: dict, *, by, now: datetime, item=None) -> DistributionStart:
    """The first cards were handed out: the pilot runs."""
    withdraw(DistributionStart.objects.filter(adoption=adoption), by=by, now=now)
    return write(DistributionStart, adoption, by=by, now=now, begun_on=data["begun_on"])
