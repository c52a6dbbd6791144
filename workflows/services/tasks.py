"""Who holds a task: somebody of its turn takes it, gives it back, or hands it to a colleague.

Only the holder changes; stage, records and the set of open tasks stay as they are, so nothing follows.
A local task never comes to Kaikukeskus, nor the other way round (R61).
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from adoption.declarations import Turn
from workflows.acts.refusals import AlreadyDone, NothingToDo, NotTheirs, NotYours, Taken
from workflows.gates.base import Text
from workflows.models import AdoptionCase, CaseEvent, CaseTask
from workflows.queries.away import represents
from workflows.rules import turns_of
from workflows.services import log
from workflows.services.altering import alter
from workflows.services.perform import lock, side_acted_for


@dataclass(frozen=True)
class TaskWords:
    """Sentences of a change of holder: on its button and in the log; `{task}` and `{person}` stand in the log's."""

    button: Text
    log: Text


CLAIM, RELEASE, HAND_OVER = "claim", "release", "hand_over"
TASK_WORDS = {
    CLAIM: TaskWords(button=gettext_lazy("Take this"), log=gettext_lazy("took the task “{task}”")),
    RELEASE: TaskWords(button=gettext_lazy("Give back"), log=gettext_lazy("gave back the task “{task}”")),
    HAND_OVER: TaskWords(
        button=gettext_lazy("Hand over"), log=gettext_lazy("handed the task “{task}” over to {person}")
    ),
}


@transaction.atomic
def claim(*, task_id: int, by: User, now: datetime, **log_data) -> CaseEvent:
    """An unclaimed task of one's own turn becomes one's own. Raises `Refused`, and leaves nothing, otherwise.

    `log_data` goes into the log beside the task.
    """
    case, task = _open_task(task_id, by)
    refuse_claiming(task, by, now=now)
    _give(case, task, by, now=now)
    return _logged(case, task, CLAIM, by=by, now=now, **log_data)


@transaction.atomic
def release(*, task_id: int, by: User, now: datetime) -> CaseEvent:
    """One's own task goes back to those whose turn it is. Raises `Refused` when it is not one's own."""
    case, task = _open_task(task_id, by)
    _refuse_unless_held_by(by, task)
    _give(case, task, None, now=now)
    return _logged(case, task, RELEASE, by=by, now=now)


@transaction.atomic
def hand_over(*, task_id: int, to: User, reason: str, by: User, now: datetime, **log_data) -> CaseEvent:
    """One's own task, or one that nobody has taken, goes to a colleague of the same turn, with the reason.

    Raises `Refused` when the task is another's or the colleague does not answer for its turn.
    """
    case, task = _open_task(task_id, by)
    refuse_handing_over(task, by)
    if to not in _colleagues(case, task, by):
        raise NotTheirs(str(to))
    _give(case, task, to, now=now)
    return _logged(case, task, HAND_OVER, by=by, now=now, reason=reason, to=to.pk, **log_data)


def refuse_claiming(task: CaseTask, by: User, *, now: datetime) -> None:
    """Raises `Refused` when the task is over, is not of the person's turn, or is somebody's.

    A holder who answers for nothing in the case any more holds it no more; and what somebody holds who is away, the
    deputy may take, who answers for its turn anyway.
    """
    _refuse_unless_asked_of(by, task)
    if task.owner_id == by.pk:
        since = date_format(timezone.localtime(task.assigned), "DATETIME_FORMAT")
        raise NothingToDo(_("You have had this task since %(when)s.") % {"when": since})
    if task.owner is not None and _keeps(task.owner, task, by, now=now):
        raise Taken(str(task.owner), task.assigned)


def _keeps(holder: User, task: CaseTask, by: User, *, now: datetime) -> bool:
    """Whether the task stays with its holder when another person of its turn wants to take it."""
    return bool(turns_of(holder, task.case)) and not represents(by, holder, timezone.localdate(now))


def refuse_handing_over(task: CaseTask, by: User) -> None:
    """Raises `Refused` when the task is over, is another's, or is not of the person's turn."""
    _refuse_unless_asked_of(by, task)
    if task.owner is not None:
        _refuse_unless_held_by(by, task)


def colleagues(task: CaseTask, by: User) -> list[User]:
    """Whom the person may hand the task to: everybody else who answers for its turn, on their own side of R61."""
    return _colleagues(task.case, task, by)


def _colleagues(case: AdoptionCase, task: CaseTask, by: User) -> list[User]:
    people = _workers() if by.is_kaikukeskus else [contact.user for contact in case.contacts]
    able = {one for one in people if one != by and task.turn in turns_of(one, case)}
    return sorted(able, key=lambda one: str(one).casefold())


def _workers() -> list[User]:
    return list(User.objects.filter(is_kaikukeskus=True, is_active=True))


def _open_task(task_id: int, by: User) -> tuple[AdoptionCase, CaseTask]:
    """The task and its case, whose row is held. Raises `Refused` to outsiders and when the task is over."""
    case = lock(CaseTask.objects.values_list("case", flat=True).get(pk=task_id))
    task = CaseTask.objects.select_related("owner", "done_by", "partner", "site").as_it_is_now(task_id)
    task.case = case
    _refuse_unless_asked_of(by, task)
    return case, task


def _refuse_unless_asked_of(by: User, task: CaseTask) -> None:
    """Asked are all of the task's turn and its holder, who may be somebody whom a record names."""
    turns = turns_of(by, task.case)
    if not turns or (task.owner != by and task.turn not in turns):
        raise NotYours()
    if not task.is_open:
        raise over(task)


def over(task: CaseTask) -> AlreadyDone | NothingToDo:
    """What to say of a task that is not open: who did it and when, or that nobody asks for it."""
    if task.is_done:
        return AlreadyDone(str(task.done_by or _("somebody")), task.finished)
    return NothingToDo(_("This task is no longer asked for."))


def _refuse_unless_held_by(by: User, task: CaseTask) -> None:
    if task.owner is None:
        raise NothingToDo(_("Nobody has taken this task."))
    if task.owner != by:
        raise Taken(str(task.owner), task.assigned)


def _give(case: AdoptionCase, task: CaseTask, to: User | None, *, now: datetime) -> None:
    def change(task: CaseTask) -> None:
        task.owner, task.assigned = to, now if to else None

    alter([task], change, seq=case.seq + 1, now=now)


def _logged(
    case: AdoptionCase, task: CaseTask, name: str, *, by: User, now: datetime, reason="", **data
) -> CaseEvent:
    event = log.write(
        case,
        name,
        by=by,
        now=now,
        for_side=side_acted_for(Turn(task.turn), case, by),
        item=task.item,
        item_name=task.item_name,
        data={"task": task.act} | data,
        reason=reason,
    )
    case.save_without_historical_record()
    log.tell(event)
    return event
