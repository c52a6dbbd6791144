"""Keeps what people are told equal to what waits for them: the listener of the cases' log.

The standing notices of a case are those of its open tasks: one for whoever has a task, and for a task that
nobody has, one for each person who may take it. So a notice is made when a task opens, and is read by itself
when the task is done, given up, or taken by somebody else. Whoever was told of a task by an act that is taken back is
told so, and reads it when they like.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import Value
from django.db.models.functions import Coalesce

from accounts.models import User
from adoption.declarations import Turn
from notifications.models import Notification
from notifications.models.notices import NoticeQuerySet
from workflows.flows.desk import answers_for
from workflows.models import AdoptionCase, CaseEvent, CaseTask
from workflows.services.tasks import HAND_OVER

Key = tuple[int, str, str]
"""Whom a notice is for, and the act and item of its task."""


def on_case_event(event: CaseEvent) -> None:
    """Tell people of the tasks that wait for them since the event, and settle notices of those that do not.

    Called in the event's own transaction; at most three queries, and two more for who may take a task, whatever
    the number of tasks.
    """
    tasks, standing = _read(event.case)
    wanted, handed = _wanted(tasks, event.case), _handed_over(event)
    settled = [pk for key, pk in standing.items() if key not in wanted or key == handed]
    _settle(settled, event)
    _tell([key for key in wanted if key not in standing or key == handed], wanted, event)
    if event.undoes is not None:
        _tell_of_taking_back(settled, event)


def mark_read(notices: NoticeQuerySet, *, now: datetime) -> None:
    """Their reader has read them; those that were read before stay as they are."""
    notices.filter(unread=True).update(unread=False, read_at=now)


class Waiting(NamedTuple):
    """An open task, as far as notices of it go."""

    owner: int | None
    turn: str
    act: str
    item: str
    item_name: str


@dataclass
class Audience:
    """Who may take a case's tasks; Kaikukeskus' workers are read only when a task waits for any of them."""

    case: AdoptionCase

    @cached_property
    def centre(self) -> set[int]:
        workers = User.objects.filter(is_kaikukeskus=True, is_active=True)
        return set(workers.values_list("pk", flat=True))

    def of(self, turn: Turn) -> set[int]:
        """The people whose turn it is. What is anybody's is the region's and its adviser's."""
        if turn is Turn.CENTRE:
            return self.centre
        local = {contact.user_id for contact in self.case.contacts if answers_for(contact, turn)}
        if turn is Turn.ANYONE:
            return local | ({self.case.adviser_id} if self.case.adviser_id else self.centre)
        return local


def _read(case: AdoptionCase) -> tuple[list[Waiting], dict[Key, int]]:
    """The case's open tasks, and its standing notices by their key. One query: a task's row has no notice's key."""
    name = Coalesce("site__name", "partner__name", Value(""))
    tasks = CaseTask.objects.open().filter(case=case).order_by()
    tasks = tasks.values_list(Value(0), "owner", "turn", "act", "item", name)
    notices = Notification.objects.standing().filter(target=case).order_by()
    notices = notices.values_list("pk", "recipient", Value(""), "act", "item", Value(""))
    rows = list(tasks.union(notices, all=True))
    standing = {(person, act, item): pk for pk, person, _turn, act, item, _name in rows if pk}
    return [Waiting(*row) for pk, *row in rows if not pk], standing


def _wanted(tasks: list[Waiting], case: AdoptionCase) -> dict[Key, str]:
    """Every notice that should stand, with the name of what its task is about."""
    audience = Audience(case)
    return {
        (person, task.act, task.item): task.item_name
        for task in tasks
        for person in ({task.owner} if task.owner else audience.of(Turn(task.turn)))
    }


def _settle(pks: list[int], event: CaseEvent) -> None:
    if pks:
        Notification.objects.filter(pk__in=pks).update(unread=False, settled_at=event.at)


def _handed_over(event: CaseEvent) -> Key | None:
    """Whom the event gave which task, if it is a handing over."""
    if event.act != HAND_OVER:
        return None
    return event.data["to"], event.data["task"], event.item


def _tell(keys: list[Key], names: dict[Key, str], event: CaseEvent) -> None:
    if keys:
        Notification.objects.bulk_create([_notice(key, names[key], event) for key in keys])


def _tell_of_taking_back(settled: list[int], event: CaseEvent) -> None:
    """Those whom the act told of tasks that are gone with it, but for the one who took it back."""
    told = Notification.objects.filter(pk__in=settled, action_object__seq=event.undoes)
    keys = told.exclude(recipient=event.by).values_list("recipient", "act", "item", "item_name")
    gone = {"verb": Notification.Verb.TAKEN_BACK, "settled_at": event.at}
    Notification.objects.bulk_create(_notice(key, name, event, **gone) for *key, name in keys)


def _notice(key: Key, item_name: str, event: CaseEvent, **told) -> Notification:
    person, act, item = key
    verb = Notification.Verb.HANDED_OVER if key == _handed_over(event) else Notification.Verb.NEW_TASK
    told = {"verb": verb} | told
    return Notification(
        recipient_id=person,
        actor_id=event.by_id,
        target=event.case,
        action_object=event,
        act=act,
        item=item,
        item_name=item_name,
        timestamp=event.at,
        **told,
    )
