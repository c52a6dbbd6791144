"""Working days of Finland: weekends, public holidays, their eves and closed periods are none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.working_days import ONE_DAY, WorkingCalendar

NATIONAL = WorkingCalendar()
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
NUMBERS = st.integers(0, 90)
CLOSURES = st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=3).map(
    lambda periods: WorkingCalendar(tuple((day, day + timedelta(days=length)) for day, length in periods))
)


@given(CLOSURES, DAYS, st.integers(-90, 90))
def test_a_due_day_is_never_a_closed_day(calendar, day, number):
    assert calendar.is_working_day(calendar.add(day, number))


@given(CLOSURES, DAYS)
def test_the_next_working_day_is_the_day_itself_or_the_first_after_it(calendar, day):
    following = calendar.next_working_day(day)
    between = [day + ONE_DAY * number for number in range((following - day).days)]
    assert calendar.is_working_day(following) and not any(map(calendar.is_working_day, between))


@given(CLOSURES, DAYS, NUMBERS)
def test_counting_agrees_with_adding(calendar, day, number):
    assert calendar.count(day, calendar.add(day, number)) == max(
        number, calendar.count(day, calendar.add(day, 0))
    )


@given(CLOSURES, DAYS, NUMBERS)
def test_going_forth_and_back_leads_to_the_same_working_day(calendar, day, number):
    start = calendar.next_working_day(day)
    assert calendar.add(calendar.add(start, number), -number) == start


@given(CLOSURES, DAYS, NUMBERS, NUMBERS)
def test_adding_twice_is_adding_the_sum(calendar, day, first, second):
    start = calendar.next_working_day(day)
    assert calendar.add(calendar.add(start, first), second) == calendar.add(start, first + second)


@given(CLOSURES, DAYS, DAYS)
def test_counting_the_other_way_is_the_same_with_the_sign_changed(calendar, first, last):
    assert calendar.count(first, last) == -calendar.count(last, first)


@given(CLOSURES, DAYS, NUMBERS)
def test_a_later_start_never_gives_an_earlier_due_day(calendar, day, number):
    assert calendar.add(day, number) <= calendar.add(day + ONE_DAY, number)


@given(DAYS, NUMBERS)
def test_a_closed_period_never_makes_anything_due_earlier(day, number):
    closed = WorkingCalendar(((day, day + timedelta(days=20)),))
    assert closed.add(day, number) >= NATIONAL.add(day, number)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),  # New Year's Day
        date(2026, 1, 6),  # Epiphany
        date(2026, 4, 3),  # Good Friday
        date(2026, 4, 6),  # Easter Monday
        date(2026, 5, 1),  # May Day
        date(2026, 5, 14),  # Ascension Day
        date(2026, 6, 19),  # Midsummer Eve
        date(2026, 12, 24),  # Christmas Eve
        date(2026, 12, 25),
        date(2027, 12, 6),  # Independence Day
        date(2026, 3, 7),  # a Saturday
        date(2026, 3, 8),  # a Sunday
    ],
)
def test_nobody_works_on(day):
    assert NATIONAL.is_working_day(day) is False


@pytest.mark.parametrize("day", [date(2026, 1, 2), date(2026, 4, 2), date(2026, 6, 18), date(2026, 12, 23)])
def test_a_weekday_between_holidays_is_a_working_day(day):
    assert NATIONAL.is_working_day(day) is True


def test_both_ends_of_a_closed_period_are_closed():
    july = WorkingCalendar(((date(2026, 7, 1), date(2026, 7, 31)),))
    assert july.next_working_day(date(2026, 7, 1)) == date(2026, 8, 3)
    assert july.add(date(2026, 6, 30), 1) == date(2026, 8, 3)
    assert july.add(date(2026, 8, 3), -1) == date(2026, 6, 30)
