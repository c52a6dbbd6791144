"""Which letters are due at a moment: one a person a day, and what is urgent by itself."""

from datetime import date, datetime

import pytest

from notifications.declarations import (
    ASSIGNED,
    INVITATION,
    KINDS,
    OVERDUE,
    PILOT_ENDS,
    SESSION_CANCELLED,
    SESSION_MOVED,
    TAKEN_BACK,
)
from notifications.planning.plan import letters_due
from tests.notifications.planning.by_hand import (
    COLLEAGUE,
    ME,
    MONDAY,
    NATIONAL,
    OTHER,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    at,
    due,
    kinds,
    open_since,
    thing,
    world,
)
from workflows.working_days import WorkingCalendar

OF_THE_DAY = [kind for kind in KINDS if not kind.urgent]
URGENT = [kind for kind in KINDS if kind.urgent]


# The letter of the day


def test_all_that_is_told_on_a_day_is_one_letter_the_most_urgent_first():
    things = [thing(about=f"task:{number}", kind=kind) for number, kind in enumerate(OF_THE_DAY)]
    in_order = sorted(OF_THE_DAY, key=lambda kind: kind.rank)
    assert due(world(*things), at(TUESDAY)) == [("day", ME, [kind.name for kind in in_order])]


def test_each_urgent_thing_is_a_letter_of_its_own_beside_it():
    things = [thing(about=f"session:{number}", kind=kind) for number, kind in enumerate(URGENT)]
    found = due(world(thing(), *things), at(TUESDAY))
    assert found == [
        *[(kind.name, ME, [kind.name]) for kind in URGENT],
        ("day", ME, ["assigned"]),
    ]


def test_whoever_had_the_letter_of_the_day_gets_what_is_urgent_alone():
    served = {"served": frozenset({ME})}
    assert due(world(thing(), thing(kind=INVITATION, about="session:1"), **served), at(TUESDAY)) == [
        ("invitation", ME, ["invitation"])
    ]


def test_people_get_letters_of_their_own():
    found = due(world(thing(OTHER), thing(ME), thing(COLLEAGUE)), at(TUESDAY))
    assert found == [("day", person, ["assigned"]) for person in (ME, COLLEAGUE, OTHER)]


def test_what_was_told_is_not_told_again():
    told = frozenset({(ME, "task:1", "assigned/task:1")})
    assert due(world(thing(), thing(about="task:2"), told=told), at(TUESDAY)) == [("day", ME, ["assigned"])]
    assert due(world(thing(), told=told), at(TUESDAY)) == []


def test_the_same_told_to_somebody_else_is_still_to_be_told():
    assert due(world(thing(), told=frozenset({(OTHER, "task:1", "assigned/task:1")})), at(TUESDAY)) != []


def test_keys_differ_by_person_and_day_and_thing():
    things = [
        thing(person, kind, about=f"session:{number}")
        for person in (ME, OTHER)
        for kind in URGENT
        for number in (1, 2)
    ]
    made = world(*things, thing(ME), thing(OTHER))
    keys = [letter.key for day in (TUESDAY, WEDNESDAY) for letter in letters_due(made, at(day))]
    assert len(keys) == 36
    assert len(set(keys)) == 16 + 4  # what is urgent has the same key on every day


def test_keys_fit_into_their_column():
    long = thing(kind=SESSION_CANCELLED, about=f"session:{2**63}", person=2**63)
    assert max(len(one.key) for one in letters_due(world(long), at(TUESDAY))) <= 120


# Hours and days


@pytest.mark.parametrize(("hour", "minute", "number"), [(0, 0, 0), (6, 59, 0), (7, 0, 1), (23, 59, 1)])
def test_none_before_seven_in_the_morning(hour, minute, number):
    assert len(letters_due(world(thing()), at(TUESDAY, hour, minute))) == number


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        ("2026-03-27T04:59:00+00:00", 0),  # winter time: six
        ("2026-03-27T05:00:00+00:00", 1),
        ("2026-03-30T03:59:00+00:00", 0),  # summer time began on the Sunday
        ("2026-03-30T04:00:00+00:00", 1),
        ("2026-10-23T04:00:00+00:00", 1),
        ("2026-10-26T04:59:00+00:00", 0),  # winter time again
        ("2026-10-26T05:00:00+00:00", 1),
    ],
)
def test_seven_is_seven_on_either_side_of_the_night_when_clocks_are_moved(moment, number):
    made = world(thing(day=date(2026, 3, 2)))
    assert len(letters_due(made, datetime.fromisoformat(moment))) == number


def test_the_day_is_finland_s_and_not_that_of_greenwich():
    """At 22:30 in Greenwich it is Wednesday already in Finland, and too early; the evening before is Tuesday's."""
    made = world(thing(day=WEDNESDAY))
    assert due(made, datetime.fromisoformat("2026-09-15T20:30:00+00:00")) == []
    assert due(made, datetime.fromisoformat("2026-09-15T22:30:00+00:00")) == []
    assert kinds(due(made, datetime.fromisoformat("2026-09-16T04:00:00+00:00"))) == ["day"]


@pytest.mark.parametrize(
    "closed",
    [
        date(2026, 9, 19),  # Saturday
        date(2026, 9, 20),
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 6, 19),  # Midsummer Eve
        date(2026, 5, 1),
    ],
)
def test_none_on_a_day_that_is_closed_in_the_country(closed):
    things = [thing(kind=kind, about=f"task:{kind.name}", day=date(2026, 1, 7)) for kind in KINDS]
    made = world(*things, readers=[open_since(date(2026, 1, 7))])
    assert due(made, at(closed)) == []
    assert due(made, at(NATIONAL.next_working_day(closed))) != []


def test_in_july_nothing_is_told_where_july_is_quiet_and_it_is_afterwards():
    quiet = WorkingCalendar(((date(2026, 7, 1), date(2026, 7, 31)),))
    made = world(thing(day=date(2026, 7, 6), calendar=quiet), calendar=quiet)
    assert [day for day in range(1, 32) if due(made, at(date(2026, 7, day)))] == []
    assert kinds(due(made, at(date(2026, 8, 3)))) == ["day"]


def test_a_region_that_is_closed_is_silent_while_others_are_not():
    local = WorkingCalendar(((TUESDAY, WEDNESDAY),))
    made = world(
        thing(calendar=local),
        thing(about="task:2"),
        thing(kind=SESSION_MOVED, about="session:1", calendar=local),
    )
    assert due(made, at(TUESDAY)) == [("day", ME, ["assigned"])]
    assert due(made, at(THURSDAY)) == [
        ("session_moved", ME, ["session_moved"]),
        ("day", ME, ["assigned"] * 2),
    ]


def test_what_has_just_happened_is_told_when_it_has_settled():
    made = world(thing(ready=at(TUESDAY, 9, 15)))
    assert due(made, at(TUESDAY, 9, 14)) == []
    assert kinds(due(made, at(TUESDAY, 9, 15))) == ["day"]


def test_the_same_question_has_the_same_answer():
    made = world(
        *(thing(person, kind, about=f"task:{kind.name}") for kind in KINDS for person in (ME, OTHER))
    )
    assert letters_due(made, at(TUESDAY)) == letters_due(made, at(TUESDAY))


@pytest.mark.parametrize("kinds_of_two", [(OVERDUE, ASSIGNED), (PILOT_ENDS, TAKEN_BACK)])
def test_of_the_same_rank_what_has_come_first_is_first(kinds_of_two):
    first, second = kinds_of_two
    things = (
        thing(about="task:3", kind=second, day=MONDAY),
        thing(about="task:2", kind=first, day=TUESDAY),
        thing(about="task:1", kind=first, day=MONDAY),
    )
    (letter,) = letters_due(world(*things), at(TUESDAY))
    assert [item.thing.about for item in letter.items] == ["task:1", "task:2", "task:3"]
