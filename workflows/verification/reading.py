"""What `verify_cases` reads: some cases at a time, with their logs, records, holds and open tasks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.apps import apps
from django.db import transaction

from adoption.models import Record
from workflows.items import kind_of
from workflows.models import AdoptionCase, CaseEvent, CaseTask, Ending, Hold, Override, StageWork
from workflows.queries import facts
from workflows.services.perform import lock_row

from .replay import Event, HoldTold

CASES_AT_ONCE = 250
RECORDS = tuple(model for model in apps.get_models() if issubclass(model, Record))
KINDS = frozenset(model._meta.label_lower for model in (*RECORDS, Ending, Override))


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

    @property
    def end(self) -> int:
        """Number of the last event; 0 for a case without any."""
        return self.events[-1].seq if self.events else 0


def batches(pks: Iterable[int] | None = None) -> Iterator[list[Stored]]:
    """Every case, or those named, some at a time; memory holds no more than these."""
    last = 0
    cases = (
        AdoptionCase.objects.order_by("pk")
        if pks is None
        else AdoptionCase.objects.filter(pk__in=pks).order_by("pk")
    )
    while found := list(cases.filter(pk__gt=last)[:CASES_AT_ONCE]):
        last = found[-1].pk
        yield read(found)


@transaction.atomic
def at_rest(pk: int) -> Stored:
    """One case read while nobody can change it."""
    lock_row(pk)
    (stored,) = read([AdoptionCase.objects.get(pk=pk)])
    return stored


def read(cases: list[AdoptionCase]) -> list[Stored]:
    """The cases with all that the check needs: some thirty queries, whatever their number."""
    facts.load(cases)
    stored = {case.pk: Stored(case) for case in cases}
    of_adoption = {case.adoption_id: stored[case.pk] for case in cases}
    for event in _events(list(stored)):
        stored[event.case_id].events.append(event)
    for model in RECORDS:
        for adoption, row in _records(model, list(of_adoption)):
            of_adoption[adoption].written.append(row)
    for model in (Ending, Override):
        for case, row in _beside(model, list(stored)):
            stored[case].written.append(row)
    _read_holds(stored)
    _read_work(stored)
    return list(stored.values())


def _events(cases: list[int]) -> Iterator[Event]:
    rows = CaseEvent.objects.filter(case__in=cases).order_by("case", "seq").values_list(*Event._fields)
    return map(Event._make, rows.iterator())


def _records(model: type[Record], adoptions: list[int]) -> Iterator[tuple[int, Written]]:
    names = ("adoption", "pk", "recorded_by", "recorded_at", "withdrawn_at")
    for adoption, pk, *said in model.objects.filter(adoption__in=adoptions).values_list(*names):
        yield adoption, Written(f"{model._meta.label_lower}:{pk}", *said)


def _beside(model: type, cases: list[int]) -> Iterator[tuple[int, Written]]:
    names = ("case", "pk", "by", "at", "withdrawn_at")
    for case, pk, *said in model.objects.filter(case__in=cases).values_list(*names):
        yield case, Written(f"{model._meta.label_lower}:{pk}", *said)


def _read_holds(stored: dict[int, Stored]) -> None:
    rows = Hold.objects.standing().filter(case__in=stored)
    for case, at, review_on, resumed_at in rows.values_list("case", "at", "review_on", "resumed_at"):
        stored[case].holds.append(HoldTold(at, review_on.isoformat(), resumed_at))


def _read_work(stored: dict[int, Stored]) -> None:
    tasks = CaseTask.objects.open().filter(case__in=stored)
    for case, node, act, item in tasks.values_list("case", "flow_task", "act", "item"):
        stored[case].tasks.add((node.flow_class.__name__, node.name, act, item))
    runs = StageWork.objects.filter(case__in=stored, finished=None)
    for case, flow_class, item in runs.values_list("case", "flow_class", "item"):
        stored[case].runs.add((flow_class.__name__, item))
