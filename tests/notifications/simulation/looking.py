"""All that the oracles say after a run."""

from tests.notifications.simulation import oracle_of_others as others
from tests.notifications.simulation import oracle_of_sessions as sessions
from tests.notifications.simulation.oracle import Lost, of_tasks
from tests.notifications.simulation.rows import Rows

LOST = (
    of_tasks,
    sessions.of_sessions,
    others.of_pilots,
    others.of_others_late,
    others.of_taking_back,
    others.of_digests,
)
WRONG = (sessions.told_wrongly, others.taken_back_in_vain, others.told_twice, others.closed_for)


def untold(rows: Rows) -> list[Lost]:
    """Whatever has come and was not told, though it could have been. Asked on an open day, after a run."""
    return [found for oracle in LOST for found in oracle(rows)]


def wrongly_told(rows: Rows) -> list[Lost]:
    """Whatever was told twice, or in vain."""
    return [found for oracle in WRONG for found in oracle(rows)]
