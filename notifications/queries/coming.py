"""What a person will get by letter if nobody does anything meanwhile: the plan itself, asked day by day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from notifications.declarations import DIGEST
from notifications.letters.said import Said
from notifications.planning.plan import DAY, Planned, letters_due
from notifications.planning.things import SETTLES
from notifications.planning.world import World
from notifications.queries.names import Names, names_in
from notifications.queries.world import world_of

WEEKS = 4
AHEAD = timedelta(weeks=WEEKS)
LOOKED_AT = time(8)
"""The hour at which the plan is asked on the days to come."""


@dataclass(frozen=True)
class Coming:
    """A letter that will come, as the plan sees it now."""

    planned: Planned
    at: datetime
    world: World
    names: Names

    @property
    def day(self) -> date:
        return self.planned.day

    @property
    def label(self) -> str:
        """What kind of letter it is."""
        if self.planned.kind == DIGEST:
            return _("Monday's digest")
        return _("The letter of the day") if self.planned.kind == DAY else _("A letter of its own")

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """What it tells of: the kind, the thing and the region of each item."""
        said = (self._said(item) for item in self.planned.items)
        return [(str(one.kind.label), one.title, one.region) for one in said]

    def _said(self, item) -> Said:
        reader = self.names.people[self.planned.reader]
        return Said(item, reader, self.world, self.names, self.at, self.day)


def coming(person: int, now: datetime) -> list[Coming]:
    """The letters of the coming four weeks, today's included, in order. The world is read once; nothing is written."""
    world = world_of([person], now, ahead=AHEAD)
    found = list(_day_by_day(world, now))
    names = names_in([planned for planned, _at in found], world, timezone.localdate(now))
    return [Coming(planned, at, world, names) for planned, at in found]


def _day_by_day(world: World, now: datetime) -> Iterator[tuple[Planned, datetime]]:
    for at in _moments(now):
        due = letters_due(world, at)
        yield from ((planned, at) for planned in due)
        world = _told(world, due)


def _moments(now: datetime) -> Iterator[datetime]:
    """Today once what has just happened has settled, and every day to come in the morning."""
    today = timezone.localdate(now)
    yield max(now + SETTLES, _morning(today))
    for number in range(1, AHEAD.days + 1):
        yield _morning(today + timedelta(days=number))


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, LOOKED_AT))


def _told(world: World, letters: list[Planned]) -> World:
    """The world of the next day, once these were sent."""
    return replace(
        world,
        told=world.told | {item.told for letter in letters for item in letter.items},
        written=world.written | {letter.key for letter in letters},
        served=frozenset(),
    )
