"""One run: what is due is queued, what is queued is handed over, and the run itself is on record and told outside."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings

from notifications.models import Run
from notifications.queries.health import trouble_with_runs
from notifications.services.addresses import forget_former_addresses
from notifications.services.handing import hand_over
from notifications.services.newcomers import tell_newcomers
from notifications.services.pinging import ping
from notifications.services.queueing import Unwritten, queue_due
from notifications.services.reckoning import reckon_days
from notifications.services.withdrawing import give_back_refused


def run(clock: Callable[[], datetime]) -> Run:
    """Queue what is due, hand over what is queued, and count up the days before. Raises what went wrong, or stopped it, once
    it is on record.
    """
    this = Run.objects.create(started_at=clock())
    try:
        _do(this, clock)
    except BaseException as error:
        this.error = f"{type(error).__name__}: {error}"[:300]
        raise
    finally:
        this.ended_at = clock()
        this.save()
    if settings.PING_URL and not trouble_with_runs(this.ended_at):
        ping(settings.PING_URL)
    return this


def _do(this: Run, clock: Callable[[], datetime]) -> None:
    """A letter that cannot be written keeps no other from being handed over. Raises `Unwritten` once that is done."""
    unwritten = None
    try:
        forget_former_addresses(clock())
        give_back_refused(clock())
        tell_newcomers(clock())
        this.queued = queue_due(clock())
    except Unwritten as error:
        this.queued, unwritten = error.queued, error
    this.handed, this.failed = hand_over(clock)
    reckon_days(clock())
    if unwritten:
        raise unwritten
