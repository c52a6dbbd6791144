"""Letters that are due are put into the queue: each once, in one transaction with the rows that say so.

Whoever queues holds the one row of the queue's lease meanwhile, so runs that overlap wait for each other and find nothing
more to do; should they ever not, the keys of letters and items refuse the second.
"""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from post_office.models import PRIORITY, STATUS, Email

from notifications.declarations import DIGEST
from notifications.letters.explanation import explanation
from notifications.letters.headers import headers_of, message_id
from notifications.letters.rendering import Written, written
from notifications.models import Letter, LetterItem
from notifications.planning.plan import DAY, Planned, letters_due
from notifications.queries.cases_at_hand import Calendars
from notifications.queries.names import names_in
from notifications.queries.world import batches, world_of
from notifications.services import leases

QUEUE = "queue"


def queue_due(now: datetime) -> int:
    """Put every letter that is due into the queue, a batch of readers a transaction. Returns how many there were."""
    calendars = Calendars.read()
    return sum(queue_batch(batch, now, calendars) for batch in batches())


@transaction.atomic
def queue_batch(batch: list[int], now: datetime, calendars: Calendars | None = None) -> int:
    """The letters that are due to these readers. Returns how many."""
    leases.hold_row(QUEUE, now)
    world = world_of(batch, now, calendars)
    planned = letters_due(world, now)
    if not planned:
        return 0
    names = names_in(planned, world, timezone.localdate(now))
    texts = [written(letter, world, names, now) for letter in planned]
    emails = Email.objects.bulk_create(
        [
            _email(letter, text, names.people[letter.reader])
            for letter, text in zip(planned, texts, strict=True)
        ]
    )
    rows = [_row(*made, now) for made in zip(planned, texts, emails, strict=True)]
    Letter.objects.bulk_create(rows)
    _write_items(planned, rows)
    return len(rows)


def _email(letter: Planned, text: Written, reader) -> Email:
    return Email(
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[reader.email],
        subject=text.subject,
        message=text.text,
        html_message=text.html,
        headers=headers_of(text),
        message_id=message_id(letter),
        status=STATUS.queued,
        priority=PRIORITY.high if letter.kind not in (DAY, DIGEST) else PRIORITY.medium,
    )


def _row(letter: Planned, text: Written, email: Email, now: datetime) -> Letter:
    return Letter(
        key=letter.key,
        kind=letter.kind,
        recipient_id=letter.reader,
        day=letter.day,
        made_at=now,
        language=text.language,
        subject=text.subject,
        email=email,
        explanation=explanation(letter, now),
    )


def _write_items(planned: Iterable[Planned], rows: Iterable[Letter]) -> None:
    LetterItem.objects.bulk_create(
        [
            LetterItem(
                letter=row,
                person_id=item.thing.person,
                case_id=item.thing.case,
                kind=item.kind.name,
                about=item.thing.about,
                occasion=item.occasion.key,
            )
            for letter, row in zip(planned, rows, strict=True)
            for item in letter.items
        ]
    )
