"""Days of a country: people live, `send_due` runs when it runs, and after every run what must hold is looked at."""

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.utils import timezone
from post_office.models import STATUS, Email

from notifications.models import Letter
from notifications.services import queueing, running
from tests.notifications.simulation.country import Country
from tests.notifications.simulation.looking import untold, wrongly_told
from tests.notifications.simulation.mailbox import Mailbox
from tests.notifications.simulation.rows import Rows
from workflows.items import kind_of, pk_of
from workflows.models import CaseTask, Hold
from workflows.queries.calendar import calendar_of, national_calendar
from workflows.working_days import WorkingCalendar

HELSINKI = ZoneInfo("Europe/Helsinki")
SAID_EVERY = 50
"""So many days are lived between two lines of what was done, for whoever waits for three years."""


class PowerCut(BaseException):
    """The process dies."""


@dataclass
class Simulation:
    """`set_clock` makes a moment the time of the libraries too."""

    random: Random
    country: Country
    set_clock: Callable[[datetime], None]
    out_until: date = date.min
    runs: int = 0
    calendars: dict[int, WorkingCalendar] = field(default_factory=dict)

    def live(self, days: int) -> "Simulation":
        for number in range(days):
            self.day(self.country.day + timedelta(days=number))
            if number % SAID_EVERY == SAID_EVERY - 1:
                print(f"{number + 1} of {days} days, {self.runs} runs, {len(Mailbox.taken)} letters")
        return self

    def day(self, day: date) -> None:
        self.country.live(day)
        if day >= self.out_until and self.random.random() < 0.04:
            self.out_until = day + timedelta(days=self.random.randrange(1, 9))
        if day >= self.out_until:
            Mailbox.healthy = self.random.random() > 0.05
            for hour in sorted(self.random.sample(range(24), self.random.choice((1, 1, 2, 4)))):
                self._run_somehow(datetime.combine(day, time(hour, self.random.randrange(60)), HELSINKI))
        self.look_at(day)

    def _run_somehow(self, now: datetime) -> None:
        """Once, twice, or cut short and then again."""
        self.set_clock(now)
        if self.random.random() < 0.1:
            with self._cut_short():
                self.run(now)
        for _time in range(self.random.choice((1, 1, 2, 3))):
            self.run(now)
            self.look_after_run(now)

    def run(self, now: datetime) -> None:
        running.run(lambda: now)
        self.runs += 1

    @contextmanager
    def _cut_short(self):
        """The process dies when a batch is nearly written."""
        whole = queueing.write_items

        def dies(*_args):
            raise PowerCut

        queueing.write_items = dies
        try:
            yield
        except PowerCut:
            pass
        finally:
            queueing.write_items = whole

    def look_after_run(self, now: datetime) -> None:
        """Nothing is lost, and nothing that is over or on hold is told."""
        today = timezone.localdate(now)
        if national_calendar().is_working_day(today) and now.hour >= 7:
            rows = Rows.read(now, self.calendars)
            found = untold(rows), wrongly_told(rows)
            assert found == ([], []), found
        for letter in Letter.objects.standing().filter(made_at=now).prefetch_related("items__case"):
            for item in letter.items.all():
                assert calendar_of(item.case).is_working_day(today)
                if kind_of(item.about) == "task":
                    task = CaseTask.objects.as_it_is_now(pk_of(item.about))
                    held = Hold.objects.lasting().filter(case=item.case).exists()
                    assert (task.is_open, held and task.act != "resume") == (True, False)

    def look_at(self, day: date) -> None:
        """No letter on a closed day, one a reader and day, none taken twice, each standing one in the queue."""
        letters = Letter.objects.standing().filter(day=day)
        assert letters.count() == 0 or national_calendar().is_working_day(day)
        many = letters.filter(kind__in=("day", "digest")).values("recipient").annotate(n=Count("pk"))
        assert many.filter(n__gt=1).count() == 0
        assert [key for key, times in Mailbox.taken.items() if times > 1] == []
        assert letters.filter(email=None).count() == 0
        sent = Email.objects.filter(status=STATUS.sent).count()
        assert sent == len(Mailbox.taken)
