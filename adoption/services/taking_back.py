"""Records taken back and corrected. Nothing is removed: a record stays in history as withdrawn."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime

from simple_history.utils import bulk_update_with_history

from adoption.models import Record


def withdraw(rows, *, by, now: datetime) -> list[Record]:
    """Withdraw every standing row of a queryset and return them. One query when there is none, else three."""
    return _withdraw(rows.model, list(rows.standing()), by, now)


def withdraw_records(adoption, records: Iterable[Record], *, by, now: datetime) -> list[Record]:
    """Withdraw records of any kinds, such as those ticked when a case is sent back. Others' are left alone.

    Two queries a kind. Returns those that were withdrawn.
    """
    by_model = defaultdict(list)
    for record in records:
        if record.adoption_id == adoption.pk and record.withdrawn_at is None:
            by_model[type(record)].append(record)
    return [row for model, rows in by_model.items() for row in _withdraw(model, rows, by, now)]


def correct(adoption, data: dict, *, by, now: datetime, item: Record, again: Callable) -> Record:
    """Withdraw `item` and write it anew with the corrected data, by `again`, its act's record function.

    What hangs on the old record (those who come to a session, the delivery of an order) moves to the new one.
    """
    withdraw_records(adoption, [item], by=by, now=now)
    corrected = again(adoption, data, by=by, now=now, item=item)
    if type(corrected) is type(item):
        _carry_over(item, corrected)
    return corrected


def _withdraw(model: type[Record], rows: list, by, now: datetime) -> list[Record]:
    for row in rows:
        row.withdrawn_at, row.withdrawn_by = now, by
    if rows:
        bulk_update_with_history(
            rows, model, ["withdrawn_at", "withdrawn_by"], default_user=by, default_date=now
        )
    return rows


def _carry_over(old: Record, new: Record) -> None:
    for relation in old._meta.related_objects:
        model, name = relation.related_model, relation.field.name
        if not issubclass(model, Record):
            continue
        rows = list(model.objects.standing().filter(**{name: old}))
        for row in rows:
            setattr(row, name, new)
        if rows:
            bulk_update_with_history(
                rows, model, [name], default_user=new.recorded_by, default_date=new.recorded_at
            )
