"""Keeps what people are told equal to what waits for them: the listener of the cases' log.

The standing notices of a case are those of its open tasks: one for whoever has a task, and for a task that
nobody has, one for each person who may take it. So a notice is made when a task opens, and is read by itself
when the task is done, given up, or taken by somebody else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from accounts.models import User
from adoption.declarations import Turn
from notifications.models import Notification
from workflows.flows.desk import answers_for
from workflows.models import AdoptionCase, CaseEvent, CaseTask
from workflows.services.tasks import HAND_OVER

Key = tuple[int, str, str]
"""Whom a notice is for, and the act and item of its task."""


def on_case_event(event: CaseEvent) -> None:
    """Tell people of the tasks that wait for them since the event, and settle notices of those that do not.

    Called in the event's own transaction; at most five queries, whatever the number of tasks.
    """
    wanted, standing, handed = _wanted(event.case), _standing(event.case), _handed_over(event)
    _settle([pk for key, pk in standing.items() if key not in wanted or key == handed], event)
    _tell([key for key in wanted if key not in standing or key == handed], wanted, event)


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
        if turn is Turn.ANYONE:
            return self._local(Turn.LOCAL) | ({self.case.adviser_id} if self.case.adviser_id else self.centre)
        return self._local(turn)

    def _local(self, turn: Turn) -> set[int]:
        return {contact.user_id for contact in self.case.contacts if answers_for(contact, turn)}


def _wanted(case: AdoptionCase) -> dict[Key, str]:
    """Every notice that should stand, with the name of what its task is about."""
    audience = Audience(case)
    tasks = CaseTask.objects.open().filter(case=case).select_related("partner", "site")
    return {
        (person, task.act, task.item): task.item_name for task in tasks for person in _people(task, audience)
    }


def _people(task: CaseTask, audience: Audience) -> Iterable[int]:
    """Who has the task, unless a local person who is gone; else everybody whose turn it is."""
    turn = Turn(task.turn)
    if task.owner_id and (turn in (Turn.CENTRE, Turn.ANYONE) or task.owner_id in audience.of(turn)):
        return {task.owner_id}
    return audience.of(turn)


def _standing(case: AdoptionCase) -> dict[Key, int]:
    rows = Notification.objects.standing().filter(target=case)
    return {
        (person, act, item): pk
        for pk, person, act, item in rows.values_list("pk", "recipient", "act", "item")
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


def _notice(key: Key, item_name: str, event: CaseEvent) -> Notification:
    person, act, item = key
    verb = Notification.Verb.HANDED_OVER if key == _handed_over(event) else Notification.Verb.NEW_TASK
    return Notification(
        recipient_id=person,
        verb=verb,
        actor_id=event.by_id,
        target=event.case,
        action_object=event,
        act=act,
        item=item,
        item_name=item_name,
        timestamp=event.at,
    )
