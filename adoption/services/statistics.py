"""Who looks after the region's statistics (R26, R41.6)."""

from datetime import datetime

from adoption.models import StatisticsDuty
from adoption.services.taking_back import withdraw
from adoption.services.writing import write


def name_statistics_person(adoption, data: dict, *, by, now: datetime, item=None) -> StatisticsDuty:
    """The contact who looks after the statistics, in place of the one before."""
    withdraw(StatisticsDuty.objects.filter(adoption=adoption), by=by, now=now)
    return write(StatisticsDuty, adoption, by=by, now=now, contact=data["contact"])
