"""On which day of a week somebody gets the digest, and who does not."""

from datetime import date, timedelta

import pytest

from notifications.planning.plan import Week, letters_due
from notifications.planning.world import Waiting
from tests.notifications.planning.by_hand import (
    COLLEAGUE,
    LAST_WEEK,
    ME,
    MONDAY,
    TUESDAY,
    at,
    due,
    kinds,
    open_since,
    thing,
    world,
)
from workflows.working_days import WorkingCalendar


def first_of_week(day: date, **changes):
    return kinds(due(world(readers=[open_since(LAST_WEEK, **changes)]), at(day)))


def test_on_the_first_working_day_of_the_week_the_digest_takes_the_place_of_the_letter():
    made = world(thing(day=MONDAY), readers=[open_since(LAST_WEEK)])
    assert due(made, at(MONDAY)) == [("digest", ME, ["assigned"])]
    (letter,) = letters_due(made, at(MONDAY))
    assert letter.key == "digest/2026-W38/1"


@pytest.mark.parametrize(
    ("since", "expected"),
    [(LAST_WEEK, ["digest"]), (MONDAY - timedelta(days=1), ["digest"]), (MONDAY, []), (None, [])],
)
def test_there_is_a_digest_if_something_has_been_open_since_before_the_week(since, expected):
    assert kinds(due(world(readers=[open_since(since)]), at(MONDAY))) == expected


def test_what_is_open_for_some_days_only_makes_a_digest_on_those():
    new = (Waiting(LAST_WEEK, "new", until=MONDAY),)
    found = [first_of_week(day, waiting=new) for day in (MONDAY, TUESDAY)]
    assert found == [["digest"], []]


def test_a_digest_that_could_not_come_on_the_first_day_may_on_the_next_two():
    week = [MONDAY + timedelta(days=number) for number in range(7)]
    assert [first_of_week(day) for day in week] == [["digest"]] * 3 + [[]] * 4


def test_in_a_week_that_begins_with_holidays_it_is_on_the_first_working_day():
    """Easter Monday is the sixth of April: the digest is Tuesday's, and may come until Thursday."""
    week = [date(2026, 4, day) for day in range(6, 13)]
    made = world(readers=[open_since(date(2026, 4, 1))])
    assert [kinds(due(made, at(day))) for day in week] == [[], *[["digest"]] * 3, [], [], []]


def test_a_digest_keeps_what_had_been_open_and_the_closed_days_before_it():
    """What has only been open since Easter Monday is not among it, nor what was open until then."""
    waiting = tuple(
        Waiting(date(2026, 4, day), what, until)
        for day, what, until in (
            (1, "task", date.max),
            (6, "late", date.max),
            (7, "new", date.max),
            (1, "new", date(2026, 4, 6)),
        )
    )
    (letter,) = letters_due(world(readers=[open_since(None, waiting=waiting)]), at(date(2026, 4, 7)))
    assert letter.week == Week(waiting[:2], (date(2026, 4, 6),))


def test_in_a_region_that_is_closed_on_monday_it_is_on_tuesday():
    local = WorkingCalendar(((MONDAY, MONDAY),))
    week = [MONDAY + timedelta(days=number) for number in range(5)]
    assert [first_of_week(day, calendar=local) for day in week] == [[], *[["digest"]] * 3, []]


def test_a_week_has_one_digest_and_then_letters_of_the_day():
    made = world(thing(day=MONDAY), readers=[open_since(LAST_WEEK)], written=frozenset({"digest/2026-W38/1"}))
    assert due(made, at(TUESDAY)) == [("day", ME, ["assigned"])]


def test_a_letter_of_the_day_that_went_before_leaves_the_digest_to_the_next_day():
    made = world(readers=[open_since(LAST_WEEK)], served=frozenset({ME}))
    assert due(made, at(MONDAY)) == []
    assert first_of_week(TUESDAY) == ["digest"]


@pytest.mark.parametrize(
    "changes",
    [
        {"chosen": {"digest": "off"}},
        {"paused_until": TUESDAY},
        {"away": ((MONDAY, MONDAY, None),)},
        {"away": ((MONDAY, MONDAY, COLLEAGUE),)},
        {"reachable": False},
    ],
)
def test_no_digest_for_whoever_wants_none_pauses_is_away_or_out_of_reach(changes):
    assert first_of_week(MONDAY, **changes) == []


def test_at_the_turn_of_the_year_weeks_are_those_of_the_calendar():
    """The week of New Year 2027 is the 53rd of 2026; the first working day after it begins the first of 2027."""
    made = world(readers=[open_since(date(2026, 12, 1))])
    keys = [one.key for day in (date(2026, 12, 28), date(2027, 1, 4)) for one in letters_due(made, at(day))]
    assert keys == ["digest/2026-W53/1", "digest/2027-W01/1"]
