"""Worlds made by hand, without a database."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from adoption.declarations import SessionKind, Turn
from notifications.declarations import ASSIGNED, Kind
from notifications.planning import things
from notifications.planning.plan import Planned, letters_due
from notifications.planning.rhythm import Occasion
from notifications.planning.sessions import PlannedSession, of_session
from notifications.planning.things import CaseAtHand, Notice, OpenTask, Pilot
from notifications.planning.world import Reader, Thing, Waiting, World
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
    waiting = (Waiting(day),) if day else ()
    return Reader(ME, **{"calendar": NATIONAL, "waiting": waiting} | changes)


LONG_AGO, YESTERDAY, NOON = at(date(2026, 7, 1)), at(MONDAY), at(TUESDAY, 12)


def of_every_kind() -> World:
    """A region of which something of every kind is due on Tuesday at noon: to me of culture, or to my colleague of care."""
    sides = {ME: Turn.CULTURE, COLLEAGUE: Turn.CARE}
    people = {person: frozenset({side, Turn.LOCAL, Turn.ANYONE}) for person, side in sides.items()}
    case = CaseAtHand(1, NATIONAL, False, people, frozenset(), OTHER, frozenset({OTHER}))
    tasks = (
        my_task(1, YESTERDAY),
        my_task(2, YESTERDAY, verb="handed_over"),
        *(my_task(3 + number, LONG_AGO, due_in) for number, due_in in enumerate((7, 0, -21))),
    )
    return world(
        *(one for task in tasks for one in things.of_task(case, task)),
        things.of_taking_back(case, Notice(9, ME, "taken_back", YESTERDAY, None)),
        *(one for session in sessions_on_thursday() for one in of_session(case, session, MONDAY)),
        *things.of_pilot(case, Pilot(1, TUESDAY + timedelta(30), LONG_AGO.date(), frozenset({Turn.CULTURE}))),
    )


def my_task(pk: int, since: datetime, due_in: int | None = None, verb: str = "new_task") -> OpenTask:
    """Due so many days after Tuesday."""
    due = None if due_in is None else TUESDAY + timedelta(due_in)
    notice = Notice(pk, ME, verb, since, None)
    return OpenTask(pk, "act", "", Turn.CULTURE, ME, since.date(), due, False, (notice,))


def sessions_on_thursday() -> list[PlannedSession]:
    """One that I know nothing of, one that I know from before it was moved, one that is called off, and one that I know as
    called off.
    """
    told, off = {ME: frozenset({"v0"})}, {ME: frozenset({"v0", "cancelled/v1"})}
    known = ((0, False, {}), (1, False, told), (0, True, told), (0, False, off))
    return [
        PlannedSession(
            pk, SessionKind.MEETING, THURSDAY, version, version + withdrawn, withdrawn, YESTERDAY, before
        )
        for pk, (version, withdrawn, before) in enumerate(known, start=1)
    ]
