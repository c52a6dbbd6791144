"""An open task changes: whose turn it is, who has it, by when. How it was until then is kept."""

from collections.abc import Callable, Iterable
from datetime import datetime

from viewflow.workflow.status import STATUS

from workflows.models import CaseTask, TaskBefore

FIELDS = ("turn", "owner", "assigned", "status", "due")


def alter(tasks: Iterable[CaseTask], change: Callable[[CaseTask], None], *, seq: int, now: datetime) -> None:
    """Change tasks, and write those that differ with how they were before the event of this number.

    No query when none differs, else two.
    """
    were = [(task, TaskBefore.of(task, seq=seq, until=now)) for task in tasks]
    for task, _was in were:
        change(task)
        task.status = STATUS.ASSIGNED if task.owner_id else STATUS.NEW
    changed = [(task, was) for task, was in were if was.differs(task)]
    TaskBefore.objects.bulk_create(was for _task, was in changed)
    CaseTask.objects.bulk_update([task for task, _was in changed], FIELDS)
