"""How often sessions were moved or called off, as calendars and letters need to know it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from operator import itemgetter

from django.db.models import Count, Max

from adoption.models import Session
from workflows.models import AdoptionCase
from workflows.stages import Stage

_IN_A_CALENDAR = ("date", "starts_at", "mode", "place", "withdrawn_at")
Endings = tuple[int, datetime]
"""How often a case was on record as ended, and when it last was."""


@dataclass(frozen=True)
class Changes:
    """How many times the day, time or place was changed, or the session called off, which the end of its case does too;
    when that last happened; and whether it is called off now.
    """

    number: int
    last: datetime
    called_off: bool


def changes_of(sessions: Iterable[Session]) -> dict[int, Changes]:
    """By key of the session. Two queries."""
    keys = [session.pk for session in sessions]
    past = Session.history.model.objects.filter(id__in=keys).order_by("id", "history_id")
    rows = past.values_list("id", "adoption__case", "adoption__case__stage", "history_date", *_IN_A_CALENDAR)
    found = {pk: list(forms) for pk, forms in groupby(rows, key=itemgetter(0))}
    endings = _endings({forms[0][1] for forms in found.values()})
    return {pk: _changes(forms, endings.get(forms[0][1])) for pk, forms in found.items()}


def sequences_of(sessions: Iterable[Session]) -> dict[int, int]:
    """What calendars call the sequence of each session, by its key. Two queries."""
    return {pk: changes.number for pk, changes in changes_of(sessions).items()}


def _endings(cases: Collection[int]) -> dict[int, Endings]:
    """Of cases that have ended, also if that was taken back."""
    ended = AdoptionCase.history.model.objects.filter(id__in=cases, stage=Stage.ENDED).order_by()
    rows = ended.values("id").annotate(times=Count("history_id"), last=Max("history_date"))
    return {row["id"]: (row["times"], row["last"]) for row in rows}


def _changes(forms: list[tuple], endings: Endings | None) -> Changes:
    """Each end of a case, and each return from it, is one more: the number only grows."""
    number = sum(before[4:] != after[4:] for before, after in pairwise(forms))
    _pk, _case, stage, *_rest, withdrawn_at = forms[-1]
    last, has_ended = max(row[3] for row in forms), stage == Stage.ENDED
    if endings:
        times, ended_at = endings
        number, last = number + 2 * times - has_ended, max(last, ended_at)
    return Changes(number, last, called_off=has_ended or withdrawn_at is not None)
