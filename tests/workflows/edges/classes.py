"""Every edge that the proof looked at, by class: each outcome of an act at each stage by each who may bring it about,
and each stage to which an act brings a case from each.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property

from adoption.declarations import Turn
from tests.workflows.edges.model import ROLES, Model, Point
from workflows.proof.diagrams import ALL, NONE
from workflows.proof.steps import Step
from workflows.proof.walk import Places, Walk
from workflows.proof.world import BIT
from workflows.stages import Stage


@dataclass(frozen=True)
class Edge:
    """A class of edges. `writes` tells the outcomes of an act apart; what no act does has no role."""

    stage: Stage
    name: str
    item: str
    writes: tuple[tuple[str, bool], ...]
    role: Turn | None
    to: Stage

    @property
    def asks_for(self) -> tuple[tuple, tuple]:
        """The outcome of the act, by whom at which stage; and where the act brings a case from there."""
        return (self.stage, self.name, self.item, self.writes, self.role), (self.stage, self.name, self.to)

    @classmethod
    def of(cls, stage: Stage, step: Step, role: Turn | None, to: Stage) -> "Edge":
        return cls(stage, step.name, step.item, step.writes, role, to)

    def __str__(self) -> str:
        said = ", ".join(bit if on else f"no {bit}" for bit, on in self.writes)
        by = f" by {self.role.value}" if self.role else ""
        return f"{self.stage.value} to {self.to.value}: {self.name} {self.item} ({said}){by}"


@dataclass
class Explored:
    """The classes of a walk of the proof, and in which states each can be taken."""

    walk: Walk

    @cached_property
    def edges(self) -> dict[Edge, int]:
        found: dict[Edge, int] = {}
        for stage, states in self.walk.reached.items():
            for step in self.walk.path.steps:
                if stage in step.stages:
                    self._add(found, stage, states, step)
        return found

    def _add(self, found: dict[Edge, int], stage: Stage, states: int, step: Step) -> None:
        sets = self.walk.path.world.sets
        for role, may in step.may or ((None, ALL),):
            able = sets.both(states, sets.both(step.when, may))
            for to, landing in self._landings(stage, step).items():
                here = sets.both(able, landing)
                if here:
                    edge = Edge.of(stage, step, role, to)
                    found[edge] = sets.either(found.get(edge, NONE), here)

    def _landings(self, stage: Stage, step: Step) -> dict[Stage, int]:
        """By stage the states in which the step, taken here, brings the case there."""
        sets = self.walk.path.world.sets
        return {to: sets.given(self._settling[to][stage], step.changes) for to in Stage}

    @cached_property
    def _settling(self) -> dict[Stage, Places]:
        return {to: self.walk.path.before_settling({to: ALL}) for to in Stage}

    def together(self, edge: Edge, others: Iterable[Edge]) -> int:
        """States in which the edge can be taken and, one after another, as many of the others as may be."""
        sets, states = self.walk.path.world.sets, self.edges[edge]
        for other in others:
            if other.stage is edge.stage:
                states = sets.both(states, self.edges[other]) or states
        return states

    def within(self, edge: Edge, fact: str) -> int:
        """States in which the edge can be taken and the fact is true."""
        sets = self.walk.path.world.sets
        return sets.both(self.edges[edge], sets.where(BIT[fact]))

    def layers(
        self, goal: Places, points: Iterable[Point], within: Set[Stage], most: int
    ) -> Iterator[tuple[list[Places], Point]]:
        """For each of the points, the nearest first, sets of states from which the goal is fewer and fewer acts away on
        ways that stay within these stages; the point is in the first of them, the goal is the last.
        """
        model, points = Model(self.walk.path), list(points)
        for number in range(most):
            layers = self._layers(goal, within, number)
            if not points or not layers[-1]:
                return
            for point in [one for one in points if model.is_among(one, layers[-1])]:
                points.remove(point)
                yield layers[::-1], point

    def _layers(self, goal: Places, within: Set[Stage], number: int) -> list[Places]:
        """The goal, and what is up to so many acts away from it."""
        layers, seen = self._known.setdefault(
            (frozenset(goal.items()), frozenset(within)), ([goal], dict(goal))
        )
        while len(layers) <= number and layers[-1]:
            layers.append(self._before(layers[-1], seen, within))
        return layers[: number + 1]

    @cached_property
    def _known(self) -> dict[tuple, tuple[list[Places], Places]]:
        """Layers with the states in them, by goal and stages."""
        return {}

    def _before(self, layer: Places, seen: Places, within: Set[Stage]) -> Places:
        """The states one act before those of the layer that have not been seen; they are from then on."""
        sets, path = self.walk.path.world.sets, self.walk.path
        target, found = path.before_settling(layer), {}
        for stage in self.walk.reached:
            if not target[stage] or stage is Stage.ENDED or stage not in within:
                continue
            able = [
                sets.both(path.able(step), sets.given(target[stage], step.changes))
                for step in path.steps
                if stage in step.stages
            ]
            fresh = sets.without(sets.both(self.walk.reached[stage], sets.some(able)), seen.get(stage, NONE))
            if fresh:
                found[stage] = fresh
                seen[stage] = sets.either(seen.get(stage, NONE), fresh)
        return found


__all__ = ["ROLES", "Edge", "Explored"]
