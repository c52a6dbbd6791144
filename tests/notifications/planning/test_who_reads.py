"""What people chose, absences with and without deputies, and addresses out of reach."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from notifications.declarations import (
    ASSIGNED,
    DUE_SOON,
    DUE_TODAY,
    KINDS,
    TASKS,
)
from notifications.planning.plan import letters_due
from notifications.planning.rhythm import Occasion
from notifications.planning.world import Reader
from tests.notifications.planning.by_hand import (
    COLLEAGUE,
    LAST_WEEK,
    ME,
    MONDAY,
    NATIONAL,
    OTHER,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    at,
    due,
    open_since,
    thing,
    world,
)

MAY_BE_OFF = [kind for kind in KINDS if not kind.needed]
NEEDED = [kind for kind in KINDS if kind.needed]


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


def test_what_is_kept_for_the_digest_is_told_at_once_to_a_deputy_who_gets_none():
    away = ((TUESDAY, TUESDAY + timedelta(days=30), COLLEAGUE),)
    readers = [Reader(ME, NATIONAL, chosen={TASKS: "digest"}, away=away)]
    readers.append(Reader(COLLEAGUE, NATIONAL, chosen={"digest": "off"}))
    made = world(thing(deputies=frozenset({COLLEAGUE})), readers=readers)
    assert due(made, at(TUESDAY)) == [("day", COLLEAGUE, ["assigned"])]


def test_what_is_kept_for_the_digest_of_a_deputy_is_in_the_first_one_after_it_came():
    """Also if something newer of the same thing comes on that very Monday."""
    away = ((LAST_WEEK, TUESDAY + timedelta(days=30), COLLEAGUE),)
    chosen = {TASKS: "digest", "reminders": "digest"}
    readers = [Reader(ME, NATIONAL, chosen=chosen, away=away), Reader(COLLEAGUE, NATIONAL)]
    occasions = (Occasion(LAST_WEEK, ASSIGNED, "assigned/1"), Occasion(MONDAY, DUE_SOON, "due_soon/1"))
    made = replace(thing(deputies=frozenset({COLLEAGUE})), occasions=lambda: iter(occasions))
    assert due(world(made, readers=readers), at(MONDAY)) == [("digest", COLLEAGUE, ["due_soon"])]


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
