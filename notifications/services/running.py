"""One run: what is due is queued, what is queued is handed over, and the run itself is on record."""

from collections.abc import Callable
from datetime import datetime

from notifications.models import Run
from notifications.services.handing import hand_over
from notifications.services.queueing import queue_due


def run(clock: Callable[[], datetime]) -> Run:
    """Queue what is due and hand over what is queued. Raises what went wrong, once it is on record."""
    this = Run.objects.create(started_at=clock())
    try:
        this.queued = queue_due(clock())
        this.handed, this.failed = hand_over(clock)
    except Exception as error:
        this.error = f"{type(error).__name__}: {error}"[:300]
        raise
    finally:
        this.ended_at = clock()
        this.save()
    return this
