"""How cases under one version of the path go over to another: as data, which is proven before anything is changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from workflows.facts import Facts
from workflows.gates import Gate, Severity
from workflows.gates.base import Text
from workflows.stages import Stage

from .base import PathVersion


@dataclass(frozen=True)
class StaysBehind:
    """Cases from a stage on that do not go over while something is so, and why, in words for whoever migrates."""

    why: Text
    since: Stage
    when: Callable[[Facts], bool]


@dataclass(frozen=True)
class PathMapping:
    """From a version to a newer one. What is on record stays as it is; so a case's facts are the same in both.

    `stages` names those that are another stage in the new version; no other changes. `back` are those that lie behind
    where the case was, on purpose. `nodes` names the nodes of flows, as ``Flow.node``, whose open task goes on in another
    node, with its holder and its due date; `ended` those whose open tasks may end, and why.
    """

    source: PathVersion
    target: PathVersion
    stages: Mapping[Stage, Stage] = field(default_factory=dict)
    back: frozenset[Stage] = frozenset()
    nodes: Mapping[str, str] = field(default_factory=dict)
    ended: Mapping[str, Text] = field(default_factory=dict)
    stays: tuple[StaysBehind, ...] = ()

    def stage_of(self, stage: Stage) -> Stage:
        return self.stages.get(stage, stage)

    def node_of(self, node: str) -> str:
        return self.nodes.get(node, node)

    def stays_behind(self, stage: Stage, facts: Facts) -> StaysBehind | None:
        """Why a case at this stage with these facts does not go over, or None."""
        here = (one for one in self.stays if one.since.order <= stage.order)
        return next((one for one in here if one.when(facts)), None)

    def asked_anew(self, stage: Stage) -> tuple[Gate, ...]:
        """Binding gates behind the case's place in the new version that it has never been asked for in the old one."""
        before = hard_gates_behind(self.source, stage)
        return tuple(
            gate for gate in hard_gates_behind(self.target, self.stage_of(stage)) if gate not in before
        )

    def arrives_at(self, stage: Stage, facts: Facts) -> Stage:
        """Where a case is in the new version: its stage's place, and on from there as far as the gates let it."""
        place = self.stage_of(stage)
        while move := self.target.next_move(place, facts):
            place = move.target
        return place


def hard_gates_behind(path: PathVersion, stage: Stage) -> tuple[Gate, ...]:
    """The binding gates of all moves that lead to a stage."""
    behind = [gate for one in path.forward if one.order < stage.order for gate in path.gates_at(one)]
    return tuple(dict.fromkeys(gate for gate in behind if gate.severity is Severity.HARD))
