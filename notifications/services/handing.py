"""Letters go from the queue to the mail server, one by one, each looked at again before it leaves."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime

from django.utils import timezone
from post_office import mail
from post_office.models import STATUS, Email, Log

from notifications.mail import AddressRefused, LetterRefused
from notifications.planning.plan import NOT_BEFORE
from notifications.queries.cases_at_hand import Calendars
from notifications.services import leases
from notifications.services.leases import Held
from notifications.services.queueing import Unwritten, queue_due
from notifications.services.withdrawing import FRESH, LOOKED_AT_EVERY, take_undeliverable, withdraw_untrue
from workflows.working_days import WorkingCalendar

HANDING = "handing"
OF_THE_SERVER = 3
"""So many refused one after another, and none taken after them, is taken for the mail server's own doing."""
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
    handed = put_off = in_a_row = 0
    before = _latest_answer()
    try:
        for sent, failed, requeued in _one_by_one(lease, calendar, clock):
            handed, put_off = handed + sent, put_off + failed + requeued
            if sent and in_a_row:
                settle_refused(clock(), after=before)
            in_a_row = 0 if sent else in_a_row + 1
        if in_a_row < OF_THE_SERVER:
            settle_refused(clock(), after=before)
    finally:
        lease.give_back(clock())
    return handed, put_off


def _may_leave(now: datetime, calendar: WorkingCalendar) -> bool:
    """No letter leaves before seven, nor on a day that is closed in the whole country."""
    return calendar.is_working_day(timezone.localdate(now)) and timezone.localtime(now).time() >= NOT_BEFORE


def _one_by_one(lease: Held, calendar: WorkingCalendar, clock: Callable[[], datetime]) -> Iterator[Outcome]:
    """Each letter that is sent, refused or put off, as long as the lease is kept and the mail server answers."""
    looked_at = all_looked_at = clock()
    _look_again(looked_at, older=True)
    put_off = 0
    while put_off < PATIENCE and lease.renew(now := clock()) and _may_leave(now, calendar):
        if now - looked_at >= LOOKED_AT_EVERY:
            older = now - all_looked_at >= FRESH
            _look_again(now, older=older)
            looked_at, all_looked_at = now, now if older else all_looked_at
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


def _latest_answer() -> int:
    return Log.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def settle_refused(now: datetime, *, after: int) -> None:
    """What was refused for good since an answer is not tried again today. An address that was refused gets no more
    letters: what they said is told once the address is mended, or to whoever reads for the person by then.
    """
    for_good = (AddressRefused.__name__, LetterRefused.__name__)
    logs = Log.objects.filter(pk__gt=after, exception_type__in=for_good, email__status=STATUS.requeued)
    for log in logs.select_related("email__letter__recipient").order_by("pk"):
        if log.exception_type == AddressRefused.__name__:
            take_undeliverable(log.email.letter, log.message, now)
        else:
            Email.objects.filter(pk=log.email_id).update(status=STATUS.failed, scheduled_time=None)
