"""Fills the world of which the plan is made, for a batch of readers: a bounded number of queries a batch.

The people of regions are read many at a time, the workers of Kaikukeskus one by one: a worker may follow hundreds of
cases, of which only what reaches the worker is read.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from accounts.models import Absence, User
from notifications.declarations import DIGEST
from notifications.models import Letter, LetterItem
from notifications.planning.plan import DAY
from notifications.planning.things import CaseAtHand
from notifications.planning.world import Reader, Thing, Told, World
from notifications.queries.cases_at_hand import Calendars, Reach, cases_at_hand
from notifications.queries.choices import choices_of
from notifications.queries.told_of import tasks_of, things_of, waiting_since
from workflows.queries.facts import workers

BATCH = 400


def batches() -> Iterator[list[int]]:
    """All who may get letters, by their keys, each once."""
    active = User.objects.filter(is_active=True)
    local = active.filter(is_kaikukeskus=False, contacts__ends=None, contacts__isnull=False)
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
    without: Collection[int] = (),
    ahead: timedelta = timedelta(),
) -> World:
    """The world of these readers: all of a region, or one of Kaikukeskus; as if the letters `without` were not. With
    `ahead`, all is in it that the plan asks for so long after `now`, if nobody does anything meanwhile.
    """
    today = timezone.localdate(now)
    until = today + ahead
    calendars = calendars or Calendars.read()
    away = _absences(batch, today)
    persons = sorted({*batch, *away})
    reach = Reach.of(persons)
    cases = cases_at_hand(reach, calendars, until)
    tasks = tasks_of(reach, cases, until)
    told = _told(persons, without)
    things = things_of(reach, cases, tasks, told, (today, until))
    since = waiting_since(tasks, cases)
    readers = _readers(persons, away, since, _calendars(things, cases, calendars))
    written, served = _letters(batch, today, without)
    return World(
        readers={pk: readers[pk] for pk in batch if pk in readers},
        absent={pk: reader for pk, reader in readers.items() if pk not in batch},
        things=tuple(thing for thing in things if thing.person in readers),
        calendar=calendars.national,
        cases=cases,
        tasks=tasks,
        told=frozenset(told),
        written=written,
        served=served,
    )


def _letters(
    batch: list[int], today: date, without: Collection[int]
) -> tuple[frozenset[str], frozenset[int]]:
    """Keys of this week's letters to the readers, and who of them had the letter of the day."""
    letters = Letter.objects.standing().exclude(pk__in=without)
    week = letters.filter(recipient__in=batch, day__gte=today - timedelta(days=today.weekday()))
    rows = list(week.values_list("key", "kind", "recipient", "day"))
    served = frozenset(pk for _key, kind, pk, day in rows if kind in (DAY, DIGEST) and day == today)
    return frozenset(key for key, *_ in rows), served


def _absences(batch: list[int], today: date) -> dict[int, list[tuple[date, date, int | None]]]:
    """Present and coming absences of the readers, and of those whose deputies they are: contacts of regions for contacts,
    workers of Kaikukeskus for workers, as their cases are read in unlike ways.
    """
    for_their_like = Q(deputy__in=batch, deputy__is_kaikukeskus=F("person__is_kaikukeskus"))
    rows = Absence.objects.filter(Q(person__in=batch) | for_their_like, last__gte=today)
    away = defaultdict(list)
    for person, *days in rows.values_list("person", "first", "last", "deputy"):
        away[person].append(tuple(days))
    return away


def _told(persons: list[int], without: Collection[int]) -> list[Told]:
    items = LetterItem.objects.filter(person__in=persons)
    items = items.exclude(letter__in=without)
    return list(items.values_list("person", "about", "occasion"))


def _readers(persons, away, since, calendars) -> dict[int, Reader]:
    """Those of the persons who may sign in. Three queries."""
    chosen = choices_of(persons)
    people = User.objects.filter(pk__in=persons, is_active=True)
    refused = set(
        people.filter(refused_addresses__cleared_at=None, refused_addresses__address=F("email")).values_list(
            "pk", flat=True
        )
    )
    return {
        pk: Reader(
            pk,
            calendars[pk],
            chosen=chosen[pk],
            paused_until=paused,
            away=tuple(away.get(pk, ())),
            reachable=pk not in refused,
            waiting_since=since.get(pk),
        )
        for pk, paused in people.values_list("pk", "letters_paused_until")
    }


def _calendars(things: list[Thing], cases: dict[int, CaseAtHand], calendars: Calendars):
    """A person's calendar is that of the person's regions, if they have one and the same, else the whole country's."""
    found = defaultdict(set)
    for thing in things:
        found[thing.person].add(cases[thing.case].calendar)
    shared = {person: next(iter(ones)) for person, ones in found.items() if len(ones) == 1}
    return defaultdict(lambda: calendars.national, shared)
