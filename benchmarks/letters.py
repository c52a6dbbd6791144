"""`python -m benchmarks.letters WHAT DAY`: one part of what a day of letters takes, in a process of its own.

`queued`: what is due on the morning of the day is put into the queue. `handed`: half an hour later it is looked at again
and handed to a mail server that takes everything at once. `reckoned`: in the night after it the day is counted up. Prints
how many letters there were, how long it took, and how much memory the process had at most.
"""

import os
import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from resource import RUSAGE_SELF, getrusage
from time import perf_counter

import django

TAKES_ALL = "django.core.mail.backends.dummy.EmailBackend"


def queued(day: date) -> dict[str, float]:
    from notifications.models import Letter
    from notifications.services.queueing import queue_due

    now = _at(day, time(9))
    queued, took = _measured(lambda: queue_due(now))
    assert Letter.objects.filter(made_at=now).count() == queued, "a letter was queued twice"
    assert queue_due(now) == 0, "there was still a letter due"
    return {"letters": queued} | took


def handed(day: date) -> dict[str, float]:
    from django.conf import settings

    from notifications.models import Letter
    from notifications.services.handing import hand_over

    settings.EMAIL_BACKEND = TAKES_ALL
    begun, waiting = perf_counter(), Letter.objects.queued().count()

    def clock() -> datetime:
        return _at(day, time(9, 30)) + timedelta(seconds=perf_counter() - begun)

    (handed, put_off), took = _measured(lambda: hand_over(clock))
    assert (handed, put_off) == (waiting, 0), "a letter was not handed over"
    return {"letters": handed} | took


def reckoned(day: date) -> dict[str, float]:
    from notifications.services.reckoning import reckon

    found, took = _measured(lambda: reckon(day, _at(day + timedelta(days=1), time(0, 5))))
    assert found.balances, "the day does not balance"
    return {"letters": found.queued} | took


def _measured(doing: Callable) -> tuple[object, dict[str, float]]:
    """What it gives, and what it took. The memory is read before anything else is looked at."""
    begun = perf_counter()
    given = doing()
    seconds = perf_counter() - begun
    megabytes = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    return given, {"seconds": round(seconds, 2), "megabytes": round(megabytes)}


def _at(day: date, hour: time) -> datetime:
    from django.utils import timezone

    return timezone.make_aware(datetime.combine(day, hour))


PARTS = {doing.__name__: doing for doing in (queued, handed, reckoned)}


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    from benchmarks.figures import hand_over

    hand_over(PARTS[sys.argv[1]](date.fromisoformat(sys.argv[2])))
