"""What `verify_cases` reads: some cases at a time, with their logs, records, holds and open tasks."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from django.apps import apps
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast

from adoption.models import Record
from workflows.items import kind_of
from workflows.models import AdoptionCase, CaseEvent, CaseTask, Ending, Hold, Override, StageWork, TaskBefore
from workflows.queries import facts
from workflows.services.perform import lock_row

from .replay import Event, HoldTold

CASES_AT_ONCE = 500
RECORDS = tuple(model for model in apps.get_models() if issubclass(model, Record))
BESIDE = (Ending, Override)
KINDS = frozenset(model._meta.label_lower for model in (*RECORDS, *BESIDE))


class Written(NamedTuple):
    """A row that some act wrote: its key as the log has it, by whom and when, and when it was taken back."""

    key: str
    by_id: int | None
    at: datetime
    withdrawn_at: datetime | None

    @property
    def kind(self) -> str:
        return kind_of(self.key)


@dataclass
class Stored:
    """One case as the tables have it."""

    case: AdoptionCase
    events: list[Event] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    holds: list[HoldTold] = field(default_factory=list)
    tasks: set[tuple] = field(default_factory=set)
    runs: set[tuple] = field(default_factory=set)
    altered: int = 0  # number of the last event that altered an open task

    @property
    def end(self) -> int:
        """Number of the last event; 0 for a case without any."""
        return self.events[-1].seq if self.events else 0


def batches(pks: Iterable[int] | None = None) -> Iterator[list[Stored]]:
    """Every case, some at a time, or those named, one by one; memory holds no more than these."""
    if pks is not None:
        yield from (read([case]) for case in AdoptionCase.objects.filter(pk__in=pks).order_by("pk"))
        return
    last = 0
    while cases := list(AdoptionCase.objects.filter(pk__gt=last).order_by("pk")[:CASES_AT_ONCE]):
        last = cases[-1].pk
        yield read(cases)


@transaction.atomic
def at_rest(pk: int) -> Stored:
    """One case read while nobody can change it."""
    lock_row(pk)
    (stored,) = read([AdoptionCase.objects.get(pk=pk)])
    return stored


def read(cases: list[AdoptionCase]) -> list[Stored]:
    """The cases, which follow one another, with all that the check needs: some thirty queries, whatever their number."""
    facts.load(cases)
    stored = {case.pk: Stored(case) for case in cases}
    for event in _events(stored):
        if event.case_id in stored:
            stored[event.case_id].events.append(event)
    by_adoption = {case.adoption_id: stored[case.pk].written for case in cases}
    for model in RECORDS:
        _read_written(model, ("adoption", "recorded_by", "recorded_at"), by_adoption)
    by_case = {pk: one.written for pk, one in stored.items()}
    for model in BESIDE:
        _read_written(model, ("case", "by", "at"), by_case)
    _read_holds(stored)
    _read_work(stored)
    _read_alterations(stored)
    return list(stored.values())


def without_case() -> QuerySet:
    """Case and number of the events whose case is not there: foreign keys forbid it, while nobody turns them off."""
    return CaseEvent.objects.exclude(Exists(AdoptionCase.objects.filter(pk=OuterRef("case")))).values_list(
        "case_id", "seq"
    )


def _of(column: str, keys: Collection[int]) -> dict[str, int]:
    """The rows from the first key to the last: a database and Django go through a range faster than through a list.

    Among them may be rows of a case that is gone, or that came in between since the cases were listed.
    """
    return {f"{column}__gte": min(keys), f"{column}__lte": max(keys)}


def _events(stored: dict[int, Stored]) -> Iterator[Event]:
    """As text whatever Django would take long to make of a column."""
    columns = [_text(name) if name in ("at", "data") else name for name in Event._fields]
    rows = CaseEvent.objects.filter(**_of("case", stored)).order_by("case", "seq").values_list(*columns)
    for case, seq, at, by, side, act, item, name, data, *rest in rows.iterator():
        yield Event(case, seq, _moment(at), by, side, act, item, name, _data(data), *rest)


def _text(column: str) -> Cast:
    return Cast(column, TextField())


def _moment(text: str | None) -> datetime | None:
    """A stored time; None for what is none. SQLite keeps them without their zone, which is UTC."""
    try:
        at = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at and at.tzinfo is None else at


def _data(text: str) -> object:
    """What an event says; None for what is no JSON."""
    try:
        return {} if text == "{}" else json.loads(text)
    except (ValueError, RecursionError):
        return None


def _read_written(model: type, names: tuple[str, str, str], written: dict[int, list[Written]]) -> None:
    """The model's rows: to whom each belongs, by whom and when it was written stand under these names."""
    (owner, by, at), kind = names, model._meta.label_lower
    rows = model.objects.filter(**_of(owner, written))
    for key, pk, by_id, wrote, withdrawn in rows.values_list(
        owner, "pk", by, _text(at), _text("withdrawn_at")
    ):
        if key in written:
            written[key].append(Written(f"{kind}:{pk}", by_id, _moment(wrote), _moment(withdrawn)))


def _read_holds(stored: dict[int, Stored]) -> None:
    rows = Hold.objects.standing().filter(**_of("case", stored))
    for case, at, review_on, resumed_at in rows.values_list("case", "at", "review_on", "resumed_at"):
        if case in stored:
            stored[case].holds.append(HoldTold(at, review_on.isoformat(), resumed_at))


def _read_work(stored: dict[int, Stored]) -> None:
    tasks = CaseTask.objects.open().filter(**_of("case", stored))
    for case, node, act, item in tasks.values_list("case", "flow_task", "act", "item"):
        if case in stored:
            stored[case].tasks.add((node.flow_class.__name__, node.name, act, item))
    runs = StageWork.objects.filter(**_of("case", stored), finished=None)
    for case, flow_class, item in runs.values_list("case", "flow_class", "item"):
        if case in stored:
            stored[case].runs.add((flow_class.__name__, item))


def _read_alterations(stored: dict[int, Stored]) -> None:
    befores = TaskBefore.objects.filter(**_of("task__case", stored)).values_list("task__case")
    for case, seq in befores.annotate(last=Max("seq")):
        if case in stored:
            stored[case].altered = seq
