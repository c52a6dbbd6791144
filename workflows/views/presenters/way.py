"""The shortest way on, as the case's page shows it: what, how often, whose turn, in which step, and where to begin."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from adoption.declarations import Outcome, Turn
from workflows.acts.base import Act
from workflows.particulars import Particulars
from workflows.stages import Stage
from workflows.way import DISTRIBUTION_BEGINS, NEWCOMERS_TURNS, PERMANENT, Step, turn_of, way

from .tasks import TaskLine
from .words import about, people_of

SHOWN = 5
Tasks = dict[tuple[str, str], TaskLine]


@dataclass(frozen=True)
class WayLine:
    """Acts of one kind that are one side's in one step, with the open tasks that ask for them already.

    `names` are those who can do it: whoever has taken the tasks, or else all who answer for the turn.
    """

    act: Act
    turn: Turn
    stage: Stage
    steps: tuple[Step, ...]
    tasks: tuple[TaskLine, ...]
    names: tuple[str, ...]
    network_url: str

    @property
    def times(self) -> int:
        return len(self.steps)

    @property
    def title(self) -> str:
        """With the name of what it is about, where it is about one thing that is known."""
        known = self.times == 1 and self.tasks
        return self.tasks[0].title if known else about(self.act.words.task)

    @property
    def only_recommended(self) -> bool:
        return self.steps[0].only_recommended

    @property
    def url(self) -> str:
        """Where the reader begins, if any of it is the reader's to do now: many partners or sites stand in the network."""
        mine = [task for task in self.tasks if task.is_readers_to_do]
        if not mine:
            return ""
        return mine[0].url if self.times == 1 else self.network_url


class ShortestWay:
    """The way of one case for one reader: to the beginning of distribution, and from there to permanent operation."""

    def __init__(self, case, particulars: Particulars, tasks: Iterable[TaskLine]):
        self.case, self.particulars = case, particulars
        self.tasks: Tasks = {(line.act.name, line.task.item): line for line in tasks}
        self.way = way(case.path, case.at, case.facts, particulars)

    @property
    def is_before_distribution(self) -> bool:
        return self.case.at.order < DISTRIBUTION_BEGINS.order

    @property
    def number(self) -> int:
        """How many acts lead to the goal that comes first."""
        return sum(line.times for line in self.lines)

    @property
    def to_permanent(self) -> int | None:
        """How many acts lead to permanent operation; None when nothing that is asked leads there."""
        steps = self.way.to(PERMANENT)
        return None if steps is None else len(steps)

    @cached_property
    def lines(self) -> list[WayLine]:
        """To the goal that comes first."""
        return list(self._lines(DISTRIBUTION_BEGINS if self.is_before_distribution else PERMANENT))

    @property
    def first(self) -> list[WayLine]:
        return self.lines[:SHOWN]

    @property
    def others(self) -> list[WayLine]:
        return self.lines[SHOWN:]

    @property
    def number_of_others(self) -> int:
        return sum(line.times for line in self.others)

    @cached_property
    def afterwards(self) -> list[WayLine]:
        """From the beginning of distribution to permanent operation."""
        after = (line for line in self._lines(PERMANENT) if line.stage is DISTRIBUTION_BEGINS)
        return list(after) if self.is_before_distribution else []

    @property
    def number_afterwards(self) -> int:
        return sum(line.times for line in self.afterwards)

    @property
    def both_end(self) -> bool:
        """The sides have decided to end, and nothing asks them to decide anew."""
        facts = self.case.facts
        return facts.decisions_agree and facts.culture_decision == Outcome.END

    @property
    def counts_newcomers(self) -> bool:
        return any(step.item in NEWCOMERS_TURNS for step in self.way.steps)

    @property
    def leaves_candidates_out(self) -> bool:
        """Some of those who may commit are not needed for the network to be whole."""
        counted = {step.item for step in self.way.steps}
        return bool(self.case.facts.uncommitted - counted)

    def _lines(self, goal: Stage) -> Iterator[WayLine]:
        """Acts of one kind, turn and step are one line, where the first of them stands."""
        found: dict[tuple, list[Step]] = {}
        for step in self.way.to(goal) or ():
            found.setdefault((step.act.name, self._turn(step), step.stage), []).append(step)
        for (_name, turn, stage), steps in found.items():
            yield self._line(turn, stage, tuple(steps))

    def _line(self, turn: Turn, stage: Stage, steps: tuple[Step, ...]) -> WayLine:
        asked = [self.tasks.get((step.act.name, step.item)) for step in steps]
        holders = [task.holder for task in asked if task and task.holder]
        names = dict.fromkeys(map(str, holders)) if len(holders) == len(steps) else people_of(self.case, turn)
        network = reverse("workflows:network", args=[self.case.pk])
        return WayLine(steps[0].act, turn, stage, steps, tuple(filter(None, asked)), tuple(names), network)

    def _turn(self, step: Step) -> Turn:
        """As the open task says, else the act's own."""
        task = self.tasks.get((step.act.name, step.item))
        return task.turn if task else turn_of(step, self.particulars)
