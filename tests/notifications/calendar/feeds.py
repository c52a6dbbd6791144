"""Addresses of feeds, and what is read at them."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from accounts.models import User
from adoption.models import Session
from notifications.services import feeds
from tests.notifications.calendar.reading import events_in
from workflows.models import AdoptionCase, CaseTask


def address(person: User, case: AdoptionCase | None = None) -> str:
    feed = feeds.make(person, case, now=timezone.now())
    return f"/calendar/{feed.secret}.ics"


def got(path: str) -> bytes:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content


def tasks(path: str) -> set[str]:
    return {key for key in events_in(got(path)) if key.startswith("task-")}


def keys(found) -> set[str]:
    return {f"task-{task.pk}" for task in found}


def plan(story, days: int = 30, **more) -> Session:
    """A meeting so many days from now."""
    day = timezone.localdate() + timedelta(days=days)
    about = {"kind": "meeting", "date": day, "recorded_at": story.now} | more
    return Session.objects.create(adoption=story.case.adoption, **about)


def more_tasks(story, number: int, owner: User | None = None) -> None:
    task = story.task("decide_to_prepare")
    CaseTask.objects.bulk_create(
        CaseTask(
            process=task.process,
            case=story.case,
            act="report_onboarding",
            item=f"site:{number}-{count}",
            flow_task=task.flow_task,
            flow_task_type="HUMAN",
            status=task.status,
            turn="centre" if count % 2 else "culture",
            owner=owner,
            due=timezone.localdate(),
        )
        for count in range(number)
    )
