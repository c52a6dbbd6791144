"""Adding, subtracting and counting, for each of the 59 million pairs of days from 2020 to 2040.

What is right is reckoned here, with July closed, from a second library's calendar: `NUMBERS`, how many working days
there are up to and including each day, and `WORKING`, the working days in order. All laws follow, for any pair, from
agreeing with these. Counting is a difference of two numbers, hence the other way with the sign changed, and on the
way the same as at once. Adding goes along one list, hence to a working day, so many counted after or before the day,
and in two parts the same as at once.
"""

from datetime import date
from itertools import accumulate, repeat

from tests.workflows.finland import DAYS, finland, theirs
from workflows.working_days import WorkingCalendar

JULIES = tuple((date(year, 7, 1), date(year, 7, 31)) for year in range(2020, 2041))
CALENDAR, BANK = WorkingCalendar(JULIES), finland(JULIES)
IS_WORKING = [BANK.isBusinessDay(theirs(day)) for day in DAYS]
NUMBERS = list(accumulate(IS_WORKING))
WORKING = [day for day, is_working in zip(DAYS, IS_WORKING, strict=True) if is_working]


def test_counting():
    for day, number in zip(DAYS, NUMBERS, strict=True):
        assert list(map(CALENDAR.count, repeat(day), DAYS)) == [other - number for other in NUMBERS]


def test_adding():
    for day, number in zip(DAYS, NUMBERS, strict=True):
        later = WORKING[number:]
        assert list(map(CALENDAR.add, repeat(day), range(1, len(later) + 1))) == later


def test_subtracting():
    for day, number, is_working in zip(DAYS, NUMBERS, IS_WORKING, strict=True):
        earlier = WORKING[: number - is_working]
        assert list(map(CALENDAR.add, repeat(day), range(-len(earlier), 0))) == earlier


def test_the_next_and_the_previous_working_day():
    """Of every day but the first, before which none is known here."""
    for day, number, is_working in zip(DAYS[1:], NUMBERS[1:], IS_WORKING[1:], strict=True):
        assert CALENDAR.next_working_day(day) == WORKING[number - is_working]
        assert CALENDAR.previous_working_day(day) == WORKING[number - 1]
