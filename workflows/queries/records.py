"""Records of a case by the event that wrote each: what can be taken back or corrected."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import CharField, Q, Value

from adoption.models import Record
from workflows.happenings import UNDO
from workflows.models import AdoptionCase, CaseEvent
from workflows.queries.evidence import stage_of
from workflows.queries.history import counting
from workflows.stages import Stage


@dataclass(frozen=True)
class Recorded:
    """A standing record, the event that wrote it, and the name of the act it was written by at first."""

    event: CaseEvent
    act: str
    record: Any

    def __str__(self) -> str:
        return str(self.record)

    @property
    def stage(self) -> Stage:
        return stage_of(self.record)


def standing(case: AdoptionCase) -> list[Recorded]:
    """Every standing record of the case that one act wrote, oldest first. One query, and one a kind of record."""
    events = _events(case)
    rows = _rows(events)
    return [
        Recorded(event, _first_act(event, events), rows[event.record])
        for event in events
        if event.record in rows
    ]


def unread(case: AdoptionCase) -> list[Recorded]:
    """As `standing`, but `record` is its key only, as the event has it. Two queries."""
    events = _events(case)
    keys = _standing_keys(events)
    return [
        Recorded(event, _first_act(event, events), event.record) for event in events if event.record in keys
    ]


def find(case: AdoptionCase, seq: int) -> Recorded | None:
    """The record that the event with this number wrote, while it stands. Two queries."""
    events = _events(case)
    rows = _rows([event for event in events if event.seq == seq])
    found = (Recorded(one, _first_act(one, events), rows[one.record]) for one in events if one.record in rows)
    return next((one for one in found if one.event.seq == seq), None)


def _events(case: AdoptionCase) -> list[CaseEvent]:
    events = CaseEvent.objects.filter(~Q(record="") | Q(act=UNDO), case=case)
    return counting(events.select_related("by").order_by("seq"))


def _rows(events: list[CaseEvent]) -> dict[str, Record]:
    rows = {}
    for label, (model, pks) in _named(events).items():
        rows |= {f"{label}:{row.pk}": row for row in _readable(model).filter(pk__in=pks)}
    return rows


def _standing_keys(events: list[CaseEvent]) -> set[str]:
    """Of the records that the events name, those that stand."""
    queries = [
        model.objects.standing().filter(pk__in=pks).values_list(Value(label, CharField()), "pk")
        for label, (model, pks) in _named(events).items()
    ]
    if not queries:
        return set()
    first, *others = queries
    return {f"{label}:{pk}" for label, pk in first.union(*others, all=True)}


def _named(events: list[CaseEvent]) -> dict[str, tuple[type[Record], set[int]]]:
    """The records that the events name, by their model's label: the model and the keys."""
    by_label = defaultdict(set)
    for event in events:
        label, pk = event.record.split(":")
        by_label[label].add(int(pk))
    models = {label: apps.get_model(label) for label in by_label}
    return {label: (model, by_label[label]) for label, model in models.items() if issubclass(model, Record)}


def _readable(model: type[Record]):
    """Standing rows with what their name in a list of records is made of."""
    names = {field.name for field in model._meta.fields if field.many_to_one}
    return model.objects.standing().select_related(
        *(names & {"session", "partner", "site", "order", "round"})
    )


def _first_act(event: CaseEvent, events: list[CaseEvent]) -> str:
    """A correction is of what another act wrote; corrections of corrections lead back to it."""
    by_seq = {one.seq: one for one in events}
    while event.act == "correct":
        event = by_seq[int(event.item.partition(":")[2])]
    return event.act
