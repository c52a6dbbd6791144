"""Working days of Finland: weekends, public holidays, their eves and closed periods are none."""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.working_days import FIRST_YEAR, LAST_YEAR, ONE_DAY, NoWorkingDay, WorkingCalendar, shared_by

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


@given(CLOSURES, DAYS)
def test_the_previous_working_day_is_the_day_itself_or_the_last_before_it(calendar, day):
    previous = calendar.previous_working_day(day)
    between = [day - ONE_DAY * number for number in range((day - previous).days)]
    assert calendar.is_working_day(previous) and not any(map(calendar.is_working_day, between))


@given(CLOSURES, DAYS)
def test_a_working_day_is_its_own_next_and_previous(calendar, day):
    following, previous = calendar.next_working_day(day), calendar.previous_working_day(day)
    assert calendar.next_working_day(following) == calendar.previous_working_day(following) == following
    assert calendar.next_working_day(previous) == calendar.previous_working_day(previous) == previous


@given(st.lists(CLOSURES, max_size=3), DAYS)
def test_shared_is_closed_what_each_calendar_has_closed(calendars, day):
    is_open = any(calendar.is_working_day(day) for calendar in calendars or [NATIONAL])
    assert shared_by(calendars).is_working_day(day) == is_open


@given(CLOSURES, st.integers(-3, 3))
def test_of_two_that_overlap_the_days_in_common_are_shared(calendar, shift):
    moved = tuple((first + ONE_DAY * shift, last + ONE_DAY * shift) for first, last in calendar.closures)
    shared = shared_by([calendar, WorkingCalendar(moved)])
    for first, last in calendar.closures:
        for day in (first - ONE_DAY, first, last, last + ONE_DAY):
            both = calendar.is_working_day(day) or WorkingCalendar(moved).is_working_day(day)
            assert shared.is_working_day(day) == both


@given(CLOSURES, DAYS, DAYS)
def test_counting_is_looking_at_each_day(calendar, first, last):
    first, last = sorted([first, last])
    days = [first + ONE_DAY * number for number in range(1, (last - first).days + 1)]
    assert calendar.count(first, last) == sum(map(calendar.is_working_day, days))


@given(CLOSURES, DAYS, DAYS, DAYS)
def test_counting_on_the_way_is_counting_at_once(calendar, first, middle, last):
    assert calendar.count(first, middle) + calendar.count(middle, last) == calendar.count(first, last)


@given(CLOSURES, DAYS, NUMBERS)
def test_counting_agrees_with_adding(calendar, day, number):
    assert calendar.count(day, calendar.add(day, number)) == max(
        number, calendar.count(day, calendar.add(day, 0))
    )


@given(CLOSURES, DAYS, st.integers(1, 90))
def test_counting_agrees_with_subtracting(calendar, day, number):
    """From the answer, itself counted, until the day, itself not counted."""
    answer = calendar.add(day, -number)
    assert calendar.count(answer - ONE_DAY, day - ONE_DAY) == number
    assert calendar.count(day, answer) == -number + (not calendar.is_working_day(day))


@given(CLOSURES, DAYS, NUMBERS)
def test_going_forth_and_back_leads_to_the_same_working_day(calendar, day, number):
    start = calendar.next_working_day(day)
    assert calendar.add(calendar.add(start, number), -number) == start


@given(CLOSURES, DAYS, NUMBERS, NUMBERS)
def test_adding_twice_is_adding_the_sum(calendar, day, first, second):
    start = calendar.next_working_day(day)
    assert calendar.add(calendar.add(start, first), second) == calendar.add(start, first + second)


@given(CLOSURES, DAYS, st.integers(1, 90), st.integers(1, 90))
def test_adding_twice_is_adding_the_sum_from_any_day_and_backwards(calendar, day, first, second):
    assert calendar.add(calendar.add(day, first), second) == calendar.add(day, first + second)
    assert calendar.add(calendar.add(day, -first), -second) == calendar.add(day, -first - second)


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


CLOSED_FOR_GOOD = WorkingCalendar(((date.min, date.max),))


@pytest.mark.parametrize(
    "ask",
    [
        lambda calendar, day: calendar.next_working_day(day),
        lambda calendar, day: calendar.previous_working_day(day),
        lambda calendar, day: calendar.add(day, 1),
        lambda calendar, day: calendar.add(day, -1),
    ],
)
def test_where_everything_is_closed_there_is_no_working_day(ask):
    with pytest.raises(NoWorkingDay):
        ask(CLOSED_FOR_GOOD, date(2026, 6, 1))


def test_where_everything_is_closed_nothing_is_counted():
    assert CLOSED_FOR_GOOD.count(date(2020, 1, 1), date(2040, 12, 31)) == 0


def test_a_closure_of_years_is_waited_for():
    closed = WorkingCalendar(((date(2021, 1, 1), date(2039, 12, 31)),))
    assert closed.add(date(2020, 12, 31), 1) == date(2040, 1, 2)
    assert closed.previous_working_day(date(2040, 1, 1)) == date(2020, 12, 31)


@pytest.mark.parametrize("day", [date.min, date(FIRST_YEAR - 1, 12, 31), date(LAST_YEAR + 1, 1, 1), date.max])
def test_a_day_out_of_all_reason_is_refused(day):
    with pytest.raises(NoWorkingDay):
        NATIONAL.count(date(2026, 1, 1), day)


@pytest.mark.parametrize("years", [(2026, 2030, 2020), (2020, 2030, 2026), (2030, 2026, 2020)])
def test_the_order_in_which_years_are_asked_for_makes_no_difference(years):
    other = WorkingCalendar(((date(2025, 2, 3), date(2025, 2, years[0] % 20 + 4)),))
    for year in years:
        other.next_working_day(date(year, 6, 1))
    assert other.count(date(2024, 1, 1), date(2024, 12, 31)) == 252
    assert other.add(date(2023, 12, 29), 252 + 1) == date(2025, 1, 2)


@pytest.fixture
def in_haste():
    """Threads give way to each other all the time."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("in_haste")
def test_many_may_ask_at_once():
    """All reckon the years they need from the same beginning, in whatever order they come."""
    asked = [date(year, 3, 1) for year in range(1950, 2100, 3)]
    for turn in range(10):
        closures = ((date(2001, 5, 2), date(2001, 5, 2 + turn)),)
        shared, alone = WorkingCalendar(closures), WorkingCalendar(closures * 2)
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(shared.count, asked, reversed(asked)))
        assert answers == list(map(alone.count, asked, reversed(asked)))
