"""The path as a line: ten steps, of which three run side by side, and permanent operation (R11, R41)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.gates import Gate, printing
from workflows.happenings import MOVED_FORWARD
from workflows.models import AdoptionCase, CaseEvent
from workflows.paths import PathVersion
from workflows.stages import PARALLEL, STEPS, Stage


def own_gates(path: PathVersion, stage: Stage) -> tuple[Gate, ...]:
    """What a step itself has to bring; the last of those side by side closes the others' as well."""
    return (printing.SITES_ONBOARDED,) if stage is Stage.ONBOARDING else path.forward[stage].gates


class Progress(Enum):
    """How a step stands: its mark in the drawn line, and its word."""

    DONE = "done"
    NOW = "now"
    AGAIN = "again"
    AHEAD = "ahead"

    @property
    def word(self):
        return _PROGRESS_WORDS[self]


_PROGRESS_WORDS = {
    Progress.DONE: _("done"),
    Progress.NOW: _("under way"),
    Progress.AGAIN: _("something is missing again"),
    Progress.AHEAD: _("still to come"),
}


@dataclass(frozen=True)
class Step:
    """One stage in the line, with the day it began and the day it was done, where they are known."""

    stage: Stage
    progress: Progress
    since: date | None = None
    done_on: date | None = None

    @property
    def is_done(self) -> bool:
        return self.progress is Progress.DONE

    @property
    def is_current(self) -> bool:
        return self.progress is Progress.NOW

    @property
    def is_open_again(self) -> bool:
        return self.progress is Progress.AGAIN


class Path:
    """The line of one case, read from where it is, what is on record, and its moves in the log."""

    def __init__(self, case: AdoptionCase, moves: Iterable[CaseEvent]):
        self.case, self.moves = case, [move for move in moves if move.is_move]
        self.steps = [stage for stage in STEPS if stage in case.path.stages]

    @property
    def before(self) -> list[Step]:
        """Steps up to the three that run side by side."""
        return [self.step(stage) for stage in self.steps if stage.order < PARALLEL[0].order]

    @property
    def fork(self) -> list[Step]:
        return [self.step(stage) for stage in PARALLEL if stage in self.steps]

    @property
    def after(self) -> list[Step]:
        return [self.step(stage) for stage in self.steps if stage.order > PARALLEL[-1].order]

    @property
    def permanent(self) -> Step:
        at = self.case.at
        progress = Progress.NOW if at is Stage.PERMANENT else Progress.AHEAD
        return Step(Stage.PERMANENT, progress, since=self._entered(Stage.PERMANENT))

    @property
    def done(self) -> int:
        return sum(self.step(stage).is_done for stage in self.steps)

    @property
    def total(self) -> int:
        return len(self.steps)

    def step(self, stage: Stage) -> Step:
        progress = self._progress(stage)
        if progress is Progress.AHEAD:
            return Step(stage, progress)
        return Step(
            stage, progress, self._entered(stage), self._left(stage) if self._is_behind(stage) else None
        )

    def _progress(self, stage: Stage) -> Progress:
        if self.reached is Stage.PERMANENT:
            return Progress.DONE
        if stage in PARALLEL and self.reached.order >= PARALLEL[0].order:
            return self._side_by_side(stage)
        if stage is self.reached:
            return Progress.NOW if self.case.at is stage else Progress.AHEAD
        return Progress.DONE if self._is_behind(stage) else Progress.AHEAD

    def _side_by_side(self, stage: Stage) -> Progress:
        """Steps 6, 7 and 8 each stand as their own gates do, whichever of them the case is counted at."""
        if not any(gate.stops(self.case.facts) for gate in own_gates(self.case.path, stage)):
            return Progress.DONE
        return Progress.NOW if self.case.at in PARALLEL else Progress.AGAIN

    @property
    def reached(self) -> Stage:
        """Where the case is, or, once ended, where it was."""
        if self.case.at is not Stage.ENDED:
            return self.case.at
        return next(
            (Stage(move.source) for move in reversed(self.moves) if move.target == Stage.ENDED), Stage.CONTACT
        )

    def _is_behind(self, stage: Stage) -> bool:
        return stage.order < self.reached.order

    def _entered(self, stage: Stage) -> date | None:
        """The day of the latest move into a stage; the three side by side begin together."""
        entrance = PARALLEL[0] if stage in PARALLEL else stage
        return self._day(move for move in self.moves if move.target == entrance)

    def _left(self, stage: Stage) -> date | None:
        return self._day(move for move in self.moves if move.source == stage and move.act == MOVED_FORWARD)

    @staticmethod
    def _day(moves: Iterable[CaseEvent]) -> date | None:
        days = [timezone.localdate(move.at) for move in moves]
        return days[-1] if days else None
