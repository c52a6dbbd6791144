"""Checks at start: the database's triggers are there, and every stored task's node still exists."""

from django.core.checks import Error, Tags, register
from django.db import connections

from workflows import triggers


@register(Tags.database)
def triggers_are_there(app_configs, databases=None, **kwargs) -> list[Error]:
    """Run by `migrate` and `check --database`: a missing trigger would let history be rewritten."""
    errors = []
    for alias in databases or ():
        connection = connections[alias]
        if triggers.EVENT in connection.introspection.table_names():
            errors += [_missing(name, alias) for name in triggers.missing(connection)]
    return errors


def _missing(name: str, alias: str) -> Error:
    return Error(
        f"The trigger {name} is missing from the database {alias}.",
        hint="Run manage.py migrate: it makes the triggers again.",
        id="workflows.E001",
    )


@register(Tags.database)
def nodes_are_there(app_configs, databases=None, **kwargs) -> list[Error]:
    """A task keeps its node's dotted name: one that was renamed without a data migration could not be done."""
    from workflows.models import CaseTask
    from workflows.services.work import gone_nodes

    errors = []
    for alias in databases or ():
        if CaseTask._meta.db_table in connections[alias].introspection.table_names():
            errors += [_gone(name) for name in gone_nodes(alias)]
    return errors


def _gone(name: str) -> Error:
    return Error(
        f"Open tasks name {name}, which is no node of any flow.",
        hint="Rename it in the stored tasks with a data migration.",
        id="workflows.E002",
    )
