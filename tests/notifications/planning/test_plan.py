"""Which letters are due at a moment: one a person a day, and what is urgent by itself."""

from datetime import date, datetime, timedelta

import pytest

from notifications.declarations import (
    ASSIGNED,
    DUE_SOON,
    DUE_TODAY,
    INVITATION,
    KINDS,
    OVERDUE,
    PILOT_ENDS,
    SESSION_CANCELLED,
    SESSION_MOVED,
    TAKEN_BACK,
    TASKS,
)
from notifications.planning.plan import letters_due
from notifications.planning.world import Reader
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
    thing,
    world,
)
from workflows.working_days import WorkingCalendar

OF_THE_DAY = [kind for kind in KINDS if not kind.urgent]
URGENT = [kind for kind in KINDS if kind.urgent]
MAY_BE_OFF = [kind for kind in KINDS if not kind.needed]
NEEDED = [kind for kind in KINDS if kind.needed]
LAST_WEEK = MONDAY - timedelta(days=4)


def open_since(day: date, **changes) -> Reader:
    return Reader(ME, **{"calendar": NATIONAL, "waiting_since": day} | changes)


def kinds(found) -> list[str]:
    return [kind for kind, *_ in found]


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
    assert len(keys) == 28
    assert len(set(keys)) == 12 + 4  # what is urgent has the same key on every day


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


# The digest


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


def test_a_digest_that_could_not_come_on_the_first_day_may_on_the_next_two():
    week = [MONDAY + timedelta(days=number) for number in range(7)]
    assert [first_of_week(day) for day in week] == [["digest"]] * 3 + [[]] * 4


def test_in_a_week_that_begins_with_holidays_it_is_on_the_first_working_day():
    """Easter Monday is the sixth of April: the digest is Tuesday's, and may come until Thursday."""
    week = [date(2026, 4, day) for day in range(6, 13)]
    made = world(readers=[open_since(date(2026, 4, 1))])
    assert [kinds(due(made, at(day))) for day in week] == [[], *[["digest"]] * 3, [], [], []]


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


# What a person chose


@pytest.mark.parametrize("kind", MAY_BE_OFF)
def test_what_is_off_is_not_told(kind):
    made = world(thing(kind=kind), readers=[Reader(ME, NATIONAL, chosen={kind.group: "off"})])
    assert due(made, at(TUESDAY)) == []


@pytest.mark.parametrize("kind", NEEDED)
@pytest.mark.parametrize(
    "changes", [{"chosen": {kind.group: "off" for kind in KINDS}}, {"paused_until": date(2030, 1, 1)}]
)
def test_what_is_needed_is_told_whatever_was_chosen(kind, changes):
    found = due(world(thing(kind=kind), readers=[Reader(ME, NATIONAL, **changes)]), at(TUESDAY))
    assert found == [(kind.name if kind.urgent else "day", ME, [kind.name])]


def test_what_is_for_the_digest_waits_for_it():
    chosen = {"chosen": {TASKS: "digest"}}
    things = thing(), thing(kind=DUE_SOON, about="task:2")
    made = world(*things, readers=[Reader(ME, NATIONAL, **chosen)])
    assert due(made, at(TUESDAY)) == [("day", ME, ["due_soon"])]
    made = world(*things, readers=[open_since(LAST_WEEK, **chosen)])
    assert due(made, at(MONDAY + timedelta(days=7))) == [("digest", ME, ["due_soon", "assigned"])]


def test_without_digests_what_is_chosen_for_them_is_told_at_once():
    chosen = {TASKS: "digest", "digest": "off"}
    made = world(thing(day=MONDAY), readers=[open_since(LAST_WEEK, chosen=chosen)])
    assert due(made, at(MONDAY)) == [("day", ME, ["assigned"])]


def test_what_was_kept_back_makes_a_digest_also_when_nothing_is_open():
    made = world(thing(day=TUESDAY), readers=[Reader(ME, NATIONAL, chosen={TASKS: "digest"})])
    assert due(made, at(TUESDAY)) == []
    assert due(made, at(MONDAY + timedelta(days=7))) == [("digest", ME, ["assigned"])]


@pytest.mark.parametrize("kind", MAY_BE_OFF)
def test_a_pause_ends_on_the_day_that_is_named(kind):
    made = world(thing(kind=kind), readers=[Reader(ME, NATIONAL, paused_until=WEDNESDAY)])
    assert due(made, at(TUESDAY)) == []
    assert len(due(made, at(WEDNESDAY))) == 1


# Absences


def away(person: int = ME, deputy: int | None = COLLEAGUE, until: date = WEDNESDAY) -> Reader:
    return Reader(person, NATIONAL, away=((TUESDAY, until, deputy),))


ABLE = {"deputies": frozenset({COLLEAGUE})}


@pytest.mark.parametrize("kind", KINDS)
def test_the_deputy_reads_it_and_afterwards_whoever_was_away(kind):
    made = world(thing(kind=kind, **ABLE), readers=[away(), Reader(COLLEAGUE, NATIONAL)])
    assert [reader for _, reader, _ in due(made, at(TUESDAY))] == [COLLEAGUE]
    assert [reader for _, reader, _ in due(made, at(WEDNESDAY))] == [COLLEAGUE]
    assert [reader for _, reader, _ in due(made, at(THURSDAY))] == [ME]


def test_what_the_deputy_reads_is_kept_as_told_to_whoever_is_away():
    made = world(thing(**ABLE), readers=[away(), Reader(COLLEAGUE, NATIONAL)])
    (letter,) = letters_due(made, at(TUESDAY))
    assert [item.told for item in letter.items] == [(ME, "task:1", "assigned/task:1")]


def test_a_deputy_s_own_things_are_in_the_same_letter():
    made = world(thing(**ABLE), thing(COLLEAGUE, DUE_TODAY, about="task:2"), readers=[away()])
    assert due(made, at(TUESDAY)) == [("day", COLLEAGUE, ["due_today", "assigned"])]


@pytest.mark.parametrize(
    "readers",
    [
        [away(deputy=None)],
        [away(), Reader(COLLEAGUE, NATIONAL, away=((TUESDAY, TUESDAY, OTHER),)), Reader(OTHER, NATIONAL)],
        [away(deputy=OTHER), Reader(OTHER, NATIONAL)],  # who answers for nothing here
        [away(deputy=OTHER)],  # of whom nothing is known
    ],
)
def test_without_a_deputy_who_is_there_and_answers_for_it_it_waits(readers):
    made = world(thing(**ABLE), readers=readers)
    assert due(made, at(TUESDAY)) == []
    assert due(made, at(THURSDAY)) == [("day", ME, ["assigned"])]


def test_what_the_deputy_chose_for_the_deputys_own_does_not_mute_whoever_is_away():
    deputy = Reader(COLLEAGUE, NATIONAL, chosen={TASKS: "off"})
    made = world(thing(**ABLE), readers=[away(), deputy])
    assert due(made, at(TUESDAY)) == [("day", COLLEAGUE, ["assigned"])]


def test_whoever_is_away_and_of_another_batch_is_read_of_all_the_same():
    made = world(thing(ME, **ABLE), absent={ME: away()}, readers=[Reader(COLLEAGUE, NATIONAL)])
    made.readers.pop(ME)
    assert due(made, at(TUESDAY)) == [("day", COLLEAGUE, ["assigned"])]


def test_of_two_absences_the_one_of_the_day_counts():
    absent = Reader(ME, NATIONAL, away=((MONDAY, MONDAY, None), (TUESDAY, WEDNESDAY, COLLEAGUE)))
    made = world(thing(day=MONDAY, **ABLE), readers=[absent, Reader(COLLEAGUE, NATIONAL)])
    assert [[reader for _, reader, _ in due(made, at(day))] for day in (MONDAY, TUESDAY, THURSDAY)] == [
        [],
        [COLLEAGUE],
        [ME],
    ]


# Out of reach


@pytest.mark.parametrize("kind", KINDS)
def test_whose_address_is_refused_gets_nothing_and_all_of_it_when_it_is_right_again(kind):
    out_of_reach = Reader(ME, NATIONAL, reachable=False)
    assert due(world(thing(kind=kind), readers=[out_of_reach]), at(TUESDAY)) == []
    assert len(due(world(thing(kind=kind)), at(WEDNESDAY))) == 1


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
