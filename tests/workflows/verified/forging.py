"""Writing past the log by hand, with the triggers out of the way, and what is found then."""

from django.db import connection

from tests.workflows.checked import events_of
from workflows.models import AdoptionCase, CaseEvent
from workflows.services.log import digest
from workflows.verification.differences import check


def found() -> list:
    return [difference for checked in check() for difference in checked.differences]


def places() -> set[tuple[int, int]]:
    """Case and event of all that is found."""
    return {(difference.case, difference.seq) for difference in found()}


def execute(sql: str, *params) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def change(event: CaseEvent, column: str, value) -> None:
    execute(f"UPDATE workflows_caseevent SET {column} = %s WHERE id = %s", value, event.pk)


def remove(*events: CaseEvent) -> None:
    """Notices name the event that they tell of, so they go with it."""
    for event in events:
        execute("DELETE FROM notifications_notification WHERE action_object_id = %s", event.pk)
        execute("DELETE FROM workflows_caseevent WHERE id = %s", event.pk)


def renumber(event: CaseEvent, seq: int) -> None:
    change(event, "seq", seq)


def chain_anew(case: AdoptionCase) -> None:
    """The chain as the log itself would have made it of what stands there now, with the case's count and head."""
    head = ""
    for event in events_of(case):
        event.previous_hash = head
        head = digest(event)
        change(event, "previous_hash", event.previous_hash)
        change(event, "hash", head)
    execute("UPDATE workflows_adoptioncase SET seq = %s, head = %s WHERE id = %s", event.seq, head, case.pk)


def set_case(case: AdoptionCase, column: str, value) -> None:
    execute(f"UPDATE workflows_adoptioncase SET {column} = %s WHERE id = %s", value, case.pk)
