"""An act is taken back: everything is as it was before, and the log says by whom, when and why."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from adoption.services import restoring
from workflows.acts.refusals import NothingToDo
from workflows.acts.undoing import refusal_of_undoing
from workflows.flows.desk import Desk
from workflows.happenings import MOVED_BACK, UNDO
from workflows.models import AdoptionCase, CaseEvent, CaseTask
from workflows.queries import before, history
from workflows.queries import facts as facts_query
from workflows.services import drafts, log, work
from workflows.services.altering import alter
from workflows.services.perform import lock, save
from workflows.stages import Stage


@transaction.atomic
def undo(*, case_id: int, seq: int, by, now: datetime, reason: str = "") -> CaseEvent:
    """Take back the act whose event has this number. Returns the event that says so.

    Raises `Refused`, and leaves nothing, when the act is not this person's, is too long ago, or something has
    followed it. Raises `CaseEvent.DoesNotExist` when there is none.
    """
    case = lock(case_id)
    event, *moves = events = history.since(case, seq)
    refused = refusal_of_undoing(events, by, now)
    if refused:
        raise refused
    case.desk = Desk.at_work(case, now=now)
    with log.written(case, by=by, now=now):
        written = restoring.written_in(log.mark_of(case.pk, seq), at=event.at)
        stood = _take_back(written, case, event, by=by, now=now)
        undone = log.write(case, UNDO, by=by, now=now, **_details(event, reason))
        _go_back(case, moves, stood, cause=undone, by=by, now=now)
        tasks_as_before(case, seq, now=now)
        drafts.offer_again(case, seq)
        save(case)
    log.tell(undone)
    return undone


def _details(event: CaseEvent, reason: str) -> dict:
    """The act by its name; what that was about stands in the data, as the log calls it."""
    about = {"item": event.key, "item_name": event.act}
    data = {"about": event.item, "about_name": event.item_name} if event.item else {}
    return about | {"data": data, "for_side": event.for_side, "reason": reason}


def _take_back(written: restoring.Written, case: AdoptionCase, event: CaseEvent, *, by, now: datetime):
    """The rows that the act wrote; of the case itself, as it was, unless the act left it as it is."""
    mark = log.mark_of(case.pk, event.seq)
    try:
        stood = restoring.before(AdoptionCase, written.pop(AdoptionCase, {}), mark)
        restoring.take_back(written, mark, by=by, now=now)
    except restoring.NotKnown:
        raise NothingToDo(_("How it was before is not on record, so this cannot be taken back.")) from None
    except IntegrityError:
        raise NothingToDo(
            _("The municipalities have begun anew elsewhere meanwhile, so this cannot be taken back.")
        ) from None
    return stood.get(case.pk)


def _go_back(
    case: AdoptionCase, moves: list[CaseEvent], stood, *, cause: CaseEvent, by, now: datetime
) -> None:
    """Where the case was, move by move, each an event of its own; with its adviser, contacts and facts of then."""
    for move in reversed(moves):
        way = {"source": move.target, "target": move.source}
        log.write(case, MOVED_BACK, by=by, now=now, cause=cause.seq, **way)
    if moves:
        case.go_where_it_was(Stage(stood.stage), stood.stage_since)
    if stood:
        case.adviser_id = stood.adviser_id
        AdoptionCase.objects.filter(pk=case.pk).update(adviser=stood.adviser_id)
    case.adoption._prefetched_objects_cache = {}
    case.__dict__.pop("contacts", None)
    facts_query.load([case])


def tasks_as_before(case: AdoptionCase, seq: int, *, now: datetime) -> None:
    """The tasks that were open are open again, with who had them and by when they were due, and no others."""
    were = {(task.act, task.item): task for task in before.open_before(case, seq)}
    before.done_in(case, seq).update(status="CANCELED")
    case.desk.kept = dict(were)
    work.keep_asking(case, now=now)

    def as_it_was(task: CaseTask) -> None:
        was = were.get((task.act, task.item), task)
        task.turn, task.owner_id, task.assigned, task.due = was.turn, was.owner_id, was.assigned, was.due

    alter(work.open_tasks(case), as_it_was, seq=case.seq, now=now)
