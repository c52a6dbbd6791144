"""A region about to appoint its people, whose culture has two persons: for the tests of who holds a task."""

from accounts.models import User
from adoption.services.contacts import add_contact
from tests.workflows.regions import in_english, walk_to
from workflows.models import CaseTask
from workflows.services import tasks
from workflows.stages import Stage


def region_with_colleagues():
    walk = walk_to(Stage.WORKING_GROUP)
    colleague(walk)
    return walk


def colleague(walk, side="culture", email="kalle.kollega@example.fi") -> User:
    add_contact(
        walk.case.adoption,
        {"side": side, "name": "Kalle Kollega", "email": email},
        by=None,
        now=walk.now,
    )
    return in_english(User.objects.get(email=email))


def task_of(walk, act: str) -> CaseTask:
    return CaseTask.objects.open().get(case=walk.case_id, act=act)


def let_go(walk, act: str) -> CaseTask:
    """The task as it is when nobody has taken it."""
    task = task_of(walk, act)
    if task.owner_id:
        tasks.release(task_id=task.pk, by=task.owner, now=walk.now)
    return task_of(walk, act)
