"""Letters go from the queue to the mail server, one by one, each looked at again before it leaves."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from post_office import mail
from post_office.models import STATUS, Email, Log

from notifications.mail import AddressRefused, LetterRefused
from notifications.planning.plan import NOT_BEFORE
from notifications.queries.cases_at_hand import Calendars
from notifications.services import leases
from notifications.services.addresses import refuse
from notifications.services.leases import Held
from notifications.services.queueing import Unwritten, queue_due
from notifications.services.withdrawing import withdraw, withdraw_untrue
from workflows.working_days import WorkingCalendar

HANDING = "handing"
LOOKED_AT_EVERY = timedelta(minutes=1)
PATIENCE = 10
"""So many letters put off one after another mean that the mail server is not well: the rest wait for the next run."""

Outcome = tuple[int, int, int]
"""Letters sent, given up and put off."""


def hand_over(clock: Callable[[], datetime]) -> tuple[int, int]:
    """Hand what is queued to the mail server, unless another run does or the day is closed.

    Returns how many letters it took, and how many it refused or put off.
    """
    now, calendar = clock(), Calendars.read().national
    lease = leases.take(HANDING, now) if _may_leave(now, calendar) else None
    if lease is None:
        return 0, 0
    handed = put_off = 0
    try:
        for sent, failed, requeued in _one_by_one(lease, calendar, clock):
            handed, put_off = handed + sent, put_off + failed + requeued
            if failed or requeued:
                settle_refused(clock())
    finally:
        lease.give_back(clock())
    return handed, put_off


def _may_leave(now: datetime, calendar: WorkingCalendar) -> bool:
    """No letter leaves before seven, nor on a day that is closed in the whole country."""
    return calendar.is_working_day(timezone.localdate(now)) and timezone.localtime(now).time() >= NOT_BEFORE


def _one_by_one(lease: Held, calendar: WorkingCalendar, clock: Callable[[], datetime]) -> Iterator[Outcome]:
    """Each letter that is sent, refused or put off, as long as the lease is kept and the mail server answers."""
    looked_at = clock()
    _look_again(looked_at, older=True)
    put_off = 0
    while put_off < PATIENCE and lease.renew(now := clock()) and _may_leave(now, calendar):
        if now - looked_at >= LOOKED_AT_EVERY:
            looked_at = now
            _look_again(now, older=False)
        outcome = mail.send_queued(processes=1, log_level=1)
        if not any(outcome):
            return
        put_off = put_off + 1 if outcome[2] else 0
        yield outcome


def _look_again(now: datetime, *, older: bool) -> None:
    """What is no longer true does not leave; what is true instead is written at once."""
    if withdraw_untrue(now, older=older):
        with suppress(Unwritten):  # it is still due, and the next run says so
            queue_due(now)


def settle_refused(now: datetime) -> None:
    """What was refused for good is not tried again. An address that was refused gets no more letters: what they said is
    told once the address is mended, or to whoever reads for the person by then.
    """
    for_good = (AddressRefused.__name__, LetterRefused.__name__)
    logs = Log.objects.filter(exception_type__in=for_good, email__status=STATUS.requeued)
    for log in logs.select_related("email__letter__recipient").order_by("pk"):
        with transaction.atomic():
            Email.objects.filter(pk=log.email_id).update(status=STATUS.failed, scheduled_time=None)
            if log.exception_type == AddressRefused.__name__:
                refuse(log.email.letter.recipient, log.email.to[0], log.message, now=now)
                withdraw([log.email.letter], now)
