"""Every day is counted up: letters that should have been queued, were, and were handed to the mail server.

A letter should have been queued if it was, or if the plan still wants it at the end of the day, asked without knowing
what was written later. So whatever was lost before it was queued shows as a letter too few, and whatever was lost after
it as one that is neither handed over nor waiting nor refused.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from post_office.models import STATUS

from notifications.models import Letter, Reckoning, Run
from notifications.planning.plan import letters_due
from notifications.queries.cases_at_hand import Calendars
from notifications.queries.world import batches, world_of

DAYS_BACK = 7
"""So many days are counted up at most, when there was no run for long."""
RUNS_KEPT = timedelta(days=400)


def reckon_days(now: datetime) -> list[Reckoning]:
    """The days before this one that nobody has counted up yet. Called in every run; does something in the first of a day."""
    days = list(_uncounted(timezone.localdate(now)))
    if days:
        Run.objects.filter(started_at__lt=now - RUNS_KEPT).delete()
    return [reckon(day, now) for day in days]


def _uncounted(today: date) -> Iterator[date]:
    """Days on which the site was there: somebody had run it before they were over."""
    first = today - timedelta(days=DAYS_BACK)
    known = set(Reckoning.objects.filter(day__gte=first).values_list("day", flat=True))
    if today - timedelta(days=1) in known:
        return
    begun = Run.objects.order_by("started_at").values_list("started_at", flat=True).first()
    for day in (first + timedelta(days=number) for number in range(DAYS_BACK)):
        if day not in known and begun and begun < _end(day):
            yield day


def reckon(day: date, now: datetime) -> Reckoning:
    """Count the day up, or once again."""
    letters = _letters_of(day)
    queued = set(letters.values_list("key", flat=True))
    gone = letters.exclude(withdrawn_at=None).exclude(email__status=STATUS.failed).count()
    counts = {
        "should_have": len(queued | _still_due(day)),
        "queued": len(queued),
        "handed": _in_state(letters, STATUS.sent),
        "waiting": _in_state(letters, STATUS.queued, STATUS.requeued) + gone,
        "refused": letters.filter(email__status=STATUS.failed).count(),
    }
    found, _made = Reckoning.objects.update_or_create(day=day, defaults={**counts, "made_at": now})
    return found


def _letters_of(day: date) -> QuerySet[Letter]:
    """The day's letters that stood when it ended; one that waited then may have been written anew since."""
    return Letter.objects.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gte=_end(day)), day=day)


def _in_state(letters: QuerySet[Letter], *states: int) -> int:
    return letters.filter(withdrawn_at=None, email__status__in=states).count()


def _still_due(day: date) -> set[str]:
    """Keys of the letters that the plan wants at the end of the day: what came up last had time to be queued."""
    at = _end(day) - timedelta(minutes=settings.RUN_LATE_MINUTES)
    later = Letter.objects.filter(day__gt=day).values("pk")
    calendars = Calendars.read()
    worlds = (world_of(batch, at, calendars, without=later) for batch in batches(day))
    return {letter.key for world in worlds for letter in letters_due(world, at)}


def _end(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
