"""Fills the world of which the plan is made, for a batch of readers: a bounded number of queries a batch.

The people of regions are read many at a time, the workers of Kaikukeskus one by one: a worker may follow hundreds of
cases, of which only what reaches the worker is read.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from notifications.declarations import DIGEST
from notifications.models import Letter, LetterItem
from notifications.planning.plan import DAY, NOT_BEFORE, may_have_digest
from notifications.planning.things import CaseAtHand
from notifications.planning.world import Reader, Thing, World
from notifications.queries.cases_at_hand import (
    Calendars,
    Reach,
    cases_at_hand,
    of_sessions_to_come,
)
from notifications.queries.readers import absences_around, readers_of
from notifications.queries.told_of import tasks_of, things_of, waiting_in
from notifications.queries.watched import watching_since
from workflows.queries.facts import workers
from workflows.working_days import shared_by

BATCH = 800
"""So many people of regions are read together: more take more memory, fewer take longer."""
Letters = Collection[int] | QuerySet
"""Keys of letters, or a query of them: there may be more than a database takes in a list."""


def batches(today: date) -> Iterator[list[int]]:
    """All who may get letters, by their keys, each once: contacts, workers, and whoever was asked to what is to come."""
    invited = of_sessions_to_come(LetterItem.objects.all(), today).values("person")
    has_region = Q(contacts__ends=None, contacts__isnull=False)
    local = User.objects.filter(has_region | Q(pk__in=invited), is_active=True, is_kaikukeskus=False)
    pks = list(local.order_by("pk").distinct().values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        yield pks[start : start + BATCH]
    for pk, _name, _email in workers():
        yield [pk]


def world_of(
    batch: list[int],
    now: datetime,
    calendars: Calendars | None = None,
    *,
    without: Letters = (),
    ahead: timedelta = timedelta(),
) -> World:
    """The world of these readers: all of a region, or one of Kaikukeskus; as if the letters `without` were not. With
    `ahead`, all is in it that the plan asks for so long after `now`, if nobody does anything meanwhile.
    """
    today = timezone.localdate(now)
    until = today + ahead
    calendars = calendars or Calendars.read()
    away = absences_around(batch, today)
    persons = sorted({*batch, *away})
    reach = Reach.of(persons, today)
    cases = cases_at_hand(reach, calendars, until)
    tasks = tasks_of(reach, cases, until)
    said = LetterItem.objects.exclude(letter__in=without)
    things = things_of(reach, cases, tasks, said, (today, until))
    written, served = _letters(batch, today, without)
    own, waiting = _calendars(things, cases, calendars), waiting_in(tasks, cases, until)
    readers = {
        pk: replace(reader, calendar=own[pk], waiting=waiting.get(pk, ()))
        for pk, reader in readers_of(persons, away).items()
    }
    if reach.of_kaikukeskus:
        readers |= _watching([readers[pk] for pk in batch if pk in readers], now, until, written)
    return World(
        readers={pk: readers[pk] for pk in batch if pk in readers},
        absent={pk: reader for pk, reader in readers.items() if pk not in batch},
        things=tuple(thing for thing in things if thing.person in readers),
        calendar=calendars.national,
        cases=cases,
        tasks=tasks,
        told=frozenset(said.filter(person__in=persons).values_list("person", "about", "occasion")),
        written=written,
        served=served,
    )


def _watching(
    workers: list[Reader], now: datetime, until: date, written: frozenset[str]
) -> dict[int, Reader]:
    """The workers with what they watch over, if a digest may come of it by then: to find that out takes long."""
    local = timezone.localtime(now)
    today, is_ahead = local.date(), until > local.date()
    return {
        one.pk: replace(one, waiting=(*one.waiting, *watching_since(one.pk, today, until)))
        for one in workers
        if is_ahead or (local.time() >= NOT_BEFORE and may_have_digest(one, today, written))
    }


def _letters(batch: list[int], today: date, without: Letters) -> tuple[frozenset[str], frozenset[int]]:
    """Keys of this week's letters to the readers, and who of them had the letter of the day."""
    letters = Letter.objects.standing().exclude(pk__in=without)
    week = letters.filter(recipient__in=batch, day__gte=today - timedelta(days=today.weekday()))
    rows = list(week.values_list("key", "kind", "recipient", "day"))
    served = frozenset(pk for _key, kind, pk, day in rows if kind in (DAY, DIGEST) and day == today)
    return frozenset(key for key, *_ in rows), served


def _calendars(things: list[Thing], cases: dict[int, CaseAtHand], calendars: Calendars):
    """By person: closed is what is closed in all of the person's regions; without any, in the whole country."""
    found = defaultdict(set)
    for case in cases.values():
        for person in (*case.people, case.adviser):
            found[person].add(case.calendar)
    for thing in things:  # of a task in a region that is anothers to follow
        found[thing.person].add(cases[thing.case].calendar)
    return defaultdict(
        lambda: calendars.national, {person: shared_by(ones) for person, ones in found.items()}
    )
