"""A country of any size: the demonstration's regions, made by acts, copied row by row with new keys and own logs."""

import copy
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from accounts.models import User
from adoption.models import Contact, Region, RegionMunicipality, Session
from benchmarks.references import moved
from benchmarks.statistics import know_the_tables
from workflows import triggers
from workflows.models import AdoptionCase, CaseEvent
from workflows.services import log

APPS = ("adoption", "commitments", "workflows", "notifications")
# The keys of one copy stand this far from those of the next.
STEP = 1_000_000
BATCH = 2_000


def grow_to(cases: int, *, with_history: bool = True) -> None:
    """Copy the demonstration's regions until there are so many cases; there must be nothing else yet. Without history,
    copies know of their sessions alone how they once were.
    """
    regions = list(Region.objects.order_by("pk").values_list("pk", flat=True))
    copier = Copier(with_history=with_history)
    triggers.drop(connection)
    for number in range(1, -(-cases // len(regions))):
        copier.copy(number, set(regions[: cases - number * len(regions)]))
    triggers.create(connection)
    _number_on(copier.rows)
    know_the_tables()


def belonging() -> list[type[models.Model]]:
    """The tables whose rows belong to a region, its history and its many-to-many tables with it, parents first."""
    candidates = [m for app in APPS for m in apps.get_app_config(app).get_models(include_auto_created=True)]
    found = [Region]
    while more := [model for model in candidates if model not in found and _parents(model, found)]:
        found += more
    return found


def _parents(model: type[models.Model], found: Iterable) -> list:
    """Its fields that name a row of one of the tables."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.related_model in found or _names_original(field) in found
    ]


def _names_original(field: models.Field) -> type[models.Model] | None:
    """The table that a row of history tells of, where the field holds that row's key."""
    return getattr(field.model, "instance_type", None) if field.name == "id" else None


class Copier:
    """The demonstration's rows, each with the region that it belongs to; read once."""

    def __init__(self, *, with_history: bool):
        self.rows: dict[type[models.Model], list[tuple[int, models.Model]]] = {}
        regions: dict[type[models.Model], dict[int, int]] = {}
        for model in belonging():
            rows = model._base_manager.order_by("pk")
            owned = [(self._region(row, regions), row) for row in rows]
            self.rows[model] = [(region, row) for region, row in owned if region is not None]
            regions[model] = {row.pk: region for region, row in self.rows[model]}
        if not with_history:
            self.rows = {model: rows for model, rows in self.rows.items() if not _is_history(model)}
        self.people = self._people()
        self.rows[User] = [(self.people[user.pk], user) for user in User.objects.filter(pk__in=self.people)]

    def _region(self, row: models.Model, regions: dict) -> int | None:
        if isinstance(row, Region):
            return row.pk
        for field in _parents(type(row), regions):
            known = regions[field.related_model or _names_original(field)]
            if (key := getattr(row, field.attname)) in known:
                return known[key]
        return None

    def _people(self) -> dict[int, int]:
        """Contacts who are no workers of Kaikukeskus, with the first of their regions."""
        local: dict[int, int] = {}
        for region, contact in self.rows[Contact]:
            if not contact.user.is_kaikukeskus:
                local[contact.user_id] = min(region, local.get(contact.user_id, region))
        return local

    @transaction.atomic
    def copy(self, number: int, regions: set[int]) -> None:
        """Copy the regions once more, under keys of their own."""
        copies = {
            model: [self._copied(row, number) for region, row in rows if region in regions]
            for model, rows in self.rows.items()
        }
        heads = _chain(copies[CaseEvent])
        for case in copies[AdoptionCase]:
            case.head = heads[case.pk]
        for model, rows in copies.items():
            model._base_manager.bulk_create(rows, batch_size=BATCH)

    def _copied(self, row: models.Model, number: int) -> models.Model:
        new = copy.copy(row)
        new._state = models.base.ModelState()
        for field in type(row)._meta.concrete_fields:
            value = getattr(row, field.attname)
            moved_value = value if value is None else self._value(field, value, number)
            if moved_value is not value:
                setattr(new, field.attname, moved_value)
        return new

    def _value(self, field: models.Field, value: Any, number: int) -> Any:
        related = field.related_model or _names_original(field)
        named = value in self.people if related is User else related in self.rows
        if named or field.primary_key:
            return value + number * STEP
        if field.name in _WITH_KEYS:
            return moved(value, number * STEP)
        own = _OWN.get((field.model, field.name))
        return own(value, number) if own else value


_WITH_KEYS = ("item", "record", "data", "about")
# What is unique in the country, and that a municipality runs in one region: in the demonstration's own.
_OWN = {
    (User, "email"): lambda value, number: f"{number}.{value}",
    (Region, "name_fi"): lambda value, number: value and f"{value} {number}",
    (Region, "name_sv"): lambda value, number: value and f"{value} {number}",
    (RegionMunicipality, "running"): lambda value, number: False,
}


def _is_history(model: type[models.Model]) -> bool:
    """Of what nothing but history's own pages ask for."""
    return getattr(model, "instance_type", Session) is not Session


def _chain(events: list[CaseEvent]) -> dict[int, str]:
    """Bind the events of each case to one another anew; the head of each log."""
    heads: dict[int, str] = {}
    for event in sorted(events, key=lambda one: (one.case_id, one.seq)):
        event.previous_hash = heads.get(event.case_id, "")
        event.hash = heads[event.case_id] = log.digest(event)
    return heads


def _number_on(tables: Iterable[type[models.Model]]) -> None:
    """New rows get keys after the copies' (on SQLite they do by themselves)."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)
