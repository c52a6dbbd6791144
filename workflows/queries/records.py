"""Records of a case by the event that wrote each: what can be taken back or corrected."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from adoption.models import Record
from workflows.models import AdoptionCase, CaseEvent
from workflows.queries.evidence import stage_of
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
    events = list(CaseEvent.objects.filter(case=case).exclude(record="").select_related("by").order_by("seq"))
    rows = _rows(events)
    return [
        Recorded(event, _first_act(event, events), rows[event.record]) for event in events if event.record in rows
    ]


def find(case: AdoptionCase, seq: int) -> Recorded | None:
    """The record that the event with this number wrote, while it stands."""
    return next((one for one in standing(case) if one.event.seq == seq), None)


def _rows(events: list[CaseEvent]) -> dict[str, Record]:
    by_label = defaultdict(set)
    for event in events:
        label, pk = event.record.split(":")
        by_label[label].add(int(pk))
    rows = {}
    for label, pks in by_label.items():
        model = apps.get_model(label)
        if issubclass(model, Record):
            rows |= {f"{label}:{row.pk}": row for row in _readable(model).filter(pk__in=pks)}
    return rows


def _readable(model: type[Record]):
    """Standing rows with what their name in a list of records is made of."""
    names = {field.name for field in model._meta.fields if field.many_to_one}
    return model.objects.standing().select_related(*(names & {"session", "partner", "site", "order", "round"}))


def _first_act(event: CaseEvent, events: list[CaseEvent]) -> str:
    """A correction is of what another act wrote; corrections of corrections lead back to it."""
    by_seq = {one.seq: one for one in events}
    while event.act == "correct":
        event = by_seq[int(event.item.partition(":")[2])]
    return event.act
