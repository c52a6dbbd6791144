"""How what people did besides their tasks is done: names are looked up, and the act or the change of hands follows."""

from datetime import date
from typing import Any

from accounts.models import User
from adoption.queries import current
from commitments.queries.current import commitment_of
from config.demonstration.journey import Happens, In, Recorded, Who, Whose
from config.demonstration.walk import Walk
from workflows.acts import BY_NAME
from workflows.acts.base import ItemKind
from workflows.items import key_of
from workflows.models import AdoptionCase, CaseEvent, CaseTask
from workflows.queries import records
from workflows.services import drafts, tasks


def happen(walk: Walk, one: Happens, today: date) -> None:
    """Do what happened on the walk's day. Raises LookupError when a name is of nobody there."""
    case = walk.case
    by = user_called(one.by) if one.by else None
    said = {name: _meant(value, case, today) for name, value in one.said.items()}
    if one.act in CHANGES:
        CHANGES[one.act](walk, one, by, said)
    else:
        walk.do(one.act, by=by, item=_item(walk, case, one), case=case, **said)


def user_called(name: str) -> User:
    user = User.objects.filter(name=name).first()
    if user is None:
        raise LookupError(f"There is nobody called {name}.")
    return user


def _meant(value: Any, case: AdoptionCase, today: date) -> Any:
    if isinstance(value, In):
        return value.day(today)
    if isinstance(value, Who):
        return _contact(case, value.name)
    if isinstance(value, Whose):
        return user_called(value.name)
    if isinstance(value, Recorded):
        return [one.record for one in _recorded(case, value.acts)]
    return [_meant(one, case, today) for one in value] if isinstance(value, list) else value


def _contact(case: AdoptionCase, name: str):
    found = [contact for contact in case.contacts if contact.user.name == name]
    if not found:
        raise LookupError(f"{case}: there is no contact called {name}.")
    return found[0]


def _recorded(case: AdoptionCase, acts) -> list:
    """The latest standing record of each act."""
    latest = {one.act: one for one in records.standing(case)}
    return [latest[name] for name in acts]


def _item(walk: Walk, case: AdoptionCase, one: Happens) -> str:
    """The key of what the act is about."""
    if not one.about:
        return ""
    kind = BY_NAME[one.act].item
    return key_of(kind.value, _FINDERS[kind](case, one.about))


def _partner(case: AdoptionCase, name: str):
    return case.adoption.partners.get(name=name, left_on=None)


_FINDERS = {
    ItemKind.CONTACT: lambda case, name: _contact(case, name).pk,
    ItemKind.PARTNER: lambda case, name: _partner(case, name).pk,
    ItemKind.COMMITMENT: lambda case, name: commitment_of(_partner(case, name)).pk,
    ItemKind.SESSION: lambda case, kind: current.session_of(case.adoption, kind).pk,
    ItemKind.RECORD: lambda case, act: _recorded(case, (act,))[0].event.seq,
}


def _task(walk: Walk, one: Happens) -> CaseTask:
    return CaseTask.objects.open().filter(case=walk.case_id, act=one.about).earliest("pk")


def _claim(walk: Walk, one: Happens, by: User, said: dict) -> CaseEvent:
    return tasks.claim(task_id=_task(walk, one).pk, by=by, now=walk.now)


def _release(walk: Walk, one: Happens, by: User, said: dict) -> CaseEvent:
    return tasks.release(task_id=_task(walk, one).pk, by=by, now=walk.now)


def _hand_over(walk: Walk, one: Happens, by: User, said: dict) -> CaseEvent:
    return tasks.hand_over(task_id=_task(walk, one).pk, by=by, now=walk.now, **said)


def _draft(walk: Walk, one: Happens, by: User, said: dict):
    task = _task(walk, one)
    return drafts.save(walk.case, task.act, task.item, said, by=by, now=walk.now)


CHANGES = {"claim": _claim, "release": _release, "hand_over": _hand_over, "draft": _draft}
