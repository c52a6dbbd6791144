"""When things happen in the demonstration: on working days, in office hours, and never later than yesterday."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from config.demonstration.walk import HELSINKI
from workflows.working_days import WorkingCalendar

OPENS, CLOSES = 8 * 60 + 5, 15 * 60 + 55
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Clock:
    """`now` is the moment at which the country is made. July is worked in here: due dates alone rest in it."""

    now: datetime
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)

    @property
    def today(self) -> date:
        return self.now.astimezone(HELSINKI).date()

    def day(self, ago: int) -> date:
        return self.today - timedelta(days=ago)

    def working(self, day: date) -> date:
        return self.calendar.next_working_day(day)

    def is_past(self, day: date) -> bool:
        return day < self.today

    def after(self, day: date, last: datetime, *, hurry: bool = False) -> tuple[date, time]:
        """The first office hour on the day or after it, later than `last`.

        What is behind its day comes on the next working day; in a `hurry`, some minutes after `last`.
        """
        late = day <= last.date()
        first = self.working(day if not late else last.date() + (timedelta() if hurry else ONE_DAY))
        minute = _hour_of(first, last)
        if first == last.date():
            minute = last.hour * 60 + last.minute + 4
        if minute > CLOSES:
            first, minute = self.working(first + ONE_DAY), OPENS
        return first, time(minute // 60, minute % 60)

    def today_so_far(self) -> tuple[date, time]:
        """A moment of today that has been: contacts are left at any hour."""
        so_far = self.now.astimezone(HELSINKI)
        minutes = (so_far.hour * 60 + so_far.minute) * 4 // 5
        return so_far.date(), time(minutes // 60, minutes % 60)


def _hour_of(day: date, last: datetime) -> int:
    """Minutes after midnight, spread over the office hours and always the same for the same days."""
    return OPENS + (day.toordinal() * 97 + last.toordinal() * 31) % (CLOSES - OPENS - 60)
