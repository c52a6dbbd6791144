"""What the database itself refuses: events changed, removed or put in between, a stage that no event speaks of, and
a joint step without both sides' records.

SQLite drops triggers without a word when a migration rebuilds their table, and rebuilds none that a trigger reads: so
they are taken away before every `migrate` and made again after it, and `workflows.checks` says when one is missing.
All their SQL stands in this folder and nowhere else.
"""

from django.db import connections

from .declared import ALL, CASE, EVENT, Trigger

TRIGGERS = {"sqlite": tuple(one for one in ALL if not one.of_statement), "postgresql": ALL}
NAMES = tuple(trigger.name for trigger in ALL)


def create(connection) -> None:
    """Make every trigger anew. Raises NotImplementedError on a database that the project does not know."""
    drop(connection)
    with connection.cursor() as cursor:
        for trigger in of(connection):
            for statement in WRITTEN[connection.vendor](trigger):
                cursor.execute(statement)


def drop(connection) -> None:
    """Remove the triggers, as migrations do for their time, and tests that empty all tables."""
    with connection.cursor() as cursor:
        for trigger in of(connection):
            suffix = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{suffix}")


def missing(connection) -> list[str]:
    """Names of the triggers that the database lacks, or that somebody has turned off."""
    table = {
        "sqlite": "sqlite_master WHERE type = 'trigger'",
        "postgresql": "pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
    }
    column = {"sqlite": "name", "postgresql": "tgname"}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column[connection.vendor]} FROM {table[connection.vendor]}")
        present = {row[0] for row in cursor.fetchall()}
    return [trigger.name for trigger in of(connection) if trigger.name not in present]


def drop_before_migrate(*, using: str, **kwargs) -> None:
    """Called before every `migrate`: SQLite renames no table while a trigger reads one that is being rebuilt."""
    if _are_there(connections[using]):
        drop(connections[using])


def ensure_after_migrate(*, using: str, **kwargs) -> None:
    """Called after every `migrate` of this app; while its tables are not there yet, it does nothing."""
    if _are_there(connections[using]):
        create(connections[using])


def _are_there(connection) -> bool:
    return {EVENT, CASE} <= set(connection.introspection.table_names())


def of(connection) -> tuple[Trigger, ...]:
    """The triggers that the database should have."""
    try:
        return TRIGGERS[connection.vendor]
    except KeyError:
        raise NotImplementedError(f"No triggers are written for {connection.vendor}.") from None


def _sqlite(trigger: Trigger) -> tuple[str, ...]:
    return (
        f"""CREATE TRIGGER {trigger.name} BEFORE {trigger.moment} ON {trigger.table} WHEN {trigger.refuses}
            BEGIN SELECT RAISE(ABORT, '{trigger.sentence}'); END""",
    )


def _postgresql(trigger: Trigger) -> tuple[str, ...]:
    function = f"kaikupolku_{trigger.name}"
    each = "STATEMENT" if trigger.of_statement else "ROW"
    return (
        f"""CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF {trigger.refuses} THEN
                    RAISE EXCEPTION '{trigger.sentence}' USING ERRCODE = 'integrity_constraint_violation';
                END IF;
                RETURN NEW;
            END $$""",
        f"""CREATE TRIGGER {trigger.name} BEFORE {trigger.moment} ON {trigger.table}
            FOR EACH {each} EXECUTE FUNCTION {function}()""",
    )


WRITTEN = {"sqlite": _sqlite, "postgresql": _postgresql}
