"""What one event wrote is taken back: rows it made stand no more, rows it changed or removed are as they were.

All of it is found in the history of rows, which names the event that each was written in (`models.history`). Nothing
is forgotten: history keeps what the event wrote, and that it was taken back.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import CharField, Model, Value
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from adoption.models.history import KEPT

MADE, CHANGED, REMOVED = "+", "~", "-"
Written = dict[type[Model], dict[int, str]]
"""Rows by their model and key: whether they were made, changed or removed."""


class NotKnown(LookupError):
    """How a row was before the event is not in its history."""


def written_in(mark: str, *, at: datetime) -> Written:
    """All that the event of this mark wrote, at its moment. One query."""
    by_label = {model._meta.label: model for model in KEPT}
    first, *others = [_marked(model, mark, at) for model in KEPT]
    found = defaultdict(dict)
    for _number, label, pk, kind in sorted(first.union(*others, all=True)):
        found[by_label[label]].setdefault(pk, kind)
    return found


def _marked(model: type[Model], mark: str, at: datetime):
    rows = model.history.filter(history_date=at, history_change_reason=mark).order_by()
    return rows.values_list("history_id", Value(model._meta.label, CharField()), "id", "history_type")


def take_back(written: Written, mark: str, *, by, now: datetime) -> None:
    """Rows that were made stand no more; then the others are as they were. At most seven queries a kind of row.

    Raises `NotKnown` when that is not on record, and IntegrityError when somebody has taken the place meanwhile.
    """
    for model, rows in written.items():
        _take_back_made(model, _keys(rows, MADE), by=by, now=now)
    for model, rows in written.items():
        _bring_back_removed(model, _keys(rows, REMOVED), mark)
        _change_back(model, _keys(rows, CHANGED), mark, by=by, now=now)


def _keys(rows: dict[int, str], kind: str) -> list[int]:
    return [pk for pk, first in rows.items() if first == kind]


def before(model: type[Model], keys: Iterable[int], mark: str) -> dict[int, Model]:
    """Rows of history that say how rows were before the event, by their keys. One query."""
    past = model.history.filter(id__in=keys).exclude(history_change_reason=mark).order_by("history_id")
    found = {row.id: row for row in past}
    if found.keys() != set(keys):
        raise NotKnown(model._meta.label)
    return found


def _take_back_made(model: type[Model], keys: list[int], *, by, now: datetime) -> None:
    """Each kind of row says itself what of it changes then; a mere link between two rows is removed."""
    rows = list(model._default_manager.filter(pk__in=keys)) if keys else []
    if not hasattr(model, "take_back"):
        for row in rows:
            row.delete()
        return
    fields = {name for row in rows for name in row.take_back(by=by, now=now)}
    if rows:
        bulk_update_with_history(rows, model, sorted(fields), default_user=by, default_date=now)


def _bring_back_removed(model: type[Model], keys: list[int], mark: str) -> None:
    if keys:
        bulk_create_with_history([row.instance for row in before(model, keys, mark).values()], model)


def _change_back(model: type[Model], keys: list[int], mark: str, *, by, now: datetime) -> None:
    if not keys:
        return
    past, rows = before(model, keys, mark), list(model._default_manager.filter(pk__in=keys))
    fields = {name for row in rows for name in _set_back(row, past[row.pk])}
    if fields:
        bulk_update_with_history(rows, model, sorted(fields), default_user=by, default_date=now)
    for row in rows:
        _link_back(row, past[row.pk])


def _set_back(row: Model, past: Model) -> list[str]:
    """Names of the fields that differed."""
    fields = [field for field in past.tracked_fields if not field.primary_key]
    differing = [field for field in fields if getattr(row, field.attname) != getattr(past, field.attname)]
    for field in differing:
        setattr(row, field.attname, getattr(past, field.attname))
    return [field.name for field in differing]


def _link_back(row: Model, past: Model) -> None:
    for field in past._history_m2m_fields:
        there = f"{field.m2m_reverse_field_name()}_id"
        getattr(row, field.name).set(getattr(past, field.name).values_list(there, flat=True))
