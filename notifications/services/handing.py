"""Letters go from the queue to the mail server, one by one, each looked at again before it leaves."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from post_office import mail
from post_office.models import STATUS, Email, Log

from notifications.declarations import DIGEST
from notifications.mail import AddressRefused, LetterRefused
from notifications.models import Letter, LetterItem, RefusedAddress
from notifications.planning.plan import NOT_BEFORE, letters_due
from notifications.queries.cases_at_hand import Calendars
from notifications.queries.world import world_of
from notifications.services import leases
from notifications.services.queueing import queue_due

HANDING = "handing"
FRESH = timedelta(minutes=5)
"""What was written so lately is true still."""
DIGEST_LASTS = timedelta(hours=1)


def hand_over(clock: Callable[[], datetime]) -> tuple[int, int]:
    """Hand what is queued to the mail server, unless another run does or the day is closed.

    Returns how many letters it took, and how many it refused or put off.
    """
    now = clock()
    if not _may_leave(now) or not leases.take(HANDING, now):
        return 0, 0
    handed = put_off = 0
    try:
        if withdraw_untrue(now):
            queue_due(now)
        while any(outcome := mail.send_queued(processes=1, log_level=1)):
            sent, failed, requeued = outcome
            handed, put_off = handed + sent, put_off + failed + requeued
            leases.renew(HANDING, clock())
            if failed or requeued:
                settle_refused(clock())
    finally:
        leases.give_back(HANDING, clock())
    return handed, put_off


def _may_leave(now: datetime) -> bool:
    """No letter leaves at night or on a day that is closed in the whole country."""
    national = Calendars.read().national
    return national.is_working_day(timezone.localdate(now)) and timezone.localtime(now).time() >= NOT_BEFORE


def withdraw_untrue(now: datetime) -> int:
    """Take out of the queue what is no longer so: of another day, of something done meanwhile, to an old address.

    What is still to be told in it is told in another letter. Called by whoever has the lease: no letter that is
    withdrawn is on its way. Returns how many were.
    """
    waiting = Letter.objects.queued().filter(
        Q(email__scheduled_time=None) | Q(email__scheduled_time__lte=now)
    )
    waiting = waiting.filter(made_at__lt=now - FRESH).select_related("recipient", "email")
    by_reader = defaultdict(list)
    for letter in waiting.prefetch_related("items"):
        by_reader[letter.recipient_id].append(letter)
    untrue = [letter for reader, letters in by_reader.items() for letter in _untrue(reader, letters, now)]
    for letter in untrue:
        _withdraw(letter, now)
    return len(untrue)


def _untrue(reader: int, letters: list[Letter], now: datetime) -> list[Letter]:
    """Those that would not be written now as they are."""
    world = world_of([reader], now, without=[letter.pk for letter in letters])
    due = {letter.key: {item.told for item in letter.items} for letter in letters_due(world, now)}
    return [letter for letter in letters if _is_untrue(letter, due, now)]


def _is_untrue(letter: Letter, due: dict[str, set], now: datetime) -> bool:
    said = {(item.person_id, item.about, item.occasion) for item in letter.items.all()}
    return (
        letter.day != timezone.localdate(now)
        or due.get(letter.key) != said
        or letter.email.to != [letter.recipient.email]
        or (letter.kind == DIGEST and letter.made_at < now - DIGEST_LASTS)
    )


@transaction.atomic
def _withdraw(letter: Letter, now: datetime) -> None:
    """The letter stays on record, its items may be told again."""
    Letter.objects.filter(pk=letter.pk).update(withdrawn_at=now)
    LetterItem.objects.filter(letter=letter).delete()
    Email.objects.filter(pk=letter.email_id, status__in=(STATUS.queued, STATUS.requeued)).delete()


def settle_refused(now: datetime) -> None:
    """What was refused for good is not tried again, and an address that was refused gets no more letters."""
    for_good = (AddressRefused.__name__, LetterRefused.__name__)
    logs = Log.objects.filter(exception_type__in=for_good, email__status=STATUS.requeued)
    for log in logs.select_related("email__letter__recipient").order_by("pk"):
        with transaction.atomic():
            Email.objects.filter(pk=log.email_id).update(status=STATUS.failed, scheduled_time=None)
            if log.exception_type == AddressRefused.__name__:
                _remember_refused(log, now)


def _remember_refused(log: Log, now: datetime) -> None:
    person = log.email.letter.recipient
    RefusedAddress.objects.get_or_create(
        person=person,
        address=log.email.to[0],
        cleared_at=None,
        defaults={"refused_at": now, "said": log.message[:300]},
    )
