"""`python -m benchmarks.letters DAY`: queues the letters that are due on the morning of the day, and those alone.

Prints how many there were, how long it took, and how much memory the process had at most.
"""

import os
import sys
from datetime import date, datetime, time
from resource import RUSAGE_SELF, getrusage
from time import perf_counter

import django


def main(day: date) -> None:
    from django.utils import timezone

    from benchmarks.figures import hand_over
    from notifications.models import Letter
    from notifications.services.queueing import queue_due

    now = timezone.make_aware(datetime.combine(day, time(9)))
    begun = perf_counter()
    queued = queue_due(now)
    seconds = perf_counter() - begun
    megabytes = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    assert Letter.objects.filter(made_at=now).count() == queued, "a letter was queued twice"
    assert queue_due(now) == 0, "there was still a letter due"
    hand_over({"letters": queued, "seconds": round(seconds, 2), "megabytes": round(megabytes)})


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    main(date.fromisoformat(sys.argv[1]))
