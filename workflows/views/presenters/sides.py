"""Both sides' halves of what only both can do, beside each other, so that a half-done joint act shows (R9, R10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Turn
from workflows.acts import BY_NAME
from workflows.acts.base import Act
from workflows.gates.base import Text
from workflows.models import CaseEvent

from .tasks import TaskLine


@dataclass(frozen=True)
class Pair:
    """Two acts that are one when both sides have done theirs. `always`: shown before anybody has begun."""

    stem: str
    label: Text
    always: bool = True

    @property
    def culture(self) -> str:
        return f"{self.stem}_culture"

    @property
    def care(self) -> str:
        return f"{self.stem}_care"

    @property
    def acts(self) -> tuple[str, str]:
        return self.culture, self.care


PAIRS = (
    Pair("appoint", _("Responsible persons appointed")),
    Pair("confirm_attendance", _("Participants of the training confirmed")),
    Pair("invite", _("Own field invited to the workshop")),
    Pair("accept_partnership", _("Partnership commitment accepted")),
    Pair("confirm_ready", _("Own side ready for distribution")),
    Pair("decide", _("Decision on what follows the pilot")),
    Pair("end", _("Ending of the case"), always=False),
)
ACTS = tuple(act for pair in PAIRS for act in pair.acts)


def pair_of(act: Act) -> Pair | None:
    return next((pair for pair in PAIRS if act.name in pair.acts), None)


@dataclass(frozen=True)
class Half:
    """One side's half: done by somebody on a day, asked of somebody, or still to come."""

    turn: Turn
    is_done: bool
    done_on: date | None = None
    by: str = ""
    task: TaskLine | None = None


@dataclass(frozen=True)
class Row:
    """One joint act with its two halves."""

    label: Text
    culture: Half
    care: Half

    @property
    def halves(self) -> tuple[Half, Half]:
        return self.culture, self.care

    @property
    def is_half_done(self) -> bool:
        return self.culture.is_done != self.care.is_done


def rows(case, events: Iterable[CaseEvent], tasks: Iterable[TaskLine]) -> list[Row]:
    """Every joint act; the ending only when a side has spoken of it."""
    done = {event.act: event for event in events}
    asked = {task.act.name: task for task in tasks}
    made = [(pair, _row(pair, case, done, asked)) for pair in PAIRS]
    return [row for pair, row in made if pair.always or row.is_half_done]


def _row(pair: Pair, case, done: dict, asked: dict) -> Row:
    halves = (
        _half(name, turn, case, done, asked)
        for name, turn in zip(pair.acts, (Turn.CULTURE, Turn.CARE), strict=True)
    )
    return Row(pair.label, *halves)


def _half(name: str, turn: Turn, case, done: dict, asked: dict) -> Half:
    if not BY_NAME[name].is_recorded(case.facts, ""):
        return Half(turn, is_done=False, task=asked.get(name))
    event = done.get(name)
    if event is None:
        return Half(turn, is_done=True)
    return Half(turn, is_done=True, done_on=timezone.localdate(event.at), by=str(event.by or ""))
