"""A case goes over to another version of the path, and back: one event each, which says what changed.

Nothing that is on record changes. Open tasks stay with whoever had them, and with their due dates.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from workflows import paths
from workflows.acts.refusals import NeedsFirst, NothingToDo
from workflows.flows import Ask, asked
from workflows.flows.desk import Desk
from workflows.happenings import MIGRATED, REVERTED
from workflows.models import AdoptionCase, CaseEvent, CaseTask
from workflows.paths import PathMapping
from workflows.services import log, work
from workflows.services.perform import lock
from workflows.services.undoing import tasks_as_before
from workflows.stages import Stage


@dataclass
class Change:
    """What becomes of a case's open tasks: those that go on, with their new node, those that end, those that are new."""

    kept: list[tuple[CaseTask, Ask]]
    ended: list[CaseTask]
    begun: list[Ask]


@transaction.atomic
def migrate(*, case_id: int, mapping: PathMapping, now: datetime) -> CaseEvent:
    """Take a case over to the mapping's version. Raises `Refused`, and leaves nothing, when it has to stay behind."""
    case = lock(case_id)
    _refuse_unless_it_may(case, mapping)
    case.desk = Desk.at_work(case, now=now)
    place = mapping.arrives_at(case.at, case.facts)
    change = _change(case, mapping, place)
    with log.written(case, by=None, now=now):
        event = log.write(
            case, MIGRATED, by=None, now=now, data=_told(case, mapping, change), **_way(case, place)
        )
        case.path_version = mapping.target.number
        if place is not case.at:
            case.go_over(place, now)
        case.desk.kept = {(ask.act.name, ask.item): task for task, ask in change.kept}
        work.keep_asking(case, now=now)
        case.save()
    log.tell(event)
    return event


@transaction.atomic
def revert(*, case_id: int, number: int, now: datetime) -> CaseEvent:
    """Bring a case back to how it was before it went over to a version. Raises `Refused` when something has followed."""
    case = lock(case_id)
    last = CaseEvent.objects.get(case=case, seq=case.seq)
    if (last.act, last.data.get("to")) != (MIGRATED, number):
        raise _not_back(case, number)
    case.desk = Desk.at_work(case, now=now)
    was = Stage(last.source or case.stage)
    data = {"from": last.data["to"], "to": last.data["from"], "reverts": last.seq}
    with log.written(case, by=None, now=now):
        event = log.write(case, REVERTED, by=None, now=now, data=data, **_way(case, was))
        case.path_version = last.data["from"]
        if was is not case.at:
            case.go_where_it_was(was, parse_datetime(last.data["since"]))
        tasks_as_before(case, last.seq, now=now)
        case.save()
    log.tell(event)
    return event


def _not_back(case: AdoptionCase, number: int) -> NothingToDo:
    if CaseEvent.objects.filter(case=case, act=MIGRATED, data__to=number).exists():
        return NothingToDo(_("Something has been done in the case since it went over."))
    return NothingToDo(_("The case began under this version."))


def _refuse_unless_it_may(case: AdoptionCase, mapping: PathMapping) -> None:
    if case.path_version != mapping.source.number or case.at is Stage.ENDED:
        raise NothingToDo(_("The case goes by %(guide)s.") % {"guide": paths.name_of(case.path_version)})
    stays = mapping.stays_behind(case.at, case.facts)
    if stays:
        raise NothingToDo(str(stays.why))
    gates = [gate for gate in mapping.asked_anew(case.at) if not gate.is_met(case.facts)]
    if gates:
        missing = (str(one.what) for gate in gates for one in gate.unmet(case.facts))
        raise NeedsFirst(tuple(gates), tuple(missing))


def _change(case: AdoptionCase, mapping: PathMapping, place: Stage) -> Change:
    asks = {(ask.name, ask.item): ask for ask in asked(mapping.target, place, case.facts)}
    kept, ended = [], []
    for task in work.open_tasks(case):
        node = f"{task.flow_task.flow_class.__name__}.{task.flow_task.name}"
        ask = asks.pop((mapping.node_of(node), task.item), None)
        if ask:
            kept.append((task, ask))
        else:
            ended.append(task)
    return Change(kept, ended, sorted(asks.values(), key=lambda ask: (ask.name, ask.item)))


def _way(case: AdoptionCase, place: Stage) -> dict:
    """Where from and where to, of a case that changes its stage."""
    return {} if place is case.at else {"source": case.stage, "target": place}


def _told(case: AdoptionCase, mapping: PathMapping, change: Change) -> dict:
    """What the log says of it, due dates included: [act, item, due date], and of what goes on, the new act's name."""
    on = case.desk.on
    return {
        "from": mapping.source.number,
        "to": mapping.target.number,
        "since": case.stage_since.isoformat(),
        "kept": [[task.act, task.item, _day(task.due), ask.act.name] for task, ask in change.kept],
        "ended": [[task.act, task.item, _day(task.due)] for task in change.ended],
        "begun": [[ask.act.name, ask.item, _day(case.desk.due(ask.act, on))] for ask in change.begun],
    }


def _day(day) -> str:
    return day.isoformat() if day else ""
