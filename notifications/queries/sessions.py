"""How often sessions were moved or called off, as calendars and letters need to know it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter
from typing import NamedTuple

from django.utils import timezone

from adoption.models import Session
from notifications.planning.sessions import Former
from notifications.planning.things import SETTLES
from workflows.models import AdoptionCase, CaseEvent
from workflows.stages import Stage

_SAY_WHY = ("move_session", "cancel_session")
End = tuple[datetime, datetime | None]
"""When a case ended, and when that was taken back."""


@dataclass(frozen=True)
class Changes:
    """How often the day, time or place was changed for longer than things take to settle (`moves`). `number` counts every
    change, and how often the session was called off and held after all, which the end of its case and the return from it
    do too. `last` is when it last was written, or its case ended or returned; `former` is how it stood before, if that was
    on another day, at another time or place, or is called off by now. `alike` are the counts of moves at which it was as
    it is at present.
    """

    moves: int
    number: int
    last: datetime
    called_off: bool
    former: tuple[Former, ...]
    alike: frozenset[int]


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


def whys_of(sessions: Mapping[int, Session], changes: Mapping[int, Changes]) -> dict[int, str]:
    """What was given as reason for the last change of each session, by its key, as far as somebody moved it or called it
    off and said why. One query.
    """
    keys = {f"{Session._meta.label_lower}:{pk}": pk for pk in changes}
    cases = {session.adoption.case.pk for session in sessions.values()}
    found = CaseEvent.objects.filter(case__in=cases, act__in=_SAY_WHY, record__in=keys)
    rows = found.exclude(reason="").values_list("record", "at", "reason")
    return {keys[record]: reason for record, at, reason in rows if at == changes[keys[record]].last}


def _ends(cases: Collection[int]) -> dict[int, list[End]]:
    """The ends of cases, in order; the last may be in force still."""
    past = AdoptionCase.history.model.objects.filter(id__in=cases)
    ended = past.filter(stage=Stage.ENDED)
    rows = past.filter(id__in=ended.values("id")).order_by("id", "history_id")
    found = defaultdict(list)
    for case, forms in groupby(rows.values_list("id", "stage", "history_date"), key=itemgetter(0)):
        for (_case, stage, at), after in pairwise([*forms, None]):
            if stage == Stage.ENDED:
                found[case].append((at, after and after[2]))
    return found


def _changes(forms: list[_Form], ends: list[End]) -> Changes:
    """An end that calls the session off is one more, and so is the return of its case: the number only grows."""
    withdrawals = sum(before.withdrawn_at != after.withdrawn_at for before, after in pairwise(forms))
    calling_off = [end for end in ends if _calls_off(end, forms)]
    ended = next((at for at, returned in calling_off if returned is None), None)
    called_off = ended is not None or forms[-1].withdrawn_at is not None
    turns = [moment for end in calling_off for moment in end if moment]
    return Changes(
        _moves(_settled(forms)),
        number=_moves(forms) + withdrawals + len(turns),
        last=max([form.history_date for form in forms] + turns),
        called_off=called_off,
        former=tuple(_former(forms, ended, called_off)),
        alike=frozenset(_alike(_settled(forms))),
    )


def _former(forms: list[_Form], ended: datetime | None, called_off: bool) -> Iterator[Former]:
    for form, after in pairwise([*forms, None]):
        until = after.history_date if after else ended
        is_no_more = called_off or form.in_a_calendar != forms[-1].in_a_calendar
        if form.withdrawn_at is None and is_no_more and until:
            yield Former(form.date, form.history_date, until)


def _alike(forms: list[_Form]) -> Iterator[int]:
    for number, form in enumerate(forms, start=1):
        if form.in_a_calendar == forms[-1].in_a_calendar:
            yield _moves(forms[:number])


def _moves(forms: list[_Form]) -> int:
    return sum(before.in_a_calendar != after.in_a_calendar for before, after in pairwise(forms))


def _settled(forms: list[_Form]) -> list[_Form]:
    """Those of which anybody may have been told, and the present one."""
    stood = [one for one, after in pairwise(forms) if after.history_date - one.history_date >= SETTLES]
    return [*stood, forms[-1]]


def _calls_off(end: End, forms: list[_Form]) -> bool:
    at, _returned = end
    known = [form for form in forms if form.history_date <= at]
    return bool(known) and known[-1].was_to_come(at)
