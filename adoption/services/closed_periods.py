"""Times at which nobody is expected to work, as Kaikukeskus enters them. Due dates already given do not move."""

from datetime import datetime

from adoption.models import ClosedPeriod


def add_closure(data: dict, *, by, now: datetime) -> ClosedPeriod:
    """A closed period in the whole country, a county or a region."""
    return change_closure(ClosedPeriod(), data, by=by, now=now)


def change_closure(period: ClosedPeriod, data: dict, *, by, now: datetime) -> ClosedPeriod:
    """Other days, place or reason; the former ones stay in history."""
    for name in ("starts", "ends", "county", "region", "reason"):
        setattr(period, name, data[name])
    _sign(period, by=by, now=now)
    period.save()
    return period


def remove_closure(period: ClosedPeriod, *, by, now: datetime) -> None:
    """The days are working days again; that they were not stays in history."""
    _sign(period, by=by, now=now)
    period.delete()


def _sign(period: ClosedPeriod, *, by, now: datetime) -> None:
    """Whose change it is, and when, for the row of history."""
    period._history_user, period._history_date = by, now
