"""The case on its path: opened, going forward as far as its gates let it, sent back, ended."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from adoption.models.history import written_in
from adoption.services import register_contact
from commitments import services as network
from workflows import paths, records
from workflows.acts.base import Act
from workflows.flows.desk import Desk
from workflows.happenings import FINISHED, MOVED_FORWARD, SENT_BACK
from workflows.models import AdoptionCase, CaseEvent
from workflows.queries import facts as facts_query
from workflows.services import due, log, work
from workflows.stages import Stage

OPENED = "register_contact"


@transaction.atomic
def open_case(data: dict, *, by, now: datetime, log_data: dict | None = None) -> AdoptionCase:
    """A contact opens a case (R6): its adoption, its first event, and Kaikukeskus' tasks to take and answer it."""
    with written_in("", by=by, now=now):
        adoption = register_contact(data, by=by, now=now)
        case = AdoptionCase.objects.create(
            adoption=adoption,
            path_version=paths.in_force(localdate(now)).number,
            opened_at=now,
            stage_since=now,
        )
    case.desk = Desk(case, now=now)
    facts_query.load([case])
    told = {"path": case.path_version} | (log_data or {})
    event = log.write(case, OPENED, by=by, now=now, data=told)
    work.keep_asking(case, now=now)
    case.save_without_historical_record()
    log.tell(event)
    return case


def follow(case: AdoptionCase, act: Act, data: dict, *, cause: CaseEvent, by, now: datetime) -> None:
    """What follows from an act without anybody asking: moves, tasks, due dates.

    Only what is still asked is addressed again: a site whose partner is a member no more is nobody's.
    """
    if act.sends_back:
        _send_back(case, Stage(data["to"]), cause=cause, by=by, now=now)
    _advance(case, cause=cause, by=by, now=now)
    work.keep_asking(case, now=now)
    if act.changes_people or act.names_owner:
        work.address_again(case, everybody=act.changes_people)
    due.follow(case, act)


def _advance(case: AdoptionCase, *, cause: CaseEvent, by, now: datetime) -> None:
    """Go as far as the gates let the case, each move an event of its own that names the act behind it."""
    while case.may_go_on():
        _log_move(case, MOVED_FORWARD, case.path.forward[case.at].target, cause=cause, by=by, now=now)
        case.go_forward(now=now)
    if case.may_end():
        _log_move(case, FINISHED, Stage.ENDED, cause=cause, by=by, now=now)
        network.end_adoption(case.adoption, on=case.desk.on, by=by, now=now)
        records.end_hold(case, now=now)
        case.finish(now=now)


def _send_back(case: AdoptionCase, to: Stage, *, cause: CaseEvent, by, now: datetime) -> None:
    _log_move(case, SENT_BACK, to, cause=cause, by=by, now=now, reason=cause.reason)
    case.go_back(to, now)


def _log_move(
    case: AdoptionCase, name: str, target: Stage, *, cause: CaseEvent, by, now: datetime, reason=""
) -> None:
    log.write(case, name, by=by, now=now, source=case.stage, target=target, cause=cause.seq, reason=reason)
