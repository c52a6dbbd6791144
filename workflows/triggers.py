"""What the database itself refuses: events changed or removed, and a stage that no event speaks of.

SQLite drops triggers without a word when a migration rebuilds their table, so they are made again after every
`migrate`, and a check at start says when one is missing. The SQL stands here and nowhere else.
"""

from django.db import connections

EVENT, CASE = "workflows_caseevent", "workflows_adoptioncase"
NAMES = ("event_not_updated", "event_not_deleted", "case_begins_at_contact", "case_stage_by_event")

_APPEND_ONLY = "Events of a case are only ever added."
_FIRST = "A case begins at its first stage."
_UNSPOKEN = "A stage changes only with its event."

_STANDS_BEHIND = """
    EXISTS (SELECT 1 FROM workflows_caseevent e WHERE e.case_id = NEW.id AND e.seq = NEW.seq AND e.hash = NEW.head)
    AND COALESCE((SELECT m.target FROM workflows_caseevent m WHERE m.case_id = NEW.id AND m.target <> ''
                  ORDER BY m.seq DESC LIMIT 1), '') = NEW.stage
"""

SQLITE = (
    f"CREATE TRIGGER event_not_updated BEFORE UPDATE ON {EVENT} BEGIN SELECT RAISE(ABORT, '{_APPEND_ONLY}'); END",
    f"CREATE TRIGGER event_not_deleted BEFORE DELETE ON {EVENT} BEGIN SELECT RAISE(ABORT, '{_APPEND_ONLY}'); END",
    f"""CREATE TRIGGER case_begins_at_contact BEFORE INSERT ON {CASE} WHEN NEW.stage <> 'contact'
        BEGIN SELECT RAISE(ABORT, '{_FIRST}'); END""",
    f"""CREATE TRIGGER case_stage_by_event BEFORE UPDATE OF stage ON {CASE}
        WHEN NEW.stage <> OLD.stage AND NOT (NEW.seq > OLD.seq AND {_STANDS_BEHIND})
        BEGIN SELECT RAISE(ABORT, '{_UNSPOKEN}'); END""",
)


def _function(name: str, sentence: str) -> str:
    return f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation'; END $$"""


POSTGRESQL = (
    _function("kaikupolku_append_only", _APPEND_ONLY),
    _function("kaikupolku_first_stage", _FIRST),
    f"""CREATE OR REPLACE FUNCTION kaikupolku_stage_by_event() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT (NEW.seq > OLD.seq AND {_STANDS_BEHIND}) THEN
                RAISE EXCEPTION '{_UNSPOKEN}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$""",
    f"""CREATE TRIGGER event_not_updated BEFORE UPDATE ON {EVENT}
        FOR EACH ROW EXECUTE FUNCTION kaikupolku_append_only()""",
    f"""CREATE TRIGGER event_not_deleted BEFORE DELETE ON {EVENT}
        FOR EACH ROW EXECUTE FUNCTION kaikupolku_append_only()""",
    f"""CREATE TRIGGER case_begins_at_contact BEFORE INSERT ON {CASE}
        FOR EACH ROW WHEN (NEW.stage <> 'contact') EXECUTE FUNCTION kaikupolku_first_stage()""",
    f"""CREATE TRIGGER case_stage_by_event BEFORE UPDATE ON {CASE}
        FOR EACH ROW WHEN (NEW.stage <> OLD.stage) EXECUTE FUNCTION kaikupolku_stage_by_event()""",
)


def create(connection) -> None:
    """Make every trigger anew. Raises NotImplementedError on a database that the project does not know."""
    drop(connection)
    with connection.cursor() as cursor:
        for statement in _statements(connection):
            cursor.execute(statement)


def drop(connection) -> None:
    """Remove the triggers, as only tests that empty all tables do."""
    on = {name: CASE if name.startswith("case") else EVENT for name in NAMES}
    with connection.cursor() as cursor:
        for name, table in on.items():
            suffix = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{suffix}")


def missing(connection) -> list[str]:
    """Names of the triggers that the database lacks."""
    table = {
        "sqlite": "sqlite_master WHERE type = 'trigger'",
        "postgresql": "pg_trigger WHERE NOT tgisinternal",
    }
    column = {"sqlite": "name", "postgresql": "tgname"}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column[connection.vendor]} FROM {table[connection.vendor]}")
        present = {row[0] for row in cursor.fetchall()}
    return [name for name in NAMES if name not in present]


def ensure_after_migrate(*, using: str, **kwargs) -> None:
    """Called after every `migrate` of this app; while its tables are not there yet, it does nothing."""
    connection = connections[using]
    if {EVENT, CASE} <= set(connection.introspection.table_names()):
        create(connection)


def _statements(connection) -> tuple[str, ...]:
    try:
        return {"sqlite": SQLITE, "postgresql": POSTGRESQL}[connection.vendor]
    except KeyError:
        raise NotImplementedError(f"No triggers are written for {connection.vendor}.") from None
