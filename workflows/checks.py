"""The database's triggers are there, and so is whatever cases and their tasks name of the path.

Looked at by `migrate`, `serve` and `check --database default`, and by nothing else: a start of another kind gives
checks no database to look into.
"""

from collections.abc import Iterator

from django.core.checks import Error, Tags, register
from django.db import connections

from workflows import paths, triggers


@register(Tags.database)
def triggers_are_there(app_configs, databases=None, **kwargs) -> list[Error]:
    """A missing trigger would let history be rewritten."""
    errors = []
    for alias in databases or ():
        connection = connections[alias]
        if triggers.EVENT in connection.introspection.table_names():
            errors += [_missing(name, alias) for name in triggers.missing(connection)]
    return errors


def _missing(name: str, alias: str) -> Error:
    return Error(
        f"The trigger {name} is missing from the database {alias}, or turned off.",
        hint="Run manage.py migrate: it makes the triggers again.",
        id="workflows.E001",
    )


@register(Tags.database)
def nodes_are_there(app_configs, databases=None, **kwargs) -> list[Error]:
    """A task keeps its node's dotted name: one that was renamed without a data migration could not be done."""
    from workflows.services.work import gone_nodes

    return [_gone(name) for alias in databases or () if _is_migrated(alias) for name in gone_nodes(alias)]


def _gone(name: str) -> Error:
    return Error(
        f"Open tasks name {name}, which is no node of any flow of their case's version of the path.",
        hint="Rename it in the stored tasks with a data migration, or take the cases over with manage.py migrate_cases.",
        id="workflows.E002",
    )


@register(Tags.database)
def versions_are_there(app_configs, databases=None, **kwargs) -> list[Error]:
    """A case keeps its version of the path (R2): one that is declared no more would leave it without any rules."""
    return [error for alias in databases or () if _is_migrated(alias) for error in _out_of_place(alias)]


def _out_of_place(alias: str) -> Iterator[Error]:
    from workflows.models import AdoptionCase

    declared = {path.number: path for path in paths.PATHS}
    pairs = AdoptionCase.objects.using(alias).order_by().values_list("path_version", "stage").distinct()
    found = sorted(pairs)
    for number in sorted({number for number, _stage in found if number not in declared}):
        yield _undeclared(number)
    for number, stage in found:
        if number in declared and stage not in declared[number].stages:
            yield _no_stage(number, stage)


def _undeclared(number: int) -> Error:
    return Error(
        f"Cases are under version {number} of the path, which is not declared.",
        hint="Declare it in workflows/paths, and take its cases over with manage.py migrate_cases.",
        id="workflows.E003",
    )


def _no_stage(number: int, stage: str) -> Error:
    return Error(
        f"Cases under version {number} of the path are at the stage {stage}, which it does not have.",
        hint="Take such cases over with a mapping that gives the stage its place.",
        id="workflows.E004",
    )


def _is_migrated(alias: str) -> bool:
    """While columns are still to come, as when `migrate` runs these checks first, there is nothing to look at."""
    from workflows.models import AdoptionCase, CaseTask

    connection = connections[alias]
    if CaseTask._meta.db_table not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        there = connection.introspection.get_table_description(cursor, AdoptionCase._meta.db_table)
    return "path_version" in {column.name for column in there}
