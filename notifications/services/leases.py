"""One at a time: whoever has the lease of a piece of work does it, and no run that overlaps does it too."""

from datetime import datetime, timedelta

from notifications.models import Lease

LASTS = timedelta(minutes=10)
"""Renewed at every letter, each of which takes a minute at most; after a crash the work rests for so long."""


def take(name: str, now: datetime) -> bool:
    """Whether the lease is the caller's now: nobody else has it."""
    Lease.objects.get_or_create(name=name, defaults={"until": now})
    return bool(Lease.objects.filter(name=name, until__lte=now).update(until=now + LASTS))


def renew(name: str, now: datetime) -> None:
    Lease.objects.filter(name=name).update(until=now + LASTS)


def give_back(name: str, now: datetime) -> None:
    Lease.objects.filter(name=name).update(until=now)


def hold_row(name: str, now: datetime) -> None:
    """Wait until no other transaction holds the row; until the caller's own ends, none will."""
    Lease.objects.get_or_create(name=name, defaults={"until": now})
    list(Lease.objects.select_for_update().filter(name=name))
