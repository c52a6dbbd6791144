"""Working days of Finland, on which something may be due. Pure: what a region has closed is handed in.

No working days are Saturdays and Sundays, the public holidays, and the two eves on which offices are closed although
the law does not call them holidays: Midsummer Eve and Christmas Eve. All other eves are working days, New Year's Eve,
Maundy Thursday and the eve of May Day among them, also where a collective agreement makes the day shorter. July, and
whatever else a country, county or region closes, are dated closures. Holidays are known up to the year 2100.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from threading import Lock

import holidays

ONE_DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1900, 2199


class NoWorkingDay(LookupError):
    """There is none in the years that the calendar reckons with: everything is closed, or the day is out of all reason."""


@lru_cache(maxsize=1)
def _public_holidays() -> holidays.HolidayBase:
    """Public holidays with the eves of Midsummer and Christmas, on which no office is open; filled year by year."""
    return holidays.Finland()


@dataclass(frozen=True)
class WorkingCalendar:
    """The calendar of one region: `closures` are (first, last) days, both closed, such as July.

    Whatever needs a working day raises `NoWorkingDay` when there is none in the calendar's years.
    """

    closures: tuple[tuple[date, date], ...] = ()

    def is_working_day(self, day: date) -> bool:
        if day.weekday() >= 5 or day in _public_holidays():
            return False
        return not any(first <= day <= last for first, last in self.closures)

    def next_working_day(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        return self.add(day, 0)

    def previous_working_day(self, day: date) -> date:
        """The day itself, or the last working day before it."""
        return self._numbers.day(self._numbers[day])

    def add(self, day: date, days: int) -> date:
        """So many working days after the day or, negative, before it; 0 gives the day or the next working day.

        The day itself is not one of them: so many are counted after it up to the answer, or from the answer until it.
        """
        numbers = self._numbers
        if days > 0:
            return numbers.day(numbers[day] + days)
        return numbers.day(numbers[day - ONE_DAY] + 1 + days)

    def count(self, first: date, last: date) -> int:
        """Working days after `first` up to and including `last`; negative when `last` comes before."""
        numbers = self._numbers
        return numbers[last] - numbers[first]

    @cached_property
    def _numbers(self) -> "_Numbers":
        return _numbers_of(self.closures)


def shared_by(calendars: Iterable[WorkingCalendar]) -> WorkingCalendar:
    """Closed is what each of them has closed; of none, nothing but what is closed for everybody."""
    first, *others = {calendar.closures for calendar in calendars} or {()}
    for closures in others:
        both = ((max(a, c), min(b, d)) for a, b in first for c, d in closures)
        first = tuple(sorted({(start, end) for start, end in both if start <= end}))
    return WorkingCalendar(first)


@lru_cache(maxsize=128)
def _numbers_of(closures: tuple[tuple[date, date], ...]) -> "_Numbers":
    return _Numbers(WorkingCalendar(closures))


class _Numbers(dict[date, int]):
    """The number of the last working day on or before a day: working days are numbered one after another.

    Reckoned once, by whole years, as far as anybody has asked: the years from `since` until before `until`, the numbers
    after `before_first` up to `last`. Which day is number one means nothing.
    """

    def __init__(self, calendar: WorkingCalendar):
        super().__init__()
        self.calendar = calendar
        self.days: dict[int, date] = {}
        self.before_first = self.last = 0
        self.since = self.until = 0
        self.lock = Lock()

    def __missing__(self, day: date) -> int:
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise NoWorkingDay(f"{day} is outside of the years {FIRST_YEAR} to {LAST_YEAR}.")
        with self.lock:
            if not self:
                self.since = self.until = day.year
            while day.year >= self.until:
                self._add_year_after()
            while day.year < self.since:
                self._add_year_before()
        return self[day]

    def day(self, number: int) -> date:
        """The working day of the number. Ask for the number of some day first."""
        if number not in self.days:
            self._reach(number)
        return self.days[number]

    def _reach(self, number: int) -> None:
        with self.lock:
            while number > self.last:
                self._add_year_after()
            while number <= self.before_first:
                self._add_year_before()

    def _add_year_after(self) -> None:
        for day in _days_of(self.until):
            if self.calendar.is_working_day(day):
                self.last += 1
                self.days[self.last] = day
            self[day] = self.last
        self.until += 1

    def _add_year_before(self) -> None:
        for day in reversed(_days_of(self.since - 1)):
            self[day] = self.before_first
            if self.calendar.is_working_day(day):
                self.days[self.before_first] = day
                self.before_first -= 1
        self.since -= 1


def _days_of(year: int) -> list[date]:
    """Raises `NoWorkingDay` where the calendar ends."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoWorkingDay(f"No working day from {FIRST_YEAR} to {LAST_YEAR} is left.")
    first = date(year, 1, 1)
    return [first + ONE_DAY * number for number in range((date(year, 12, 31) - first).days + 1)]
