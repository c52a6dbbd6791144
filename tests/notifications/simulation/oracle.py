"""What should have been told by now, reckoned day by day from the rows themselves: nothing of the plan is used here."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.models import Absence, User
from adoption.declarations import Side, turn_of
from notifications.models import Letter, LetterItem, Notification, Preference
from workflows.acts import BY_NAME
from workflows.models import CaseTask, Hold
from workflows.queries.calendar import calendar_of
from workflows.stages import Stage

DAY = timedelta(days=1)
SETTLED = timedelta(minutes=15)
GROUPS = {"assigned": "tasks", "handed_over": "tasks", "due_soon": "reminders", "due_today": "reminders"}


@dataclass(frozen=True)
class Rows:
    """All that is asked of the database on a day, read once."""

    today: date
    held: set[int]
    notices: dict[tuple[int, str, str], list[Notification]]
    told: set[tuple[int, str, str]]
    chosen: dict[tuple[int, str], str]
    deputies: dict[int, User | None]
    served: set[int]

    @classmethod
    def read(cls, today: date) -> "Rows":
        notices = defaultdict(list)
        for notice in Notification.objects.standing().select_related("recipient"):
            notices[notice.target_id, notice.act, notice.item].append(notice)
        absences = Absence.objects.on(today).select_related("deputy")
        day = Letter.objects.standing().filter(day=today, kind__in=("day", "digest"))
        choices = Preference.objects.values_list("person", "group", "channel")
        return cls(
            today,
            held=set(Hold.objects.lasting().values_list("case", flat=True)),
            notices=notices,
            told=set(LetterItem.objects.values_list("person", "about", "occasion")),
            chosen={(person, group): channel for person, group, channel in choices},
            deputies={absence.person_id: absence.deputy for absence in absences},
            served=set(day.values_list("recipient", flat=True)),
        )


def untold(now: datetime) -> list[tuple[str, str, str]]:
    """(person, task, occasion) of whatever has come and was not told, though it could have been."""
    rows = Rows.read(timezone.localdate(now))
    tasks = CaseTask.objects.open().select_related("case__adoption__region")
    tasks = tasks.prefetch_related("case__adoption__contacts").exclude(case__stage=Stage.ENDED)
    calendars = {case: calendar_of(case) for case in {task.case for task in tasks}}
    return [
        found
        for task in sorted(tasks, key=lambda task: task.pk)
        for found in _untold_of(task, calendars[task.case], rows, now)
    ]


def _untold_of(task: CaseTask, calendar, rows: Rows, now: datetime) -> Iterator[tuple[str, str, str]]:
    rests = task.case_id in rows.held and not BY_NAME[task.act].due_on_hold
    if rests or not calendar.is_working_day(rows.today):
        return
    for notice in rows.notices[task.case_id, task.act, task.item]:
        occasion = _latest(task, notice, calendar, now, rows.today)
        told = (notice.recipient_id, f"task:{task.pk}", occasion) in rows.told
        if occasion and not told and _may_be_told(task, notice.recipient, occasion, rows):
            yield notice.recipient.email, task.act, occasion


def _latest(task: CaseTask, notice: Notification, calendar, now: datetime, today: date) -> str | None:
    """The name of the latest occasion, by going through the days; None while it is too early for it."""
    begun = timezone.localdate(notice.timestamp)
    come = [name for day, name in _days(task, max(task.opened_on, begun), calendar) if day <= today]
    if come:
        return come[-1]
    if notice.timestamp + SETTLED > now or notice.actor_id == notice.recipient_id:
        return None
    return f"{'handed_over' if notice.verb == 'handed_over' else 'assigned'}/{notice.pk}"


def _days(task: CaseTask, opened: date, calendar) -> Iterator[tuple[date, str]]:
    """The days that hang on the due date, in order."""
    if task.due is None:
        return
    soon = _open_before(task.due - 7 * DAY, calendar)
    if opened < soon:
        yield soon, f"due_soon/{task.due}"
    later = [(_open_before(task.due, calendar), f"due_today/{task.due}")]
    for late in (7, 21, 49, *range(105, 1500, 56)):
        later.append((_open_after(task.due + late * DAY, calendar), f"late{late}/{task.due}"))
    yield from ((day, name) for day, name in later if day > opened)


def _open_before(day: date, calendar) -> date:
    while not calendar.is_working_day(day):
        day -= DAY
    return day


def _open_after(day: date, calendar) -> date:
    while not calendar.is_working_day(day):
        day += DAY
    return day


def _may_be_told(task: CaseTask, person: User, occasion: str, rows: Rows) -> bool:
    """Whether somebody should have had a letter of it, as the person chose: the person, or a deputy who answers for it
    too.
    """
    reader = _reader(task, person, rows)
    if reader is None or (reader.letters_paused_until and rows.today < reader.letters_paused_until):
        return False
    group = GROUPS.get(occasion.partition("/")[0], "late")
    return rows.chosen.get((person.pk, group), "now") == "now" and reader.pk not in rows.served


def _reader(task: CaseTask, person: User, rows: Rows) -> User | None:
    if person.pk not in rows.deputies:
        return person
    deputy = rows.deputies[person.pk]
    if deputy is None or deputy.pk in rows.deputies:
        return None
    return deputy if task.turn in _turns(task.case, deputy) else None


def _turns(case, person: User) -> set[str]:
    contacts = [one for one in case.adoption.contacts.all() if one.user_id == person.pk and one.ends is None]
    turns = {str(turn_of(Side(contact.side))) for contact in contacts}
    if any(contact.coordinator for contact in contacts):
        turns.add("coordinator")
    return turns | {"local", "anyone"} if turns else turns
