"""How a case stands, in all that counts: to be compared with how it stands later."""

from typing import Any

from django.db import connection

from adoption.models import Contact
from adoption.models.history import KEPT
from commitments.models import Partner, Site
from config.demonstration.walk import Walk
from workflows.models import CaseTask
from workflows.queries import records

ENDS = {Contact: "ends", Partner: "left_on", Site: "closed_on"}
GROW = ("seq", "head")


def stands(walk: Walk) -> dict[str, Any]:
    """All that counts: where the case is, what is on record and in which rows, and who is asked for what by when."""
    case = walk.case
    found = {model._meta.label: rows(model) for model in KEPT}
    found |= {"facts": case.facts, "dates": case.dates, "statistics": case.statistics_person_id}
    found["counties"] = sorted(case.adoption.region.counties.through.objects.values_list("region", "county"))
    found["records"] = [(one.event.seq, one.act, str(one.record)) for one in records.standing(case)]
    return found | {"tasks": tasks(CaseTask.objects.open().filter(case=case))}


def rows(model) -> dict[int, dict]:
    """Rows that nobody has taken back; of people, partners and sites those that are there."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
        names = [column[0] for column in cursor.description]
        found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    gone = ENDS.get(model, "withdrawn_at")
    return {
        row["id"]: {name: value for name, value in row.items() if name not in GROW}
        for row in found
        if row.get(gone) is None
    }


def tasks(found) -> dict[tuple[str, str], tuple]:
    """By act and item: whose turn it is, who has it since when, when it was opened and by when it is due."""
    return {
        (one.act, one.item): (one.turn, one.owner_id, one.assigned, one.opened_on, one.due) for one in found
    }


def differing(one: dict, other: dict) -> dict:
    return {name: (one[name], other[name]) for name in one if one[name] != other[name]}
