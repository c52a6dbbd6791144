"""Every day is counted up: letters that should have been queued, were, and were handed to the mail server.

A letter should have been queued if it was, or if the plan still wants it at the end of the day, asked without knowing
what was written later. So whatever was lost before it was queued shows as a letter too few, and whatever was lost after
it as one that is neither handed over nor waiting nor refused.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from notifications.letters.explanation import LEFT_OUT
from notifications.letters.fate import Fate, fate_of
from notifications.models import Letter, Reckoning, RefusedAddress, Run
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
    """Days on which the site was there."""
    first = today - timedelta(days=DAYS_BACK)
    known = set(Reckoning.objects.filter(day__gte=first).values_list("day", flat=True))
    if today - timedelta(days=1) in known:
        return
    for day in (first + timedelta(days=number) for number in range(DAYS_BACK)):
        if day not in known and was_there(day):
            yield day


def was_there(day: date) -> bool:
    """Whether the site was: somebody had run `send_due` before the day was over. Runs are known for `RUNS_KEPT`."""
    return Run.objects.filter(started_at__lt=_end(day)).exists()


def reckon(day: date, now: datetime) -> Reckoning:
    """Count the day up, or once again."""
    letters = _letters_of(day)
    queued = {key for _fate, key in letters}
    handed, refused, waiting = (
        {key for fate, key in letters if fate in fates}
        for fates in ((Fate.HANDED,), (Fate.REFUSED,), (Fate.QUEUED, Fate.PUT_OFF, Fate.WITHDRAWN))
    )
    counts = {
        "should_have": len(queued | _still_due(day)) + _lacking(day),
        "queued": len(queued),
        "handed": len(handed),
        "waiting": len(waiting - handed - refused),
        "refused": len(refused - handed),
    }
    found, _made = Reckoning.objects.update_or_create(day=day, defaults={**counts, "made_at": now})
    return found


def _letters_of(day: date) -> list[tuple[Fate, str]]:
    """What became of the day's letters that stood when it ended, or were refused, with their keys; one that waited then may
    have been written anew since, and one that was refused may have been told again.
    """
    stood = Q(withdrawn_at=None) | Q(withdrawn_at__gte=_end(day)) | Fate.REFUSED.of_letters
    letters = Letter.objects.filter(stood, day=day).select_related("email")
    letters = letters.defer("email__message", "email__html_message", "explanation")
    return [(fate_of(letter), letter.key) for letter in letters]


def _lacking(day: date) -> int:
    """Letters of the day that lack something that could not be written: each counts as one too few."""
    return Letter.objects.standing().filter(day=day, explanation__has_key=LEFT_OUT).count()


def _still_due(day: date) -> set[str]:
    """Keys of the letters that the plan wants at the end of the day: what came up last had time to be queued."""
    at = _end(day) - timedelta(minutes=settings.RUN_LATE_MINUTES)
    later = Letter.objects.filter(day__gt=day).values("pk")
    refused = _refused(before=_end(day), still=at)
    calendars = Calendars.read()
    worlds = (world_of(batch, at, calendars, without=later) for batch in batches(day))
    due = (letter for world in worlds for letter in letters_due(world, at))
    return {letter.key for letter in due if letter.reader not in refused}


def _refused(*, before: datetime, still: datetime) -> set[int]:
    """People whose address was refused before a moment and took no letters at the other still, whatever it does now."""
    held = Q(cleared_at=None) | Q(cleared_at__gte=still)
    return set(RefusedAddress.objects.filter(held, refused_at__lt=before).values_list("person", flat=True))


def _end(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
