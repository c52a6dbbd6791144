"""The plan: which letters are due now. Pure; the same question twice has the same answer.

A letter of the day holds whatever its reader is to be told that day; what is urgent is a letter of its own. On the first
working day of a week the digest takes the place of the letter of the day.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from notifications.declarations import ASSIGNED, DIGEST, HANDED_OVER, Kind
from notifications.planning.channels import CHANNELS, channel, is_wanted, pauses
from notifications.planning.rhythm import Occasion, latest
from notifications.planning.world import KEPT_BACK, Reader, Thing, Waiting, World
from workflows.working_days import WorkingCalendar

DAY = "day"
BRINGING = (ASSIGNED, HANDED_OVER)
"""The first that is told of a task: who has it, and from whom."""
NOT_BEFORE = time(7)
"""Letters are written from this hour on, in Finland."""
DIGEST_DAYS = 3
"""On so many working days of a week the digest may still be written, when it could not be on the first."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a letter says: of which thing, on which occasion, and for whom."""

    thing: Thing
    occasion: Occasion

    @property
    def kind(self) -> Kind:
        return self.occasion.kind

    @property
    def told(self) -> tuple[int, str, str]:
        return self.thing.person, self.thing.about, self.occasion.key


@dataclass(frozen=True, slots=True)
class Week:
    """What led to a digest: what had been open since before its week, and the days of the week before it that were closed."""

    waiting: tuple[Waiting, ...]
    closed: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """A letter that is due: `kind` is that of its one item, `day` or `digest`; a digest has a `week`."""

    key: str
    kind: str
    reader: int
    day: date
    items: tuple[Item, ...]
    week: Week | None = None


def letters_due(world: World, now: datetime) -> list[Planned]:
    """The letters due at this moment, by reader. None before seven, and none on a day that is closed everywhere."""
    today = timezone.localdate(now)
    if timezone.localtime(now).time() < NOT_BEFORE or not world.calendar.is_working_day(today):
        return []
    due = defaultdict(list)
    for thing in world.things:
        if item := _due(thing, world, now, today):
            due[_who_reads(thing, world, today)].append(item)
    return [
        letter
        for pk, reader in sorted(world.readers.items())
        if reader.reachable
        for letter in _letters_of(reader, due[pk], world, today)
    ]


def _due(thing: Thing, world: World, now: datetime, today: date) -> Item | None:
    """What is to be told of the thing now; None when nothing is, or it was told, or its region is closed today."""
    if thing.until is not None and thing.until < today:
        return None
    occasion = latest(thing.occasions(), today)
    if occasion is None or not thing.calendar.is_working_day(today):
        return None
    item = Item(thing, occasion)
    if bringing := _brings(item, world, now):
        return bringing
    return item if _is_time(occasion, now) and item.told not in world.told else None


def _brings(latest: Item, world: World, now: datetime) -> Item | None:
    """What brings the person the task, if it was not told: nothing hides it that reaches the person less soon."""
    person = world.person(latest.thing.person)
    first = Item(latest.thing, next(latest.thing.occasions()))
    if first.kind not in BRINGING or first.told in world.told or not _is_time(first.occasion, now):
        return None
    sooner = CHANNELS.index(channel(first.kind, person, person)) < CHANNELS.index(
        channel(latest.kind, person, person)
    )
    return first if sooner else None


def _is_time(occasion: Occasion, now: datetime) -> bool:
    is_early = occasion.ready is not None and now < occasion.ready
    is_late = occasion.over is not None and occasion.over <= now
    return not is_early and not is_late


def _who_reads(thing: Thing, world: World, today: date) -> int | None:
    """The person, or, while the person is away, a deputy who answers for the thing as well: else it waits."""
    person = world.person(thing.person)
    if waits_for_return(thing, person, today):
        return None
    reader = _reads(person, thing.deputies, world.readers, today)
    return reader and reader.pk


def waits_for_return(thing: Thing, person: Reader, today: date) -> bool:
    """Whether it is told to the person who is away now and back before its day comes, and to no deputy meanwhile."""
    if not thing.days or not person.absence(today):
        return False
    back = _back(person, thing.calendar, today)
    return not any(today <= day <= back for day in thing.days)


def _back(person: Reader, calendar: WorkingCalendar, today: date) -> date:
    """The first working day on which the person reads again."""
    day = today
    while away := person.absence(day):
        day = calendar.next_working_day(away[1] + timedelta(days=1))
    return day


def _reads(
    person: Reader, deputies: Set[int], readers: Mapping[int | None, Reader], today: date
) -> Reader | None:
    away = person.absence(today)
    if away is None:
        return person
    deputy = readers.get(away[2])
    if deputy is None or deputy.pk not in deputies or deputy.absence(today):
        return None
    return deputy


def _letters_of(reader: Reader, due: Iterable[Item], world: World, today: date) -> Iterator[Planned]:
    wanted = [item for item in due if _wants(item, reader, world, today)]
    for item in wanted:
        key = f"{item.kind.name}/{'/'.join(map(str, item.told))}"
        if item.kind.urgent:
            yield Planned(key, item.kind.name, reader.pk, today, (item,))
    gathered = _in_order(item for item in wanted if not item.kind.urgent)
    if letter := _gathered(reader, gathered, world, today):
        yield letter


def _gathered(reader: Reader, items: tuple[Item, ...], world: World, today: date) -> Planned | None:
    """The digest, or else the letter of the day: one of them at most a day."""
    if reader.pk in world.served:
        return None
    at_once = tuple(item for item in items if _at_once(item, world, reader))
    kept_back = (Waiting(_kept_since(item, world, today), KEPT_BACK) for item in items if item not in at_once)
    if may_have_digest(reader, today, world.written) and (waiting := _open_before(reader, today, kept_back)):
        week = Week(waiting, _closed(reader, today))
        return Planned(_digest_key(reader, today), DIGEST, reader.pk, today, items, week)
    return Planned(f"{DAY}/{today}/{reader.pk}", DAY, reader.pk, today, at_once) if at_once else None


def _at_once(item: Item, world: World, reader: Reader) -> bool:
    return channel(item.kind, world.person(item.thing.person), reader) == "now"


def _kept_since(item: Item, world: World, today: date) -> date:
    """The day of the first occasion of its thing that came and was not told."""
    thing = item.thing
    untold = (
        one.day
        for one in thing.occasions()
        if one.day <= today and (thing.person, thing.about, one.key) not in world.told
    )
    return min(untold)


def _in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: (item.kind.rank, item.occasion.day, item.told)))


def _wants(item: Item, reader: Reader, world: World, today: date) -> bool:
    """Whether it is to be told at all: as the person chose, also while a deputy reads for the person."""
    return is_wanted(item.kind, world.person(item.thing.person), reader, today)


def is_told_by_letter(
    person: Reader, kind: Kind, deputies: Set[int], readers: Mapping[int | None, Reader], today: date
) -> bool:
    """Whether a letter of this day tells the person, or a deputy who is one of these, of what is of this kind."""
    reader = _reads(person, deputies, readers, today)
    return (
        reader is not None
        and reader.reachable
        and channel(kind, person, reader) == "now"
        and is_wanted(kind, person, reader, today)
    )


def _digest_key(reader: Reader, today: date) -> str:
    return f"{DIGEST}/{today:%G-W%V}/{reader.pk}"


def may_have_digest(reader: Reader, today: date, written: Set[str]) -> bool:
    """Whether the reader gets a digest today if something waits: on the first working days of a week, once."""
    return (
        _digest_key(reader, today) not in written
        and reader.calendar.is_working_day(today)
        and reader.calendar.count(_monday(today) - timedelta(days=1), today) <= DIGEST_DAYS
        and reader.chosen.get(DIGEST, "now") != "off"
        and not pauses(reader, today)
        and not reader.absence(today)
    )


def _open_before(reader: Reader, today: date, kept_back: Iterable[Waiting]) -> tuple[Waiting, ...]:
    """What has been open for the reader, or kept back for the digest, since before the first working day of the week."""
    first = reader.calendar.next_working_day(_monday(today))
    return tuple(one for one in (*reader.waiting, *kept_back) if one.since < first and one.until >= today)


def _closed(reader: Reader, today: date) -> tuple[date, ...]:
    days = (today - timedelta(days=number) for number in range(today.weekday(), 0, -1))
    return tuple(day for day in days if not reader.calendar.is_working_day(day))


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())
