"""The work inside a case's stage, drawn: what follows what, what is done, what is open, and whose turn it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Turn
from workflows.drawing.model import Box, Dot, Fork, Part
from workflows.drawing.of_flow import act_of, acts_of, drawing_of, home_of
from workflows.drawing.position import Mark, marks
from workflows.flows import StageFlow, flows_of
from workflows.gates.base import Text
from workflows.models import CaseEvent
from workflows.stages import PARALLEL, Stage

from .tasks import TaskLine

WORDS = {
    Mark.DONE: _("done"),
    Mark.OPEN: _("open"),
    Mark.LATER: _("still to come"),
    Mark.RESTS: _("nothing waits now"),
}
# So many acts stand open on the page; a longer drawing is folded together.
SHORT = 6


@dataclass(frozen=True)
class Step:
    """One act in the drawing, with its task or with who did it; `waiting` counts sites, partners or commitments."""

    act: str
    box: Box
    mark: Mark
    task: TaskLine | None = None
    event: CaseEvent | None = None
    waiting: int = 0

    @property
    def label(self) -> Text:
        return self.box.label

    @property
    def word(self) -> Text:
        return WORDS[self.mark]

    @property
    def is_done(self) -> bool:
        return self.mark is Mark.DONE

    @property
    def is_open(self) -> bool:
        return self.mark is Mark.OPEN

    @property
    def rests(self) -> bool:
        return self.mark is Mark.RESTS

    @property
    def turn(self) -> Turn:
        """Whose turn it is; a task may have fallen to somebody else than the drawing says."""
        return self.task.turn if self.task else Turn(self.box.lane.key)

    @property
    def done_on(self) -> date | None:
        return timezone.localdate(self.event.at) if self.event else None

    @property
    def by(self) -> str:
        return str(self.event.by or "") if self.event else ""


@dataclass(frozen=True)
class Branches:
    """What goes on side by side."""

    label: Text
    branches: tuple["Line", ...]


Line = tuple[Step | Branches, ...]


@dataclass(frozen=True)
class Group:
    """The flows of one step, or those that stand beside the steps."""

    heading: Text
    flows: tuple[Line, ...]


class Work:
    """All that the case's stage asks for, from its facts, its open tasks and its log."""

    def __init__(self, case, tasks: Iterable[TaskLine], events: Iterable[CaseEvent]):
        self.case = case
        self.tasks = {line.act.name: line for line in tasks if not line.task.item}
        self.events = {event.act: event for event in events}

    @cached_property
    def groups(self) -> list[Group]:
        """In the order of the path; what stands beside it comes last."""
        flows = flows_at(self.case)
        homes = sorted({home for home in map(home_of, flows) if home}, key=lambda stage: stage.order)
        groups = [self._group(home, home.numbered, flows) for home in homes]
        beside = self._group(None, _("Beside the steps"), flows)
        return [*groups, beside] if beside.flows else groups

    @property
    def has_headings(self) -> bool:
        """The stage's own work needs none where it stands alone."""
        return any(group.heading != self.case.at.numbered for group in self.groups)

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.counted)

    @property
    def total(self) -> int:
        return len(self.counted)

    @property
    def counted(self) -> list[Step]:
        """Acts that are done once: what comes with every site or partner has no end that could be counted."""
        return [step for step in self.steps if not step.rests and not step.waiting]

    @property
    def is_short(self) -> bool:
        return len(self.steps) <= SHORT

    @cached_property
    def steps(self) -> list[Step]:
        return [step for group in self.groups for flow in group.flows for step in _steps(flow)]

    def _group(self, home: Stage | None, heading: Text, flows: list[type[StageFlow]]) -> Group:
        return Group(heading, tuple(self._flow(flow) for flow in flows if home_of(flow) is home))

    def _flow(self, flow: type[StageFlow]) -> Line:
        facts, drawing = self.case.facts, drawing_of(flow)
        waiting = len(flow.items(facts) - {""})
        known = marks(flow, facts)
        steps = {
            box.key: self._step(box, act_of(flow, box).name, known[box.key], waiting) for box in drawing.boxes
        }
        return _arranged(drawing.parts, steps)

    def _step(self, box: Box, act: str, mark: Mark, waiting: int) -> Step:
        task = self.tasks.get(act) if mark is Mark.OPEN else None
        event = self.events.get(act) if mark is Mark.DONE else None
        return Step(act, box, mark, task, event, waiting)


def _arranged(parts: tuple[Part, ...], steps: dict[str, Step]) -> Line:
    """The steps as the drawing has them."""
    return tuple(_put(part, steps) for part in parts if not isinstance(part, Dot))


def _put(part: Box | Fork, steps: dict[str, Step]) -> Step | Branches:
    if isinstance(part, Box):
        return steps[part.key]
    return Branches(part.label, tuple(_arranged(branch, steps) for branch in part.branches))


def flows_at(case) -> list[type[StageFlow]]:
    """The flows of the stage and of those side by side with it, and whatever else asks for something now."""
    here = PARALLEL if case.at in PARALLEL else (case.at,)
    return [flow for flow in flows_of(case.path) if home_of(flow) in here or _asks(flow, case)]


def _asks(flow: type[StageFlow], case) -> bool:
    """Outside its step a flow is shown only while it wants something."""
    return case.at in flow.stages and Mark.OPEN in marks(flow, case.facts).values()


def acts_at(case) -> list[str]:
    """Names of the acts that are drawn for the case."""
    return [act.name for flow in flows_at(case) for act in acts_of(flow)]


def _steps(parts: Line) -> list[Step]:
    found = []
    for part in parts:
        found += (
            [step for branch in part.branches for step in _steps(branch)]
            if isinstance(part, Branches)
            else [part]
        )
    return found
