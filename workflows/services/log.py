"""The log's only writer: one event a thing that happened, chained to the one before; and its listeners."""

import hashlib
import json
from dataclasses import asdict
from datetime import UTC, date, datetime

from django.conf import settings
from django.utils.module_loading import import_string

from adoption.models.history import written_in
from workflows.items import kind_of
from workflows.models import AdoptionCase, CaseEvent

# What things are called in the log, where not by their own name.
_NAMES = {
    "contact": lambda contact: "",
    "session": lambda session: session.kind,
    "commitment": lambda commitment: str(commitment.partner),
    "record": lambda recorded: recorded.act,
}


def write(case: AdoptionCase, act: str, *, by, now: datetime, **details) -> CaseEvent:
    """Append one event to the case's log, in the caller's transaction; the caller calls `tell` when all is written.

    `details` are fields of `CaseEvent`. The case's `seq` and `head` are set, not saved: whoever holds the
    case's row saves it once at the end.
    """
    event = CaseEvent(case=case, seq=case.seq + 1, at=now, by=by, act=act, previous_hash=case.head, **details)
    event.hash = digest(event)
    event.save(force_insert=True)
    case.seq, case.head = event.seq, event.hash
    return event


def written(case: AdoptionCase, *, by, now: datetime):
    """The context in which rows are written that belong to the case's next event: their history names it."""
    return written_in(mark_of(case.pk, case.seq + 1), by=by, now=now)


def mark_of(case_id: int, seq: int) -> str:
    """How the history of rows names an event."""
    return f"{case_id}/{seq}"


def what_changed(case: AdoptionCase) -> dict:
    """What an act has changed of the days that due dates hang on, and of the hold: with it the log alone says both.

    All those days are said when one of them changes. Asked after the facts were read anew.
    """
    said = {}
    if case.dates != case.desk.dates_before:
        said["dates"] = {name: day.isoformat() for name, day in asdict(case.dates).items() if day}
    if case.hold_id != case.desk.hold_before:
        said["held"] = case.hold_id is not None
    return said


def name_of(item: str, thing) -> str:
    """What a thing is called in the log, alike in every language: a session by its kind, a record by the act that
    wrote it, a commitment by its partner, and a person not at all.
    """
    return _NAMES.get(kind_of(item), str)(thing) if thing is not None else ""


def tell(event: CaseEvent) -> None:
    """Call every listener named in settings, in the same transaction: what they write stands or falls with it."""
    for path in settings.CASE_EVENT_LISTENERS:
        import_string(path)(event)


def digest(event: CaseEvent) -> str:
    """sha-256 over the previous head and the event's canonical JSON; people stand in it by reference only.

    Whatever has the columns of an event by their names will do.
    """
    body = {
        "case": event.case_id,
        "seq": event.seq,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": event.by_id,
        "for_side": event.for_side,
        "act": event.act,
        "item": event.item,
        "item_name": event.item_name,
        "data": event.data,
        "record": event.record,
        "reason": event.reason,
        "source": event.source,
        "target": event.target,
        "cause": event.cause,
    }
    return hashlib.sha256((event.previous_hash + _CANONICAL.encode(body)).encode()).hexdigest()


def _plain(value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} does not belong in the log")


_CANONICAL = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain, check_circular=False
)
