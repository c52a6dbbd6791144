"""What Kaikukeskus watches over in the regions that a worker advises: what blocks, stands still or is new, and since when."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, QuerySet
from django.utils import timezone

from notifications.planning.world import BLOCKED, NEW, STALLED, Waiting
from workflows.models import AdoptionCase, Hold
from workflows.queries.stops import blocked, blocked_since

STALLED_AFTER = timedelta(days=30)
"""A region in which nothing has happened for so long is named in Kaikukeskus' digest."""
NEW_FOR = timedelta(days=7)
"""So long a region is new after it got in touch."""


@dataclass(frozen=True)
class Watched:
    """Keys of cases that Kaikukeskus looks at: something in them blocks, nothing happens, or they are new."""

    blocked: frozenset[int] = frozenset()
    stalled: frozenset[int] = frozenset()
    new: frozenset[int] = frozenset()


def watched_by(workers: Collection[int], today: date) -> Watched:
    """Of the cases that the workers advise, and the new ones of everybody. Two queries, and those of what blocks."""
    own = AdoptionCase.objects.filter(adviser__in=workers)
    new = AdoptionCase.objects.running().filter(opened_at__date__gte=today - NEW_FOR)
    return Watched(
        blocked=frozenset(blocked(today, own)),
        stalled=frozenset(
            _quiet(own).filter(last__date__lt=today - STALLED_AFTER).values_list("pk", flat=True)
        ),
        new=frozenset(new.values_list("pk", flat=True)),
    )


def watching_since(worker: int, today: date, until: date) -> Iterator[Waiting]:
    """What the worker watches over by the day `until` if nothing happens meanwhile, each kind of it from its first day on; of
    the worker's own regions alone. Two queries, and those of what blocks.
    """
    own = AdoptionCase.objects.filter(adviser=worker)
    last = {pk: timezone.localdate(at) for pk, at in _quiet(own).values_list("pk", "last")}
    days = [day or last.get(pk, today) for pk, day in blocked_since(until, own).items()]
    if days:
        yield Waiting(min(days), BLOCKED)
    if last:
        yield Waiting(min(last.values()) + STALLED_AFTER + timedelta(days=1), STALLED)
    new = own.running().filter(opened_at__date__gte=today - NEW_FOR)
    for opened_at in new.values_list("opened_at", flat=True):
        opened = timezone.localdate(opened_at)
        yield Waiting(opened, NEW, until=opened + NEW_FOR)


def _quiet(cases: QuerySet[AdoptionCase]) -> QuerySet[AdoptionCase]:
    """Those that run and are not on hold, with when something `last` happened in them."""
    running = cases.running().exclude(holds__in=Hold.objects.lasting())
    return running.annotate(last=Max("events__at"))
