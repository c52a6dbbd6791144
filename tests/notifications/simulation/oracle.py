"""What should have been told by now, reckoned day by day from the rows themselves: nothing of the plan is used here."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.models import Absence
from adoption.declarations import Side, turn_of
from notifications.models import Letter, LetterItem, Notification, Preference
from workflows.acts import BY_NAME
from workflows.models import AdoptionCase, CaseTask, Hold
from workflows.queries.calendar import calendar_of
from workflows.stages import Stage

DAY = timedelta(days=1)
SETTLED = timedelta(minutes=15)
GROUPS = {"assigned": "tasks", "handed_over": "tasks", "due_soon": "reminders", "due_today": "reminders"}


def untold(now: datetime) -> list[tuple[str, str, str]]:
    """(person, task, occasion) of whatever has come and was not told, though it could have been."""
    today = timezone.localdate(now)
    found = []
    for case in AdoptionCase.objects.exclude(stage=Stage.ENDED).select_related("adoption__region"):
        calendar = calendar_of(case)
        if calendar.is_working_day(today):
            held = Hold.objects.lasting().filter(case=case).exists()
            found += _untold_of(case, calendar, held, now, today)
    return found


def _untold_of(case, calendar, held, now, today) -> Iterator[tuple[str, str, str]]:
    for task in CaseTask.objects.open().filter(case=case):
        if held and not BY_NAME[task.act].due_on_hold:
            continue
        notices = Notification.objects.standing().filter(target=case, act=task.act, item=task.item)
        for notice in notices.select_related("recipient"):
            occasion = _latest(task, notice, calendar, now, today)
            if occasion and _may_be_told(case, task, notice.recipient, occasion, today):
                told = LetterItem.objects.filter(
                    person=notice.recipient, about=f"task:{task.pk}", occasion=occasion
                )
                if not told.exists():
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


def _may_be_told(case, task, person, occasion: str, today: date) -> bool:
    """Whether somebody should have had a letter of it: the person, or a deputy who answers for it too."""
    reader = _reader(case, task, person, today)
    if reader is None or (reader.letters_paused_until and today < reader.letters_paused_until):
        return False
    group = GROUPS.get(occasion.partition("/")[0], "late")
    choice = Preference.objects.filter(person=reader, group=group).first()
    served = Letter.objects.standing().filter(recipient=reader, day=today, kind__in=("day", "digest"))
    return (choice is None or choice.channel == "now") and not served.exists()


def _reader(case, task, person, today: date):
    absence = Absence.objects.on(today).filter(person=person).select_related("deputy").first()
    if absence is None:
        return person
    deputy = absence.deputy
    if deputy is None or Absence.objects.on(today).filter(person=deputy).exists():
        return None
    return deputy if task.turn in _turns(case, deputy) else None


def _turns(case, person) -> set[str]:
    contacts = case.adoption.contacts.filter(user=person, ends=None)
    turns = {str(turn_of(Side(contact.side))) for contact in contacts}
    if any(contact.coordinator for contact in contacts):
        turns.add("coordinator")
    return turns | {"local", "anyone"} if turns else turns
