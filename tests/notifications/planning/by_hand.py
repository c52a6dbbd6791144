"""Worlds made by hand, without a database."""

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from notifications.declarations import ASSIGNED, Kind
from notifications.planning.plan import Planned, letters_due
from notifications.planning.rhythm import Occasion
from notifications.planning.world import Reader, Thing, World
from workflows.working_days import WorkingCalendar

HELSINKI = ZoneInfo("Europe/Helsinki")
NATIONAL = WorkingCalendar()
MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (date(2026, 9, day) for day in (14, 15, 16, 17))
LAST_WEEK = date(2026, 9, 10)
ME, COLLEAGUE, OTHER = 1, 2, 3


def at(day: date, hour: int = 8, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), HELSINKI)


def thing(
    person: int = ME, kind: Kind = ASSIGNED, day: date = TUESDAY, about: str = "task:1", **changes
) -> Thing:
    """Something of one occasion."""
    occasion = Occasion(day, kind, f"{kind.name}/{about}", ready=changes.pop("ready", None))
    changes = {"case": 1, "calendar": NATIONAL} | changes
    return Thing(person, about=about, occasions=lambda: iter((occasion,)), **changes)


def world(*things: Thing, readers: Iterable[Reader] = (), **changes) -> World:
    """Everybody of the things gets letters; of whom nothing else is said, in the usual way."""
    people = {one.person: Reader(one.person, NATIONAL) for one in things}
    people |= {one.pk: one for one in readers}
    return World(people, things, **{"calendar": NATIONAL} | changes)


def told(letters: Iterable[Planned]) -> list[tuple[str, int, list[str]]]:
    """Of each letter its kind, its reader and its items' kinds."""
    return [(one.kind, one.reader, [item.kind.name for item in one.items]) for one in letters]


def due(made: World, now: datetime) -> list[tuple[str, int, list[str]]]:
    return told(letters_due(made, now))


def kinds(found: list[tuple]) -> list[str]:
    """The kinds of letters alone."""
    return [kind for kind, *_ in found]


def open_since(day: date | None, **changes) -> Reader:
    """Somebody for whom something has been open since then."""
    return Reader(ME, **{"calendar": NATIONAL, "waiting_since": day} | changes)
