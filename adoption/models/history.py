"""The history of rows: each of its entries says when, by whom and in which event of a case the row was written.

Whoever opens a transaction for something that people do says so once, with `written_in`; what is written meanwhile,
by whichever function, is marked with it. So all that one event wrote can be found again, and how it was before.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords


@dataclass(frozen=True)
class Writing:
    """When and by whom rows are being written, and the key of the event in which that happens."""

    at: datetime
    by: Any
    event: str


_WRITING: ContextVar[Writing | None] = ContextVar("writing", default=None)
KEPT: list[type[models.Model]] = []
"""Every model whose rows have such a history."""


@contextmanager
def written_in(event: str, *, by, now: datetime) -> Iterator[None]:
    """Mark every row written within; `by` is None where nobody is signed in."""
    token = _WRITING.set(Writing(now, by, event))
    try:
        yield
    finally:
        _WRITING.reset(token)


class MarkedHistory(HistoryManager):
    """Rows written many at once are marked as others are."""

    def bulk_history_create(self, objs, **kwargs):
        if writing := _WRITING.get():
            kwargs |= {"default_user": writing.by, "default_date": writing.at}
            kwargs["default_change_reason"] = writing.event
        return super().bulk_history_create(objs, **kwargs)


class History(HistoricalRecords):
    """A model's history with its marks. What is written outside of any event has the machine's time and no mark."""

    def __init__(self, **kwargs):
        super().__init__(history_manager=MarkedHistory, **kwargs)

    def create_history_model(self, model, inherited):
        KEPT.append(model)
        return super().create_history_model(model, inherited)

    def create_historical_record(self, instance, history_type, using=None):
        writing = _WRITING.get()
        if writing is None:
            return super().create_historical_record(instance, history_type, using)
        instance._history_date, instance._history_user = writing.at, writing.by
        try:
            return super().create_historical_record(instance, history_type, using)
        finally:
            del instance._history_date, instance._history_user

    def get_change_reason_for_object(self, instance, history_type, using):
        writing = _WRITING.get()
        return (
            writing.event if writing else super().get_change_reason_for_object(instance, history_type, using)
        )
