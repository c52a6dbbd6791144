"""The working days of Finland as QuantLib knows them: written by other people, in another language, for banks."""

from collections.abc import Iterable
from datetime import date

import QuantLib

from workflows.working_days import ONE_DAY

FIRST, LAST = date(2020, 1, 1), date(2040, 12, 31)
DAYS = [FIRST + ONE_DAY * number for number in range((LAST - FIRST).days + 1)]


def theirs(day: date) -> QuantLib.Date:
    return QuantLib.Date(day.day, day.month, day.year)


def ours(day: QuantLib.Date) -> date:
    return date(day.year(), day.month(), day.dayOfMonth())


def finland(closures: Iterable[tuple[date, date]] = ()) -> QuantLib.Calendar:
    """Their calendar of Finland, closed on these days besides."""
    closed = QuantLib.BespokeCalendar("closed")
    for first, last in closures:
        for number in range((last - first).days + 1):
            closed.addHoliday(theirs(first + ONE_DAY * number))
    return QuantLib.JointCalendar(QuantLib.Finland(), closed, QuantLib.JoinHolidays)
