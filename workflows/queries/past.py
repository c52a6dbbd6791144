"""The tables as they were: whatever is read within `as_of` is read as it stood at that moment.

Before each query stands a `WITH` that puts the past of a table in its place, under its own name. So every query there
is answers for any moment and none is written twice; what is asked of a table whose past nobody kept is refused.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache

from django.apps import apps
from django.db import connection, models
from simple_history.models import HistoricalChanges

from adoption import models as adoption
from commitments import models as network
from workflows.models import AdoptionCase, CaseEvent, CaseTask, Draft, TaskBefore

APPS = ("adoption", "commitments", "workflows")

# Rows that never change once they are there, or only with what they belong to; and what is read as it is today.
AS_TODAY = frozenset(
    {
        adoption.Adoption,
        adoption.AdministrativeRegion,
        adoption.Appointment.contacts.through,
        adoption.County,
        adoption.Expected.contacts.through,
        adoption.SubRegion,
        network.CommitmentText,
        network.LimitationOption,
        network.ModelVersion,
        network.PartnerCommitment.sites.through,
    }
)


class NotKept(LookupError):
    """A table was asked for its past that keeps none."""


class PastIsPast(RuntimeError):
    """Something was to be written while the past was read."""


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Within it, this thread reads the project's tables as they were, and writes nothing."""
    with connection.execute_wrapper(_Then(moment)):
        yield


class _Then:
    """Puts the past before each query."""

    def __init__(self, moment: datetime):
        self.moment = connection.ops.adapt_datetimefield_value(moment)

    def __call__(self, execute: Callable, sql: str, params, many: bool, context: dict):
        if not sql.lstrip("(").startswith("SELECT"):
            raise PastIsPast(sql)
        tables = [name for name in dict.fromkeys(re.findall(r'"(\w+)"', sql)) if _is_of_then(name)]
        if not tables:
            return execute(sql, params, many, context)
        before = ", ".join(_shadow(table, connection.vendor) for table in tables)
        moments = [self.moment] * before.count("%s")
        return execute(f"WITH {before} {sql}", [*moments, *(params or ())], many, context)


def kept() -> dict[type[models.Model], bool]:
    """Every model of the project, and whether its past can be read."""
    return {
        model: model in AS_TODAY or model in _THEN or hasattr(model, "history")
        for model in _models().values()
        if not issubclass(model, HistoricalChanges)
    }


def _is_of_then(table: str) -> bool:
    return table in _models() and _models()[table] not in AS_TODAY


@cache
def _models() -> dict[str, type[models.Model]]:
    """The project's models by their tables."""
    found = (
        model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)
    )
    return {model._meta.db_table: model for model in found}


@cache
def _shadow(table: str, vendor: str) -> str:
    """The table as it was, under its own name; a `%s` stands for the moment wherever it is asked for."""
    model = _models()[table]
    if not kept()[model]:
        raise NotKept(table)
    then = _THEN.get(model, _of_history)
    return f'"{table}" AS NOT MATERIALIZED ({then(model, vendor)})'


def _real(model: type[models.Model], vendor: str) -> str:
    """The table itself: SQLite would take its bare name for what is being put in its place."""
    return f'main."{model._meta.db_table}"' if vendor == "sqlite" else f'"{model._meta.db_table}"'


def _columns(model: type[models.Model], row: str, **instead: str) -> str:
    """The model's columns of a row, some of them said otherwise."""
    columns = [field.column for field in model._meta.concrete_fields]
    return ", ".join(f'{instead.get(name, f"""{row}."{name}" """).strip()} AS "{name}"' for name in columns)


def _latest(model: type[models.Model], key: str) -> str:
    """The number of the row of history that was the latest of a thing."""
    past = model.history.model._meta.db_table
    return f"""(SELECT l.history_id FROM "{past}" l WHERE l."{model._meta.pk.column}" = {key}
        AND l.history_date <= %s ORDER BY l.history_date DESC, l.history_id DESC LIMIT 1)"""


def _of_history(model: type[models.Model], vendor: str, **instead: str) -> str:
    past, key = model.history.model._meta.db_table, model._meta.pk.column
    return f"""SELECT {_columns(model, "h", **instead)} FROM "{past}" h
        WHERE h.history_type <> '-' AND h.history_id = {_latest(model, f'h."{key}"')}"""


def _case(model: type[models.Model], vendor: str) -> str:
    """Its history is of what it is in itself; that it grew, the log says."""
    return _of_history(model, vendor, seq=_newest("seq", 0, vendor), head=_newest("hash", "''", vendor))


def _newest(column: str, none: str | int, vendor: str) -> str:
    """Of the newest event of a case in `h`."""
    return f"""COALESCE((SELECT e.{column} FROM {_real(CaseEvent, vendor)} e
        WHERE e.case_id = h.id AND e.at <= %s ORDER BY e.seq DESC LIMIT 1), {none})"""


def _event(model: type[models.Model], vendor: str) -> str:
    return f"SELECT * FROM {_real(model, vendor)} e WHERE e.at <= %s"


def _task(model: type[models.Model], vendor: str) -> str:
    """Tasks that were open, with whose they were and when they were due then."""
    before = TaskBefore._meta.db_table
    then = {name: _before(name) for name in ("turn", "owner_id", "due")}
    status = f"CASE WHEN {_before('owner_id')} IS NULL THEN 'NEW' ELSE 'ASSIGNED' END"
    return f"""SELECT {_columns(model, "t", status=status, **then)} FROM {_real(model, vendor)} t
        LEFT JOIN "{before}" b ON b.id = (SELECT n.id FROM "{before}" n
            WHERE n.task_id = t.id AND n.until > %s ORDER BY n.until, n.id LIMIT 1)
        WHERE t.flow_task_type = 'HUMAN' AND t.created <= %s AND (t.finished IS NULL OR t.finished > %s)"""


def _before(column: str) -> str:
    return f"CASE WHEN b.id IS NULL THEN t.{column} ELSE b.{column} END"


def _counties(model: type[models.Model], vendor: str) -> str:
    """Those that stand with the region's row of history."""
    past = apps.get_model("adoption", "HistoricalRegion_counties")._meta.db_table
    return f"""SELECT {_columns(model, "c")} FROM "{past}" c
        WHERE c.history_id = {_latest(adoption.Region, "c.region_id")}"""


def _municipality(model: type[models.Model], vendor: str) -> str:
    """As in the register of today, but those that have been merged since were still there."""
    closed = "CASE WHEN m.closed_on > %s THEN NULL ELSE m.closed_on END"
    return f"SELECT {_columns(model, 'm', closed_on=closed)} FROM {_real(model, vendor)} m"


def _nothing(model: type[models.Model], vendor: str) -> str:
    return f"SELECT * FROM {_real(model, vendor)} n WHERE 1 = 0"


_THEN = {
    adoption.Municipality: _municipality,
    adoption.Region.counties.through: _counties,
    AdoptionCase: _case,
    CaseEvent: _event,
    CaseTask: _task,
    Draft: _nothing,
}
