"""Our working days beside those of a second library, day by day and sum by sum."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.workflows.finland import DAYS, FIRST, LAST, finland, ours, theirs
from workflows.working_days import WorkingCalendar

EXCEPTIONS: set[date] = set()
"""Days on which the two differ, with a reason each. There is none: banks keep the two eves that offices keep."""

SOME_DAY = st.dates(FIRST, LAST)
CLOSURES = st.lists(st.tuples(SOME_DAY, st.integers(0, 40)), max_size=3).map(
    lambda periods: tuple((day, day + timedelta(days=length)) for day, length in periods)
)


def test_every_day_of_twenty_one_years_is_a_working_day_to_both_or_to_neither():
    national, bank = WorkingCalendar(), finland()
    differing = {day for day in DAYS if national.is_working_day(day) != bank.isBusinessDay(theirs(day))}
    assert len(DAYS) == 7671
    assert differing == EXCEPTIONS


@given(CLOSURES, SOME_DAY, st.integers(1, 90))
def test_both_add_and_subtract_alike(closures, day, number):
    calendar, bank = WorkingCalendar(closures), finland(closures)
    assert calendar.add(day, number) == ours(bank.advance(theirs(day), number, 0))
    assert calendar.add(day, -number) == ours(bank.advance(theirs(day), -number, 0))
    assert calendar.next_working_day(day) == ours(bank.adjust(theirs(day), 0))


@given(CLOSURES, SOME_DAY, SOME_DAY)
def test_both_count_alike(closures, first, last):
    calendar, bank = WorkingCalendar(closures), finland(closures)
    first, last = sorted([first, last])
    assert calendar.count(first, last) == bank.businessDaysBetween(theirs(first), theirs(last), False, True)
