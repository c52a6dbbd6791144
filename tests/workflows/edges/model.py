"""The proof's model read for one case: its own sets of states, asked whether this one state is among them."""

from dataclasses import dataclass
from functools import cached_property

from adoption.declarations import Turn
from workflows.acts import BY_NAME
from workflows.acts.base import Act
from workflows.proof.people import ROLES, THINGS
from workflows.proof.steps import Return, Step, taken_back
from workflows.proof.walk import Path
from workflows.proof.world import BIT
from workflows.stages import Stage


@dataclass(frozen=True)
class Point:
    """One state of the model: a stage, and the bits that are true there. Of an ended case nothing more is asked."""

    stage: Stage
    bits: frozenset[str]

    def __str__(self) -> str:
        return f"{self.stage.value}: {' '.join(name for name in BIT if name in self.bits)}"


ENDED = Point(Stage.ENDED, frozenset())


@dataclass
class Model:
    """What the path says of one state. Nothing of it is worked out here: its sets are asked."""

    path: Path

    def holds(self, states: int, bits: frozenset[str]) -> bool:
        """Whether the state is one of the set: a walk down the diagram."""
        sets, true = self.path.world.sets, {BIT[name] for name in bits}
        while states > 1:
            states = sets.highs[states] if sets.bits[states] in true else sets.lows[states]
        return states == 1

    @cached_property
    def steps_at(self) -> dict[Stage, list[Step]]:
        return {stage: [one for one in self.path.steps if stage in one.stages] for stage in Stage}

    def steps(self, point: Point) -> list[Step]:
        """Every outcome that can come about now; of two that write the same the first stands for both."""
        able = [one for one in self.steps_at[point.stage] if self.holds(one.when, point.bits)]
        told = {(one.name, one.item, self._written(point.bits, one)): one for one in reversed(able)}
        return list(told.values())[::-1]

    def roles(self, step: Step, point: Point) -> list[Turn]:
        return [role for role, states in step.may if self.holds(states, point.bits)]

    def after(self, point: Point, step: Step) -> Point:
        return self.settle(point.stage, self._written(point.bits, step))

    def _written(self, bits: frozenset[str], step: Step) -> frozenset[str]:
        writes = dict(step.writes)
        return frozenset({*(bits - writes.keys()), *(name for name, on in writes.items() if on)})

    def settle(self, stage: Stage, bits: frozenset[str]) -> Point:
        """Where the case comes to by itself."""
        while stage in self.path.opens and self.holds(self.path.opens[stage], bits):
            stage = self.path.version.forward[stage].target
        return ENDED if self.holds(self.path.ends[stage], bits) else Point(stage, bits)

    def asks(self, point: Point) -> set[tuple[str, str]]:
        asks = self.path.asks[point.stage].items()
        return {(ask.act.name, ask.item) for ask, states in asks if self.holds(states, point.bits)}

    def may(self, act: Act, item: str, role: Turn, point: Point) -> bool:
        """Whether the role would do the act without being refused."""
        if point.stage not in act.during:
            return False
        return self.holds(self._may[act.name, item, role], point.bits)

    @cached_property
    def _may(self) -> dict[tuple[str, str, Turn], int]:
        found = {}
        for act in BY_NAME.values():
            for item in THINGS[act.item]:
                possible = self.path.making.possible(act, item)
                for role in ROLES:
                    may = self.path.people.may(act, item, role)
                    found[act.name, item, role] = self.path.world.sets.both(possible, may)
        return found

    def value(self, fact: str, bits: frozenset[str]):
        """What the fact is in this state."""
        return next(
            value for value, states in self.path.world.values(fact).items() if self.holds(states, bits)
        )

    def returns(self, point: Point) -> list[Return]:
        return [
            one for one in self.path.returns if one.source is point.stage and self.holds(one.when, point.bits)
        ]

    def sent_back(self, point: Point, step: Return) -> dict[Stage, int]:
        """Every state in which the case may be once it was sent back."""
        whole = self.path.world.holds({name: name in point.bits for name in BIT})
        return self.path.settle(step.target, taken_back(self.path, whole, step))

    def is_among(self, point: Point, places: dict[Stage, int]) -> bool:
        return point.stage in places and self.holds(places[point.stage], point.bits)


__all__ = ["ENDED", "ROLES", "THINGS", "Model", "Point"]
