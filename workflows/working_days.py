"""Working days of Finland: Monday to Friday, without public holidays, their eves and closed periods. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=1)
def _public_holidays() -> holidays.HolidayBase:
    """Public holidays with the eves of Midsummer and Christmas, on which no office is open; filled year by year."""
    return holidays.Finland()


@dataclass(frozen=True)
class WorkingCalendar:
    """The calendar of one region: `closures` are (first, last) days, both closed, such as July."""

    closures: tuple[tuple[date, date], ...] = ()

    def is_working_day(self, day: date) -> bool:
        if day.weekday() >= 5 or day in _public_holidays():
            return False
        return not any(first <= day <= last for first, last in self.closures)

    def next_working_day(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def add(self, day: date, days: int) -> date:
        """So many working days after the day or, negative, before it; 0 gives the day or the next working day."""
        if days == 0:
            return self.next_working_day(day)
        step = ONE_DAY if days > 0 else -ONE_DAY
        for _ in range(abs(days)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def count(self, first: date, last: date) -> int:
        """Working days after `first` up to and including `last`; negative when `last` comes before."""
        if last < first:
            return -self.count(last, first)
        days = (first + ONE_DAY * number for number in range(1, (last - first).days + 1))
        return sum(self.is_working_day(day) for day in days)
