"""What the oracles ask of the database after a run, read once: nothing of the plan is used here."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from accounts.models import Absence, User
from adoption.models import Contact
from notifications.models import Letter, LetterItem, Notification, Preference, RefusedAddress
from tests.notifications.simulation.askings import Asking, askings
from workflows.models import AdoptionCase, CaseEvent, CaseTask, Hold
from workflows.queries.calendar import calendar_of
from workflows.working_days import WorkingCalendar

DAY = timedelta(days=1)
SETTLED = timedelta(minutes=15)
Told = tuple[int, str, str]
"""Whom, of what, on which occasion. A task is known by what is asked, not by its row."""


@dataclass(frozen=True)
class Rows:
    """`served` are those who had had the letter of the day before. `calendars` are kept from run to run, by region: no
    closure is added while a country lives.
    """

    now: datetime
    today: date
    held: set[int]
    notices: dict[tuple[int, str, str], list[Notification]]
    told: set[Told]
    twice: list[Told]
    chosen: dict[tuple[int, str], str]
    deputies: dict[int, User | None]
    served: set[int]
    refused: set[int]
    contacts: dict[int, list[Contact]]
    happened: dict[int, datetime]
    calendars: dict[int, WorkingCalendar] = field(repr=False)

    @classmethod
    def read(cls, now: datetime, calendars: dict[int, WorkingCalendar]) -> "Rows":
        today = timezone.localdate(now)
        notices, contacts = defaultdict(list), defaultdict(list)
        for notice in Notification.objects.standing().select_related("recipient"):
            notices[notice.target_id, notice.act, notice.item].append(notice)
        for contact in Contact.objects.filter(ends=None, user__is_active=True).select_related("user"):
            contacts[contact.adoption_id].append(contact)
        absences = Absence.objects.on(today).select_related("deputy")
        day = Letter.objects.standing().filter(day=today, kind__in=("day", "digest"), made_at__lt=now)
        choices = Preference.objects.values_list("person", "group", "channel")
        asked, said = askings(), list(LetterItem.objects.values_list("person", "about", "occasion"))
        counted = Counter((person, asked.get(about, about), occasion) for person, about, occasion in said)
        refused = RefusedAddress.objects.filter(cleared_at=None).select_related("person")
        return cls(
            now,
            today,
            held=set(Hold.objects.lasting().values_list("case", flat=True)),
            notices=notices,
            told={(person, _key(about), occasion) for person, about, occasion in counted},
            twice=[one for one, times in counted.items() if times > 1],
            chosen={(person, group): channel for person, group, channel in choices},
            deputies={absence.person_id: absence.deputy for absence in absences},
            served=set(day.values_list("recipient", flat=True)),
            refused={one.person_id for one in refused if one.address == one.person.email},
            contacts=contacts,
            happened=dict(CaseEvent.objects.order_by().values_list("case").annotate(Max("at"))),
            calendars=calendars,
        )

    def calendar(self, case: AdoptionCase) -> WorkingCalendar:
        """That of the case's region."""
        region = case.adoption.region_id
        if region not in self.calendars:
            self.calendars[region] = calendar_of(case)
        return self.calendars[region]

    def is_open(self, case: AdoptionCase) -> bool:
        return self.calendar(case).is_working_day(self.today)

    def is_settled(self, case: AdoptionCase) -> bool:
        """Nothing at all has happened in the case for so long that all of it may be told."""
        return self.happened[case.pk] + SETTLED <= self.now

    def reads(self, person: User) -> bool:
        """Whether letters reach the person today, and not a deputy."""
        return person.is_active and person.pk not in self.deputies and person.pk not in self.refused

    def wants(self, person: User, group: str) -> bool:
        """Whether the person reads today, and wants to be told of such things at once."""
        return self.reads(person) and not self.pauses(person) and self.chooses(person, group) == "now"

    def pauses(self, person: User) -> bool:
        return bool(person.letters_paused_until and self.today < person.letters_paused_until)

    def chooses(self, person: User, group: str) -> str:
        return self.chosen.get((person.pk, group), "now")


def task_key(task: CaseTask | Asking) -> str:
    case = task.case if isinstance(task, Asking) else task.case_id
    return f"task:{case}/{task.act}/{task.item}"


def _key(about: str | Asking) -> str:
    return task_key(about) if isinstance(about, Asking) else about


def open_before(day: date, calendar: WorkingCalendar) -> date:
    while not calendar.is_working_day(day):
        day -= DAY
    return day


def open_after(day: date, calendar: WorkingCalendar) -> date:
    while not calendar.is_working_day(day):
        day += DAY
    return day
