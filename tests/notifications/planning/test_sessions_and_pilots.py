"""Who is told of a session or of a pilot's end, and why that person."""

from datetime import date, time, timedelta
from types import SimpleNamespace

import pytest

from adoption.declarations import SessionKind, Turn
from notifications.letters.who_else import told_besides
from notifications.planning.plan import Item, letters_due
from notifications.planning.rhythm import latest
from notifications.planning.sessions import PlannedSession, of_session
from notifications.planning.things import Pilot, of_pilot
from notifications.planning.world import Reader
from tests.notifications.planning.by_hand import MONDAY, THURSDAY, TUESDAY, WEDNESDAY, at, world
from tests.notifications.planning.region_by_hand import (
    ADVISER,
    CARE,
    CARE_LEADER,
    CULTURE,
    LEADER,
    LEADS,
    OF_CARE,
    OF_CULTURE,
    PEOPLE,
    WORKER,
    case,
)

# Sessions


def session(kind: str = SessionKind.WORKSHOP, **changes) -> PlannedSession:
    usual = {"date": THURSDAY, "version": 0, "withdrawn": False, "at": at(MONDAY), "told": {}}
    made = usual | changes
    return PlannedSession(1, kind, number=made["version"] + made["withdrawn"], **made)


def told_of(made: PlannedSession, on: date = TUESDAY, **changes) -> dict[int, tuple[str, str]]:
    found = {thing.person: next(thing.occasions()) for thing in of_session(case(**changes), made, on)}
    return {person: (one.kind.name, one.key) for person, one in found.items()}


def test_everybody_of_the_region_is_asked_to_a_session():
    assert told_of(session()) == {person: ("invitation", "v0") for person in PEOPLE}


@pytest.mark.parametrize("told", [{}, {CULTURE: frozenset({"v0"})}], ids=["invited", "moved"])
@pytest.mark.parametrize("withdrawn", [False, True])
def test_what_was_last_done_to_a_session_settles_before_it_is_told(told, withdrawn):
    """Two moves within minutes are one letter, and so is a session that is called off and planned after all."""
    made = session(version=1, told=told, withdrawn=withdrawn, at=at(TUESDAY))
    ready = {next(thing.occasions()).ready for thing in of_session(case(), made, TUESDAY)}
    assert ready == (set() if withdrawn and not told else {at(TUESDAY) + timedelta(minutes=15)})


@pytest.mark.parametrize("kind", [SessionKind.INFO, SessionKind.TRAINING, SessionKind.FEEDBACK])
def test_and_the_adviser_to_those_that_are_held_with_kaikukeskus(kind):
    assert set(told_of(session(kind))) == {*PEOPLE, ADVISER}
    assert set(told_of(session(kind), adviser=None)) == {*PEOPLE, ADVISER, WORKER}


@pytest.mark.parametrize(("on", "asked"), [(WEDNESDAY, True), (THURSDAY, True), (date(2026, 9, 18), False)])
def test_nobody_is_asked_to_what_is_over(on, asked):
    assert bool(told_of(session(), on)) is asked


@pytest.mark.parametrize("told", [{}, {CULTURE: frozenset({"v0"})}], ids=["invited", "moved"])
@pytest.mark.parametrize(
    ("now", "begins", "number"),
    [
        (at(THURSDAY, 8, 59), time(9), 1),
        (at(THURSDAY, 9), time(9), 0),
        (at(THURSDAY, 14, 20), time(9), 0),
        (at(THURSDAY, 14, 20), None, 1),
    ],
)
def test_nobody_is_asked_or_told_of_a_move_once_it_has_begun(now, begins, number, told):
    made = session(version=len(told), told=told, starts_at=begins)
    thing = next(one for one in of_session(case(), made, THURSDAY) if one.person == CULTURE)
    assert len(letters_due(world(thing, cases={1: case()}), now)) == number


def test_what_has_begun_may_still_be_called_off():
    off = session(withdrawn=True, told={CULTURE: frozenset({"v0"})}, starts_at=time(9))
    (thing,) = of_session(case(), off, THURSDAY)
    assert len(letters_due(world(thing, cases={1: case()}), at(THURSDAY, 14, 20))) == 1


def test_whoever_was_asked_is_told_that_it_moved_and_who_was_not_is_asked():
    moved = session(version=1, told={CULTURE: frozenset({"v0"}), CARE: frozenset({"v0", "v1"})})
    assert told_of(moved) == {
        LEADER: ("invitation", "v1"),
        CULTURE: ("session_moved", "v1"),
        CARE: ("session_moved", "v1"),  # which has been told: the plan leaves it out
        CARE_LEADER: ("invitation", "v1"),
    }


def test_whoever_was_asked_is_told_that_it_is_called_off_and_nobody_else():
    off = session(withdrawn=True, version=1, told={CULTURE: frozenset({"v0"}), WORKER: frozenset({"v0"})})
    assert told_of(off) == {
        CULTURE: ("session_cancelled", "cancelled/v2"),
        WORKER: ("session_cancelled", "cancelled/v2"),
    }


def test_what_was_called_off_and_is_held_after_all_is_told_to_whoever_had_been_told():
    told = {CULTURE: frozenset({"v0", "cancelled/v1"}), CARE: frozenset({"v0"})}
    assert told_of(session(told=told)) == {
        LEADER: ("invitation", "v0"),
        CULTURE: ("session_after_all", "v0/1"),
        CARE: ("session_moved", "v0"),  # which has been told: the plan leaves it out
        CARE_LEADER: ("invitation", "v0"),
    }


def test_what_moves_once_it_is_known_to_be_held_after_all_is_a_move():
    told = {CULTURE: frozenset({"v0", "cancelled/v1", "v0/1"})}
    assert told_of(session(version=1, told=told))[CULTURE] == ("session_moved", "v1/1")


def test_whoever_left_is_not_told_that_it_moved_but_that_it_is_called_off():
    told = {WORKER: frozenset({"v0"})}
    assert WORKER not in told_of(session(version=1, told=told))
    assert told_of(session(withdrawn=True, told=told)) == {WORKER: ("session_cancelled", "cancelled/v1")}


# Pilots


def told_of_pilot(undecided, known: date = date(2026, 1, 7), **changes) -> dict[int, str]:
    ends = date(2026, 12, 31)
    return {
        thing.person: thing.because
        for thing in of_pilot(case(**changes), Pilot(1, ends, known, frozenset(undecided)))
    }


def test_a_side_that_has_not_decided_is_told_and_the_coordinators():
    assert told_of_pilot({Turn.CULTURE}) == {
        LEADER: "turn:culture",
        CULTURE: "turn:culture",
        CARE_LEADER: "coordinator",
    }
    assert set(told_of_pilot({Turn.CULTURE, Turn.CARE})) == set(PEOPLE)
    assert told_of_pilot(set()) == {}


def test_whoever_answers_for_both_sides_is_told_of_a_pilot_once():
    both = {LEADER: OF_CULTURE | OF_CARE | LEADS}
    things = list(
        of_pilot(
            case(people=both, coordinators=frozenset({LEADER})),
            Pilot(1, date(2026, 12, 31), date(2026, 1, 7), frozenset({Turn.CULTURE, Turn.CARE})),
        )
    )
    assert [one.person for one in things] == [LEADER]


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2026, 10, 1), None),
        (date(2026, 10, 2), "90/2026-12-31"),
        (date(2026, 10, 30), "60/2026-12-31"),
        (date(2026, 12, 1), "30/2026-12-31"),
    ],
)
def test_ninety_sixty_and_thirty_days_before(day, key):
    made = Pilot(1, date(2026, 12, 31), date(2026, 1, 7), frozenset({Turn.CULTURE}))
    (thing, *_) = of_pilot(case(), made)
    occasion = latest(thing.occasions(), day)
    assert (occasion and occasion.key) == key


@pytest.mark.parametrize(("deputy", "named"), [(CARE_LEADER, True), (LEADER, False)])
def test_of_a_pilot_s_end_whoever_is_away_is_named_as_told_if_somebody_of_the_side_reads(deputy, named):
    made = Pilot(1, date(2026, 12, 31), date(2026, 1, 7), frozenset({Turn.CULTURE, Turn.CARE}))
    mine = next(thing for thing in of_pilot(case(), made) if thing.person == CULTURE)
    day = date(2026, 10, 2)
    readers = {pk: Reader(pk) for pk in PEOPLE} | {CARE: Reader(CARE, away=((day, day, deputy),))}
    names = SimpleNamespace(readers=readers)
    item = Item(mine, latest(mine.occasions(), day))
    told = told_besides(item, CULTURE, world(mine, cases={1: case()}), names, day)
    assert told == {LEADER, CARE_LEADER} | ({CARE} if named else set())
