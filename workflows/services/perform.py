"""The one door: whatever changes about a case, changes here, in one transaction that holds the case's row."""

from datetime import datetime

from django.db import transaction
from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from adoption.declarations import Turn
from adoption.models import Contact
from workflows.acts.base import Act
from workflows.acts.permission import refusal
from workflows.acts.refusals import AlreadyDone, NothingToDo, NotInThisStage, Refused
from workflows.flows.desk import Desk
from workflows.happenings import UNDO
from workflows.models import AdoptionCase, CaseEvent
from workflows.queries import facts as facts_query
from workflows.queries.history import counting
from workflows.queries.items import find
from workflows.rules import turns_of
from workflows.services import cases, drafts, log, work
from workflows.stages import Stage


def lock_row(case_id: int) -> None:
    """Hold the case's row, if there is one, until the caller's transaction ends: what is read of it then stays true."""
    list(AdoptionCase.objects.select_for_update().filter(pk=case_id).values_list("pk"))


def lock(case_id: int) -> AdoptionCase:
    """The case, its row held until the transaction ends, with its contacts and facts read."""
    case = (
        AdoptionCase.objects.select_for_update(of=("self",))
        .select_related("adoption__region", "adviser")
        .prefetch_related(Prefetch("adoption__contacts", Contact.objects.select_related("user")))
        .get(pk=case_id)
    )
    facts_query.load([case])
    return case


@transaction.atomic
def perform(
    act: Act,
    *,
    case_id: int,
    by,
    data: dict,
    now: datetime,
    item: str = "",
    log_data: dict | None = None,
    typed: dict | None = None,
):
    """Do an act: write its record, finish the tasks that asked for it, log it, and let the case go on.

    `data` is the form's cleaned data, `item` the key of what it is about, `log_data` what of it goes into the log
    (JSON-safe), `typed` the form as it was sent, to be offered again if the act is taken back. Returns the event.
    Raises `Refused`, and leaves nothing, when the act is not this person's, is done, or is not possible now.
    """
    case = lock(case_id)
    thing = find(case, item)
    _refuse_unless_allowed(act, case, by, thing, item)
    case.desk = Desk.at_work(case, now=now)
    with log.written(case, by=by, now=now):
        event = _record(act, case, data, by=by, now=now, item=item, thing=thing, log_data=log_data)
        drafts.sent(case, event, typed or {})
        refuse_in_vain(act, case, data)
        work.finish(case, act, item, by=by, now=now)
        cases.follow(case, act, data, cause=event, by=by, now=now)
        save(case)
    log.tell(event)
    return event


def _record(act: Act, case: AdoptionCase, data: dict, *, by, now, item: str, thing, log_data) -> CaseEvent:
    """Write the act's record, and the event that tells of it and of what it changed."""
    record = act.record(case, data, by=by, now=now, item=thing)
    details = _details(act, case, by, data, item, thing, record, log_data)
    reread(case, act)
    details["data"] |= log.what_changed(case)
    return log.write(case, act.name, by=by, now=now, **details)


def save(case: AdoptionCase) -> None:
    """The history of the case keeps where it is and who advises it; that it grew by an event, the log says."""
    if (case.stage, case.adviser_id) == (case.desk.stage_before, case.desk.adviser_before):
        case.save_without_historical_record()
    else:
        case.save()


def refuse_in_vain(act: Act, case: AdoptionCase, data: dict) -> None:
    """A case goes back to an earlier step only, and one with everything of that step still on record would come
    straight forward again: on hold, as soon as it is resumed.
    """
    if not act.sends_back:
        return
    to = Stage(data["to"])
    if to.order >= case.at.order:
        raise NotInThisStage(str(case.at.label))
    if case.path.is_open(to, case.facts):
        raise NothingToDo(_("Tick at least one record of that step that is no longer true."))


def reread(case: AdoptionCase, act: Act) -> None:
    """Facts as they are after something was written, and people where the act changes them."""
    if act.changes_people:
        case.adoption._prefetched_objects_cache = {}
        case.__dict__.pop("contacts", None)
    facts_query.load([case])


def _refuse_unless_allowed(act: Act, case: AdoptionCase, by, thing, item: str) -> None:
    refused = refusal(act, case, by, thing, item)
    if refused:
        raise in_full(refused, act, case, item)


def in_full(refused: Refused, act: Act, case: AdoptionCase, item: str) -> Refused:
    """The refusal as it is said: of what has been done by whom and when, also when the case has gone on since."""
    if isinstance(refused, AlreadyDone) and refused.at is None:
        return done_by(case, act, item)
    is_over = act.ends_round or (act.is_recorded(case.facts, item) and not act.repeatable)
    if isinstance(refused, NotInThisStage) and is_over:
        done = done_by(case, act, item)
        return refused if done.at is None else done
    return refused


def done_by(case: AdoptionCase, act: Act, item: str) -> AlreadyDone:
    """Who did it and when, from the log: shown to people, never asked by a rule."""
    told = CaseEvent.objects.filter(Q(act=act.name, item=item) | Q(act=UNDO), case=case)
    events = counting(told.select_related("by").order_by("seq"))
    if not events:
        return AlreadyDone("", None)
    return AlreadyDone(str(events[-1].by or _("somebody")), events[-1].at)


def _details(act: Act, case, by, data: dict, item: str, thing, record, log_data: dict | None) -> dict:
    return {
        "for_side": side_acted_for(act.side or act.turn, case, by),
        "item": item,
        "item_name": log.name_of(item, thing),
        "data": dict(log_data or {}),
        "record": f"{record._meta.label_lower}:{record.pk}" if record is not None else "",
        "reason": data.get("why_corrected") or data.get("reason") or "",
    }


def side_acted_for(turn: Turn | None, case: AdoptionCase, by) -> str:
    """The side in whose name something was done: the one whose turn it was, else the person's first."""
    turns = turns_of(by, case) if by is not None else frozenset()
    if turn in turns and turn in (Turn.CULTURE, Turn.CARE, Turn.CENTRE):
        return turn
    return next((turn for turn in (Turn.CENTRE, Turn.CULTURE, Turn.CARE) if turn in turns), "")
