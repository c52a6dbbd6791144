"""One at a time: whoever has the lease of a piece of work does it, and no run that overlaps does it too."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from notifications.models import Lease

LASTS = timedelta(minutes=10)
"""Renewed at every letter, each of which takes some minutes at most; after a crash the work rests for so long."""


@dataclass
class Held:
    """A lease that is the holder's `until` then; whoever takes it after that has a later `until`."""

    name: str
    until: datetime

    def renew(self, now: datetime) -> bool:
        """Whether it was the holder's still: then it lasts anew, else the holder stops."""
        kept = self._mine().update(until=now + LASTS)
        self.until = now + LASTS
        return bool(kept)

    def give_back(self, now: datetime) -> None:
        self._mine().update(until=now)

    def _mine(self):
        return Lease.objects.filter(name=self.name, until=self.until)


def take(name: str, now: datetime) -> Held | None:
    """The lease, if nobody has it."""
    Lease.objects.get_or_create(name=name, defaults={"until": now})
    taken = Lease.objects.filter(name=name, until__lte=now).update(until=now + LASTS)
    return Held(name, now + LASTS) if taken else None


def hold_row(name: str, now: datetime) -> None:
    """Wait until no other transaction holds the row; until the caller's own ends, none will."""
    Lease.objects.get_or_create(name=name, defaults={"until": now})
    list(Lease.objects.select_for_update().filter(name=name))
