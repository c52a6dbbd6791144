"""Every trigger: when it looks, what it refuses, and the sentence it refuses with. Its SQL is read by both databases."""

from dataclasses import dataclass

from workflows.happenings import MIGRATED, REVERTED
from workflows.stages import FIRST

from . import joint

EVENT, CASE = "workflows_caseevent", "workflows_adoptioncase"
ALWAYS = "TRUE"


@dataclass(frozen=True)
class Trigger:
    """`refuses` is a condition on the rows OLD and NEW; what is `of_statement` looks once, and at no row."""

    name: str
    table: str
    moment: str
    refuses: str
    sentence: str
    of_statement: bool = False


_APPEND_ONLY = "Events of a case are only ever added."

# The event before the new one in the log of its case.
_LAST = f"(SELECT {{column}} FROM {EVENT} e WHERE e.case_id = NEW.case_id ORDER BY e.seq DESC LIMIT 1)"
_FOLLOWS = f"""
    NEW.seq = COALESCE({_LAST.format(column="e.seq")}, 0) + 1
    AND NEW.previous_hash = COALESCE({_LAST.format(column="e.hash")}, '')
    AND NOT EXISTS (SELECT 1 FROM {EVENT} e WHERE e.id = NEW.id)
"""
_BEGINS = f"""
    NEW.stage = '{FIRST}' AND NEW.seq = 0 AND NOT EXISTS (SELECT 1 FROM {CASE} c WHERE c.id = NEW.id)
"""
_STANDS_BEHIND = f"""
    NEW.seq > OLD.seq
    AND EXISTS (SELECT 1 FROM {EVENT} e WHERE e.case_id = NEW.id AND e.seq = NEW.seq AND e.hash = NEW.head)
    AND COALESCE({joint.LAST_MOVE.format(column="m.target")}, '') = NEW.stage
"""
_GOES_OVER = f"""
    NEW.seq > OLD.seq
    AND EXISTS (SELECT 1 FROM {EVENT} e WHERE e.case_id = NEW.id AND e.seq = NEW.seq AND e.hash = NEW.head
                AND e.act IN ('{MIGRATED}', '{REVERTED}'))
"""


def _of_stage(name: str, when: str, holds: str, sentence: str) -> Trigger:
    """Refuses to change a stage when what has to hold then does not."""
    refuses = f"NEW.stage <> OLD.stage AND {when} AND NOT ({holds})"
    return Trigger(name, CASE, "UPDATE OF stage", refuses, sentence)


ALL = (
    Trigger(
        "event_follows", EVENT, "INSERT", f"NOT ({_FOLLOWS})", "An event follows the last one of its case."
    ),
    Trigger("event_not_updated", EVENT, "UPDATE", ALWAYS, _APPEND_ONLY),
    Trigger("event_not_deleted", EVENT, "DELETE", ALWAYS, _APPEND_ONLY),
    Trigger("event_not_emptied", EVENT, "TRUNCATE", ALWAYS, _APPEND_ONLY, of_statement=True),
    Trigger(
        "case_begins_at_contact", CASE, "INSERT", f"NOT ({_BEGINS})", "A case begins at its first stage."
    ),
    _of_stage("case_stage_by_event", ALWAYS, _STANDS_BEHIND, "A stage changes only with its event."),
    Trigger(
        "case_version_by_event",
        CASE,
        "UPDATE OF path_version",
        f"NEW.path_version <> OLD.path_version AND NOT ({_GOES_OVER})",
        "A case goes by another version of the path only with its event.",
    ),
    *(_of_stage(step.name, step.when, step.holds, step.sentence) for step in joint.STEPS),
)
