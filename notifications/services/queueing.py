"""Letters that are due are put into the queue: each once, in one transaction with the rows that say so.

Whoever queues holds the one row of the queue's lease meanwhile, so runs that overlap wait for each other and find nothing
more to do; should they ever not, the keys of letters and items refuse the second.
"""

import gc
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
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
from notifications.planning.world import World
from notifications.queries.cases_at_hand import Calendars
from notifications.queries.names import Names, names_in
from notifications.queries.world import batches, world_of
from notifications.services import leases

QUEUE = "queue"

log = logging.getLogger(__name__)


class Unwritten(Exception):
    """Letters that are due could not be written as they should be; `queued` were put into the queue."""

    def __init__(self, keys: list[str], queued: int):
        super().__init__(", ".join(keys))
        self.queued = queued


def queue_due(now: datetime) -> int:
    """Put every letter that is due into the queue, a batch of readers a transaction. Returns how many there were.

    Raises `Unwritten` at the end when there was something that could not be written: it keeps nothing else from its reader.
    """
    calendars, unwritten = Calendars.read(), []
    readers = batches(timezone.localdate(now))
    queued = 0
    with _cycles_kept() as forget_cycles:
        for batch in readers:
            queued += _queue_if_it_can_be(batch, now, calendars, unwritten)
            forget_cycles()
    if unwritten:
        raise Unwritten(unwritten, queued)
    return queued


@contextmanager
def _cycles_kept() -> Iterator[Callable[[], None]]:
    """Until the function that it gives is called, which looks at what was made since it was last alone. A batch makes many
    objects that live until its end: to look for cycles among them as often as usual takes a seventh of the time.
    """

    def forget_cycles() -> None:
        gc.collect()
        gc.freeze()

    gc.freeze()
    gc.disable()
    try:
        yield forget_cycles
    finally:
        gc.enable()
        gc.unfreeze()


def _queue_if_it_can_be(batch: list[int], now: datetime, calendars: Calendars, unwritten: list[str]) -> int:
    """Whatever fails in one batch of readers leaves nothing of it and keeps nothing from the others."""
    try:
        return queue_batch(batch, now, calendars, unwritten)
    except Exception as error:
        log.exception("Letters to the people %s to %s could not be queued.", batch[0], batch[-1])
        unwritten.append(f"{batch[0]}-{batch[-1]} {type(error).__name__}: {error}")
        return 0


@transaction.atomic
def queue_batch(batch: list[int], now: datetime, calendars: Calendars, unwritten: list[str]) -> int:
    """The letters that are due to these readers. Returns how many; keys of those that fail are added to `unwritten`."""
    leases.hold_row(QUEUE, now)
    world = world_of(batch, now, calendars)
    planned = letters_due(world, now)
    if not planned:
        return 0
    names = names_in(planned, world, timezone.localdate(now))
    made = list(_written(planned, world, names, now, unwritten))
    emails = Email.objects.bulk_create(
        [_email(letter, text, names.people[letter.reader]) for letter, text in made]
    )
    asked = {letter.key: letter for letter in planned}
    rows = [
        _row(letter, text, email, now, asked[letter.key])
        for (letter, text), email in zip(made, emails, strict=True)
    ]
    Letter.objects.bulk_create(rows)
    write_items([letter for letter, _text in made], rows)
    return len(rows)


def _written(
    planned: list[Planned], world: World, names: Names, now: datetime, unwritten: list[str]
) -> Iterator[tuple[Planned, Written]]:
    """The letters with their texts, without the items that fail: they stay due."""
    for letter in planned:
        try:
            yield letter, written(letter, world, names, now)
        except Exception:
            log.exception("The letter %s could not be written.", letter.key)
            unwritten.append(letter.key)
            yield from _without_what_fails(letter, world, names, now)


def _without_what_fails(
    letter: Planned, world: World, names: Names, now: datetime
) -> Iterator[tuple[Planned, Written]]:
    """The letter with those of its items that can be written; none, if that is nothing."""
    items = tuple(
        item for item in letter.items if _if_possible(replace(letter, items=(item,)), world, names, now)
    )
    rest = replace(letter, items=items)
    if items and (text := _if_possible(rest, world, names, now)):
        yield rest, text


def _if_possible(letter: Planned, world: World, names: Names, now: datetime) -> Written | None:
    try:
        return written(letter, world, names, now)
    except Exception:
        return None


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


def _row(letter: Planned, text: Written, email: Email, now: datetime, asked: Planned) -> Letter:
    left_out = [item for item in asked.items if item not in letter.items]
    return Letter(
        key=letter.key,
        kind=letter.kind,
        recipient_id=letter.reader,
        day=letter.day,
        made_at=now,
        language=text.language,
        subject=text.subject,
        email=email,
        explanation=explanation(letter, now, left_out, text.parts),
    )


def write_items(planned: Iterable[Planned], rows: Iterable[Letter]) -> None:
    """What each of these letters tells whom of, with the row of the letter."""
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
