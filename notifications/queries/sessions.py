"""How often sessions were moved or called off, as calendars and letters need to know it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from django.utils import timezone

from adoption.models import Session
from workflows.models import AdoptionCase
from workflows.stages import Stage


@dataclass(frozen=True)
class Changes:
    """How often the day, time or place was changed (`moves`); `number` counts besides how often the session was called off
    and held after all, which the end of its case does too. `last` is when it was last written, or its case ended.
    """

    moves: int
    number: int
    last: datetime
    called_off: bool


class _Form(NamedTuple):
    """A session as it once was."""

    id: int
    adoption__case: int
    adoption__case__stage: str
    history_date: datetime
    date: date
    starts_at: time | None
    mode: str
    place: str
    withdrawn_at: datetime | None

    @property
    def in_a_calendar(self) -> tuple:
        return self.date, self.starts_at, self.mode, self.place

    def was_to_come(self, at: datetime) -> bool:
        """Whether it stood, for another day or a later hour; without an hour it may be over on its day."""
        local = timezone.localtime(at)
        begins = self.date, self.starts_at or time.min
        return self.withdrawn_at is None and begins > (local.date(), local.time())


def changes_of(sessions: Iterable[Session]) -> dict[int, Changes]:
    """By key of the session. Two queries."""
    keys = [session.pk for session in sessions]
    past = Session.history.model.objects.filter(id__in=keys).order_by("id", "history_id")
    rows = map(_Form._make, past.values_list(*_Form._fields))
    forms = {pk: list(found) for pk, found in groupby(rows, key=attrgetter("id"))}
    ends = _ends({found[0].adoption__case for found in forms.values()})
    return {pk: _changes(found, ends[found[0].adoption__case]) for pk, found in forms.items()}


def sequences_of(sessions: Iterable[Session]) -> dict[int, int]:
    """What calendars call the sequence of each session, by its key. Two queries."""
    return {pk: changes.number for pk, changes in changes_of(sessions).items()}


def _ends(cases: Collection[int]) -> dict[int, list[datetime]]:
    """When cases ended, also if that was taken back, in order."""
    ended = AdoptionCase.history.model.objects.filter(id__in=cases, stage=Stage.ENDED)
    found = defaultdict(list)
    for case, at in ended.order_by("history_id").values_list("id", "history_date"):
        found[case].append(at)
    return found


def _changes(forms: list[_Form], ends: list[datetime]) -> Changes:
    """An end that calls the session off is one more, and so is the return of its case: the number only grows."""
    moves = sum(before.in_a_calendar != after.in_a_calendar for before, after in pairwise(forms))
    withdrawals = sum(before.withdrawn_at != after.withdrawn_at for before, after in pairwise(forms))
    calling_off = [at for at in ends if _calls_off(at, forms)]
    is_over = forms[-1].adoption__case__stage == Stage.ENDED and calling_off[-1:] == ends[-1:] != []
    return Changes(
        moves,
        number=moves + withdrawals + 2 * len(calling_off) - is_over,
        last=max([form.history_date for form in forms] + calling_off),
        called_off=is_over or forms[-1].withdrawn_at is not None,
    )


def _calls_off(end: datetime, forms: list[_Form]) -> bool:
    known = [form for form in forms if form.history_date <= end]
    return bool(known) and known[-1].was_to_come(end)
