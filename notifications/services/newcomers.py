"""Whoever comes to work at Kaikukeskus is told of what waits there for any worker: no event of a case says that they came."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from adoption.declarations import Turn
from notifications.models import Notification
from workflows.models import AdoptionCase, CaseEvent, CaseTask
from workflows.queries.facts import workers


class _Waiting(NamedTuple):
    """A task that waits for any worker, with the last event of its case and who was behind it."""

    case: int
    act: str
    item: str
    item_name: str
    event: int
    by: int | None


def tell_newcomers(now: datetime) -> int:
    """Every worker has a notice of each task that waits for any worker, from now on; those who had one keep it. Returns how
    many there are more. Three queries while everybody has them.
    """
    if not any(_untold()):
        return 0
    with transaction.atomic():
        _hold_rows()
        made = Notification.objects.bulk_create([_notice(person, task, now) for person, task in _untold()])
    return len(made)


def _waiting() -> QuerySet[CaseTask]:
    """Tasks that nobody has taken: of Kaikukeskus, and of anybody where no adviser answers for Kaikukeskus."""
    of_any_worker = Q(turn=Turn.CENTRE) | Q(turn=Turn.ANYONE, case__adviser=None)
    return CaseTask.objects.open().filter(of_any_worker, owner=None).order_by("pk")


def _hold_rows() -> None:
    """Of their cases, so that no task is taken meanwhile."""
    cases = AdoptionCase.objects.filter(pk__in=_waiting().order_by().values("case"))
    list(cases.select_for_update().order_by("pk").values_list("pk"))


def _untold() -> Iterator[tuple[int, _Waiting]]:
    """Each worker with each task that the worker has no notice of."""
    last = CaseEvent.objects.filter(case=OuterRef("case"), seq=OuterRef("case__seq"))
    name = Coalesce("site__name", "partner__name", Value(""))
    rows = _waiting().values_list(
        "case", "act", "item", name, Subquery(last.values("pk")), Subquery(last.values("by"))
    )
    tasks = [_Waiting(*row) for row in rows]
    if not tasks:
        return
    persons = [pk for pk, _name, _email in workers()]
    standing = Notification.objects.standing().filter(
        recipient__in=persons, target__in=_waiting().order_by().values("case")
    )
    told = set(standing.order_by().values_list("recipient", "target", "act", "item"))
    for task in tasks:
        yield from ((one, task) for one in persons if (one, task.case, task.act, task.item) not in told)


def _notice(person: int, task: _Waiting, now: datetime) -> Notification:
    return Notification(
        recipient_id=person,
        actor_id=task.by,
        target_id=task.case,
        action_object_id=task.event,
        act=task.act,
        item=task.item,
        item_name=task.item_name,
        timestamp=now,
    )
