"""On which days in the life of a task or a pilot somebody is told of it."""

from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notifications.declarations import DUE_SOON, DUE_TODAY, OTHERS_OVERDUE, OVERDUE, PILOT_ENDS
from notifications.planning.rhythm import latest, of_due_date, of_lateness, of_pilot
from workflows.working_days import WorkingCalendar

NATIONAL = WorkingCalendar()
JULY = WorkingCalendar(((date(2026, 7, 1), date(2026, 7, 31)),))
LONG_AGO = date(2026, 1, 7)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


def days(occasions, number: int) -> list[tuple]:
    return [(one.kind, one.day) for one in islice(occasions, number)]


def test_a_task_is_told_of_a_week_before_on_the_day_and_then_ever_more_seldom():
    assert days(of_due_date(date(2026, 9, 16), LONG_AGO, NATIONAL), 7) == [
        (DUE_SOON, date(2026, 9, 9)),
        (DUE_TODAY, date(2026, 9, 16)),
        (OVERDUE, date(2026, 9, 23)),
        (OVERDUE, date(2026, 10, 7)),
        (OVERDUE, date(2026, 11, 4)),
        (OVERDUE, date(2026, 12, 30)),
        (OVERDUE, date(2027, 2, 24)),
    ]


def test_the_keys_of_a_task_s_occasions_name_the_due_date_so_that_a_new_one_is_told_of_anew():
    keys = [one.key for one in islice(of_due_date(date(2026, 9, 16), LONG_AGO, NATIONAL), 5)]
    assert keys == [f"{name}/2026-09-16" for name in ("due_soon", "due_today", "late7", "late21", "late49")]


def test_before_the_day_it_is_told_earlier_rather_than_later_and_after_it_later():
    """Due on the Monday after Easter's week: the week before is Easter Monday, the week after that May Day's eve."""
    due = date(2026, 4, 13)
    assert days(of_due_date(due, LONG_AGO, NATIONAL), 2) == [
        (DUE_SOON, date(2026, 4, 2)),
        (DUE_TODAY, date(2026, 4, 13)),
    ]
    assert days(of_due_date(date(2026, 4, 10), LONG_AGO, NATIONAL), 4)[0] == (DUE_SOON, date(2026, 4, 2))
    assert days(of_due_date(date(2026, 6, 12), LONG_AGO, NATIONAL), 3)[2] == (OVERDUE, date(2026, 6, 22))


def test_what_is_due_on_a_day_that_was_closed_since_is_told_on_the_working_day_before():
    assert days(of_due_date(date(2026, 7, 15), LONG_AGO, JULY), 3) == [
        (DUE_SOON, date(2026, 6, 30)),
        (DUE_TODAY, date(2026, 6, 30)),
        (OVERDUE, date(2026, 8, 3)),
    ]


@pytest.mark.parametrize(
    ("opened", "first"),
    [
        (date(2026, 9, 7), (DUE_SOON, date(2026, 9, 9))),
        (date(2026, 9, 8), (DUE_TODAY, date(2026, 9, 16))),  # the letter that brings it may be of the 9th
        (date(2026, 9, 9), (DUE_TODAY, date(2026, 9, 16))),
        (date(2026, 9, 15), (DUE_TODAY, date(2026, 9, 16))),
        (date(2026, 9, 16), (OVERDUE, date(2026, 9, 23))),
        (date(2026, 9, 18), (OVERDUE, date(2026, 9, 23))),
        (date(2026, 9, 23), (OVERDUE, date(2026, 10, 7))),
    ],
)
def test_whoever_gets_it_within_a_week_of_the_day_is_not_told_of_that_week(opened, first):
    assert days(of_due_date(date(2026, 9, 16), opened, NATIONAL), 1) == [first]


def test_others_are_told_from_the_day_on_that_is_theirs():
    due = date(2026, 9, 16)
    assert days(of_lateness(due, NATIONAL, told_at=21), 3) == [
        (OTHERS_OVERDUE, date(2026, 10, 7)),
        (OTHERS_OVERDUE, date(2026, 11, 4)),
        (OTHERS_OVERDUE, date(2026, 12, 30)),
    ]
    assert days(of_lateness(due, NATIONAL, told_at=49), 1) == [(OTHERS_OVERDUE, date(2026, 11, 4))]


def test_whoever_has_it_and_the_others_are_told_on_the_same_days():
    due = date(2026, 6, 1)
    mine = [one.day for one in islice(of_due_date(due, due, JULY), 5) if one.kind is OVERDUE]
    assert [one.day for one in islice(of_lateness(due, JULY, told_at=21), 4)] == mine[1:]


def test_the_end_of_a_pilot_is_told_of_three_times():
    ends = date(2026, 12, 31)
    assert days(of_pilot(ends, NATIONAL, known=LONG_AGO), 9) == [
        (PILOT_ENDS, date(2026, 10, 2)),
        (PILOT_ENDS, date(2026, 10, 30)),
        (PILOT_ENDS, date(2026, 12, 1)),
    ]


def test_an_end_that_is_known_late_is_told_of_as_often_as_is_left():
    assert days(of_pilot(date(2026, 12, 31), NATIONAL, known=date(2026, 10, 30)), 9) == [
        (PILOT_ENDS, date(2026, 12, 1))
    ]


def test_an_end_that_is_known_too_late_for_all_that_is_told_of_on_the_next_working_day():
    """Known on a Friday."""
    known = date(2026, 12, 11)
    assert days(of_pilot(date(2026, 12, 31), NATIONAL, known=known), 9) == [(PILOT_ENDS, date(2026, 12, 14))]


def test_a_pilot_that_is_extended_is_told_of_by_its_new_end():
    before = [one.key for one in of_pilot(date(2026, 12, 31), NATIONAL, known=LONG_AGO)]
    after = [one.key for one in of_pilot(date(2027, 1, 29), NATIONAL, known=LONG_AGO)]
    assert set(before) & set(after) == set()


@pytest.mark.parametrize(
    ("on", "kind"),
    [
        (date(2026, 9, 8), None),
        (date(2026, 9, 9), DUE_SOON),
        (date(2026, 9, 15), DUE_SOON),
        (date(2026, 9, 16), DUE_TODAY),
        (date(2026, 9, 22), DUE_TODAY),
        (date(2026, 9, 23), OVERDUE),
        (date(2036, 9, 23), OVERDUE),
    ],
)
def test_only_the_latest_that_has_come_counts(on, kind):
    come = latest(of_due_date(date(2026, 9, 16), LONG_AGO, NATIONAL), on)
    assert (come and come.kind) is kind


def test_of_two_on_one_day_the_later_counts():
    assert latest(of_due_date(date(2026, 7, 15), LONG_AGO, JULY), date(2026, 6, 30)).kind is DUE_TODAY


@settings(deadline=None, derandomize=True, database=None)
@given(due=DAYS, opened=DAYS, july=st.booleans())
def test_whatever_the_dates_occasions_come_on_working_days_in_order_and_none_before_it_opened(
    due, opened, july
):
    calendar = JULY if july else NATIONAL
    occasions = list(islice(of_due_date(due, opened, calendar), 8))
    reminders = [one for one in occasions if one.day != opened]
    assert [one.day for one in reminders if not calendar.is_working_day(one.day)] == []
    assert len({one.key for one in occasions}) == 8
    late = [one.day for one in occasions if one.kind is OVERDUE]
    assert late == sorted(late)
    assert [day for day in late if day < due + timedelta(days=7)] == []
    assert [one for one in occasions if one.kind is not OVERDUE and one.day < opened] == []
