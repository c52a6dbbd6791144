"""Who is told of a task, and why that person."""

from datetime import date, timedelta
from functools import partial

import pytest

from adoption.declarations import Turn
from notifications.planning.things import Notice, OpenTask, of_taking_back, of_task
from tests.notifications.planning.by_hand import NATIONAL, TUESDAY, at
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
    told_on,
)

DUE = date(2026, 9, 16)


def notice(person: int, number: int = 0, **changes) -> Notice:
    usual = {"verb": "new_task", "at": at(date(2026, 9, 1), 9), "actor": None}
    return Notice(number or 100 + person, person, **usual | changes)


def task(turn: str, *people: int, owner: int | None = None, **changes) -> OpenTask:
    usual = {"opened_on": date(2026, 9, 1), "due": DUE, "due_on_hold": False}
    notices = changes.pop("notices", tuple(map(notice, people)))
    return OpenTask(1, "act", "", turn, owner, notices=notices, **usual | changes)


def late(made: OpenTask, days: int, **changes) -> dict[int, str]:
    day = NATIONAL.next_working_day(DUE + timedelta(days=days))
    told = told_on(of_task(case(**changes), made), day)
    return {person for person, kind in told.items() if kind == "others_overdue"}


# Tasks


def test_everybody_for_whom_a_task_waits_is_told_and_whoever_takes_it_alone():
    things = list(of_task(case(), task(Turn.CULTURE, LEADER, CULTURE)))
    assert {one.person: one.because for one in things if one.because.startswith("turn")} == {
        LEADER: "turn:culture",
        CULTURE: "turn:culture",
    }
    held = list(of_task(case(), task(Turn.CULTURE, CULTURE, owner=CULTURE)))
    assert (held[0].person, held[0].because) == (CULTURE, "holds")


def test_a_task_that_was_handed_over_says_so():
    handed = notice(CULTURE, verb="handed_over", actor=LEADER)
    told = told_on(of_task(case(), task(Turn.CULTURE, owner=CULTURE, notices=(handed,))), date(2026, 9, 2))
    assert told == {CULTURE: "handed_over"}


def test_whoever_opened_a_task_for_oneself_knows_of_it_and_is_reminded_of_it():
    own = task(Turn.CULTURE, owner=CULTURE, notices=(notice(CULTURE, actor=CULTURE),))
    assert told_on(of_task(case(), own), date(2026, 9, 2)) == {}
    assert told_on(of_task(case(), own), date(2026, 9, 9)) == {CULTURE: "due_soon"}


def test_a_new_task_is_told_of_a_quarter_of_an_hour_later():
    (thing, *_) = of_task(case(), task(Turn.CULTURE, CULTURE))
    (first, *_) = thing.occasions()
    assert first.ready - notice(CULTURE).at == timedelta(minutes=15)


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 8, 31), None),
        (date(2026, 9, 1), "assigned"),
        (date(2026, 9, 9), "due_soon"),
        (DUE, "due_today"),
        (date(2026, 9, 23), "overdue"),
    ],
)
def test_the_life_of_a_task(day, kind):
    assert told_on(of_task(case(), task(Turn.CULTURE, CULTURE)), day).get(CULTURE) == kind


def test_a_task_without_a_day_is_told_of_once():
    (thing,) = of_task(case(), task(Turn.CULTURE, CULTURE, due=None))
    assert [one.kind.name for one in thing.occasions()] == ["assigned"]


def test_whoever_is_told_later_is_reminded_from_then_on():
    """Who joined on the day before is not told that the day is a week off."""
    joined = notice(CULTURE, at=at(date(2026, 9, 15)))
    told = partial(told_on, list(of_task(case(), task(Turn.CULTURE, notices=(joined, notice(LEADER))))))
    assert told(date(2026, 9, 15)) == {LEADER: "due_soon", CULTURE: "assigned"}
    assert told(DUE) == {LEADER: "due_today", CULTURE: "due_today"}


def test_on_hold_nothing_is_due_but_what_is_due_then_too():
    assert list(of_task(case(held=True), task(Turn.CULTURE, CULTURE))) == []
    kept = list(of_task(case(held=True), task(Turn.CULTURE, CULTURE, due_on_hold=True)))
    assert kept != []


# Others who are told of a late task


@pytest.mark.parametrize(
    ("days", "others"),
    [
        (7, set()),
        (20, set()),
        (21, {CARE_LEADER}),
        (48, {CARE_LEADER}),
        (49, {CARE_LEADER, ADVISER}),
        (105, {CARE_LEADER, ADVISER}),
    ],
)
def test_after_three_weeks_the_other_side_s_coordinator_is_told_and_after_seven_the_adviser(days, others):
    assert late(task(Turn.CULTURE, LEADER, CULTURE), days) == others


@pytest.mark.parametrize(
    ("turn", "people", "others"),
    [
        (Turn.CULTURE, [LEADER, CULTURE], {CARE_LEADER}),
        (Turn.CARE, [CARE, CARE_LEADER], {LEADER}),
        (Turn.COORDINATOR, [LEADER, CARE_LEADER], {CULTURE, CARE}),  # no coordinator is left: everybody else
        (Turn.LOCAL, [LEADER], {CARE_LEADER}),
        (Turn.LOCAL, [LEADER, CULTURE, CARE, CARE_LEADER], set()),
        (Turn.ANYONE, [LEADER, CULTURE], {CARE_LEADER}),
        (Turn.CENTRE, [ADVISER, WORKER], set()),  # nobody of the region helps Kaikukeskus (R61)
    ],
)
def test_who_of_the_region_is_told(turn, people, others):
    assert late(task(turn, *people), 21) == others


def test_a_side_without_a_coordinator_is_told_as_a_whole():
    people = {LEADER: OF_CULTURE | LEADS, CARE: OF_CARE, CARE_LEADER: OF_CARE}
    made = {"people": people, "coordinators": frozenset({LEADER})}
    assert late(task(Turn.CULTURE, LEADER), 21, **made) == {CARE, CARE_LEADER}


def test_a_region_of_one_person_has_no_other_side():
    alone = {"people": {LEADER: OF_CULTURE | OF_CARE | LEADS}, "coordinators": frozenset({LEADER})}
    assert late(task(Turn.CULTURE, LEADER), 21, **alone) == set()
    assert late(task(Turn.CULTURE, LEADER), 49, **alone) == {ADVISER}


def test_of_a_late_task_of_kaikukeskus_the_adviser_is_told_if_somebody_else_has_it():
    assert late(task(Turn.CENTRE, WORKER, owner=WORKER), 49) == {ADVISER}
    assert late(task(Turn.CENTRE, ADVISER, owner=ADVISER), 49) == set()


def test_without_an_adviser_every_worker_is_told():
    assert late(task(Turn.CULTURE, LEADER, CULTURE), 49, adviser=None) == {CARE_LEADER, ADVISER, WORKER}


def test_nobody_is_told_twice_of_one_task():
    for turn, people in ((Turn.ANYONE, [*PEOPLE, ADVISER]), (Turn.CULTURE, [LEADER, CULTURE])):
        told = [one.person for one in of_task(case(), task(turn, *people))]
        assert sorted(told) == sorted(set(told))


# A task that was taken back


def test_a_task_that_was_taken_back_is_told_to_whoever_had_been_told():
    thing = of_taking_back(case(), notice(CULTURE, verb="taken_back", at=at(TUESDAY, 9)))
    (occasion,) = thing.occasions()
    assert (thing.person, thing.about, occasion.key) == (CULTURE, "notice:102", "taken_back/102")
    assert (occasion.kind.name, occasion.day, occasion.ready) == ("taken_back", TUESDAY, at(TUESDAY, 9, 15))
