"""How often sessions were moved, as calendars need to know it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from operator import itemgetter

from adoption.models import Session

_IN_A_CALENDAR = ("date", "starts_at", "mode", "place", "withdrawn_at")


@dataclass(frozen=True)
class Changes:
    """How many times the day, time or place was changed, or the session called off; and when it was last written."""

    number: int
    last: datetime


def changes_of(sessions: Iterable[Session]) -> dict[int, Changes]:
    """By key of the session. One query."""
    keys = [session.pk for session in sessions]
    past = Session.history.model.objects.filter(id__in=keys).order_by("id", "history_id")
    rows = past.values_list("id", "history_date", *_IN_A_CALENDAR)
    return {pk: _changes(list(forms)) for pk, forms in groupby(rows, key=itemgetter(0))}


def sequences_of(sessions: Iterable[Session]) -> dict[int, int]:
    """What calendars call the sequence of each session, by its key. One query."""
    return {pk: changes.number for pk, changes in changes_of(sessions).items()}


def _changes(rows: list[tuple]) -> Changes:
    number = sum(before[2:] != after[2:] for before, after in pairwise(rows))
    return Changes(number, max(row[1] for row in rows))
