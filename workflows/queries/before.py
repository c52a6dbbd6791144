"""The tasks of a case as they were just before one of its events."""

from django.db.models import Q, QuerySet

from workflows.models import AdoptionCase, CaseTask, TaskBefore
from workflows.models.tasks import OPEN


def open_before(case: AdoptionCase, seq: int) -> list[CaseTask]:
    """The tasks that were open just before the event of this number, as they were then. Two queries."""
    tasks = list(_asked(case).filter(_opened_before(seq), _over_since(seq) | Q(status__in=OPEN)))
    known = {task.pk: task for task in tasks}
    for was in TaskBefore.objects.filter(task__in=known, seq__gte=seq).order_by("-seq", "-pk"):
        task = known[was.task_id]
        task.turn, task.owner_id, task.assigned, task.due = was.turn, was.owner_id, was.assigned, was.due
    return tasks


def done_in(case: AdoptionCase, seq: int) -> QuerySet[CaseTask]:
    """The tasks that the event of this number, or its moves, have finished."""
    return _asked(case).filter(_opened_before(seq), _over_since(seq), status="DONE")


def opened_in(case: AdoptionCase, seq: int) -> QuerySet[CaseTask]:
    """The tasks that are open since the event of this number."""
    return CaseTask.objects.open().filter(case=case, opened_seq__gte=seq)


def _asked(case: AdoptionCase) -> QuerySet[CaseTask]:
    """Tasks that have waited for somebody; one that found its act on record never did."""
    tasks = CaseTask.objects.filter(case=case, flow_task_type="HUMAN").exclude(opened_on=None)
    return tasks.select_related("owner", "partner", "site").order_by("pk")


def _opened_before(seq: int) -> Q:
    return Q(opened_seq=None) | Q(opened_seq__lt=seq)


def _over_since(seq: int) -> Q:
    return Q(closed_seq__gte=seq)
