"""What should have been told of tasks by now, reckoned day by day from the rows themselves: nothing of the plan is used
here.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from adoption.declarations import Side, turn_of
from notifications.models import Notification
from tests.notifications.simulation.rows import DAY, SETTLED, Rows, open_after, open_before, task_key
from workflows.acts import BY_NAME
from workflows.models import CaseTask
from workflows.stages import Stage

GROUPS = {"assigned": "tasks", "handed_over": "tasks", "due_soon": "reminders", "due_today": "reminders"}
LATE = (7, 21, 49, *range(105, 1500, 56))
Lost = tuple[str, str, str]
"""Who was not told, of what, on which occasion."""


def of_tasks(rows: Rows) -> Iterator[Lost]:
    """Of whatever has come, what those who have a task were not told, though they could have been; nor a deputy."""
    for task in live_tasks(rows):
        yield from _of_task(task, rows)


def live_tasks(rows: Rows) -> list[CaseTask]:
    """Those that are due at all, of regions that are open today."""
    tasks: QuerySet[CaseTask] = CaseTask.objects.open().exclude(case__stage=Stage.ENDED).order_by("pk")
    return [
        task
        for task in tasks.select_related("case__adoption__region", "case__adviser")
        if (task.case_id not in rows.held or BY_NAME[task.act].due_on_hold) and rows.is_open(task.case)
    ]


def _of_task(task: CaseTask, rows: Rows) -> Iterator[Lost]:
    for notice in rows.notices[task.case_id, task.act, task.item]:
        occasion = _latest(task, notice, rows)
        told = (notice.recipient_id, task_key(task), occasion) in rows.told
        if occasion and not told and _may_be_told(task, notice.recipient, occasion, rows):
            yield notice.recipient.email, task.act, occasion


def _latest(task: CaseTask, notice: Notification, rows: Rows) -> str | None:
    """The name of the latest occasion, by going through the days; None while it is too early for it."""
    opened = max(task.opened_on, timezone.localdate(notice.timestamp))
    come = [name for day, name in _days(task, opened, rows.calendar(task.case)) if day <= rows.today]
    if come:
        return come[-1]
    if notice.timestamp + SETTLED > rows.now or notice.actor_id == notice.recipient_id:
        return None
    return f"{'handed_over' if notice.verb == 'handed_over' else 'assigned'}/{notice.pk}"


def _days(task: CaseTask, opened: date, calendar) -> Iterator[tuple[date, str]]:
    """The days that hang on the due date, in order."""
    if task.due is None:
        return
    soon = open_before(task.due - 7 * DAY, calendar)
    if open_after(opened + DAY, calendar) < soon:
        yield soon, f"due_soon/{task.due}"
    later = [(open_before(task.due, calendar), f"due_today/{task.due}")]
    for late in LATE:
        later.append((open_after(task.due + late * DAY, calendar), f"late{late}/{task.due}"))
    yield from ((day, name) for day, name in later if day > opened)


def _may_be_told(task: CaseTask, person: User, occasion: str, rows: Rows) -> bool:
    """Whether somebody should have had a letter of it, as the person chose: the person, or a deputy who answers for it
    too.
    """
    reader = _reader(task, person, rows)
    if reader is None or reader.pk in rows.refused or reader.pk in rows.served or rows.pauses(reader):
        return False
    return rows.chooses(person, GROUPS.get(occasion.partition("/")[0], "late")) == "now"


def _reader(task: CaseTask, person: User, rows: Rows) -> User | None:
    if person.pk not in rows.deputies:
        return person
    deputy = rows.deputies[person.pk]
    if deputy is None or deputy.pk in rows.deputies:
        return None
    return deputy if task.turn in _turns(task.case, deputy, rows) else None


def _turns(case, person: User, rows: Rows) -> set[str]:
    contacts = [one for one in rows.contacts[case.adoption_id] if one.user_id == person.pk]
    turns = {str(turn_of(Side(contact.side))) for contact in contacts}
    if any(contact.coordinator for contact in contacts):
        turns.add("coordinator")
    return turns | {"local", "anyone"} if turns else turns
