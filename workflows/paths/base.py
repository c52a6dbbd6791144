"""What one version of the path says: its moves with their gates, what holds from a stage on, and what it asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from workflows.facts import Facts
from workflows.gates import Gate, Missing, pilot
from workflows.gates.base import Text
from workflows.stages import Stage

NeedsOfItem = Callable[[str], tuple[Gate, ...]]


@dataclass(frozen=True)
class Standing:
    """A gate that holds from a stage onward, at every forward move (R4, R8, R9, R47, R61, R65, R71, R73)."""

    gate: Gate
    since: Stage


@dataclass(frozen=True)
class Move:
    """One forward step of the path: from where, to where, and its own gates."""

    source: Stage
    target: Stage
    gates: tuple[Gate, ...]


@dataclass(frozen=True)
class Blocker:
    """A gate that is not met, with what it misses now."""

    gate: Gate
    missing: tuple[Missing, ...]


@dataclass(frozen=True, eq=False)
class PathVersion:
    """The path as one edition of the guide has it (R2). A case keeps the one it started under. It equals itself alone.

    `flows` and `rules` are dotted names, since they stand above: the flows that may be open, and the edition's rules as
    the proof reads them. `needs` are gates that an act needs here besides its own, by the act's name: functions of the
    key of what the act is about.
    """

    number: int
    name: Text
    valid_from: date
    moves: tuple[Move, ...]
    standing: tuple[Standing, ...]
    flows: str
    rules: str
    needs: Mapping[str, NeedsOfItem] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(self.name)

    @cached_property
    def forward(self) -> dict[Stage, Move]:
        """The forward move from each stage that has one, in the order of the path."""
        return {move.source: move for move in self.moves}

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """Every stage a case can be in, in the order of the path."""
        return (*self.forward, *(Stage.PERMANENT, Stage.ENDED))

    @cached_property
    def _gates(self) -> dict[Stage, tuple[Gate, ...]]:
        gates = {stage: self._all_gates(move) for stage, move in self.forward.items()}
        return gates | {Stage.PERMANENT: tuple(one.gate for one in self.standing)}

    def _all_gates(self, move: Move) -> tuple[Gate, ...]:
        """The step's gates and those that hold from this stage, or an earlier one, onward."""
        standing = tuple(one.gate for one in self.standing if one.since.order <= move.source.order)
        return move.gates + tuple(gate for gate in standing if gate not in move.gates)

    @cached_property
    def gates(self) -> tuple[Gate, ...]:
        """Every gate of a move and every standing one, once."""
        return tuple(dict.fromkeys(gate for gates in self._gates.values() for gate in gates))

    @cached_property
    def since(self) -> dict[Gate, Stage]:
        """From which stage on each standing gate holds."""
        return {one.gate: one.since for one in self.standing}

    def gates_at(self, stage: Stage) -> tuple[Gate, ...]:
        """The gates that matter at a stage: those of its move, or the standing ones where no move follows."""
        return self._gates.get(stage, ())

    def is_open(self, stage: Stage, facts: Facts) -> bool:
        """Whether every gate of the move from a stage lets the case pass."""
        return not any(gate.stops(facts) for gate in self.gates_at(stage))

    def next_move(self, stage: Stage, facts: Facts) -> Move | None:
        """The forward move that the facts allow now; None while something is missing or the case is on hold."""
        move = self.forward.get(stage)
        if move is None or facts.on_hold or not self.is_open(stage, facts):
            return None
        return move

    def blockers(self, stage: Stage, facts: Facts) -> tuple[Blocker, ...]:
        """Every gate that stops the next forward move, or, in permanent operation, every standing gate lost."""
        return tuple(Blocker(gate, gate.unmet(facts)) for gate in self.gates_at(stage) if gate.stops(facts))

    def warnings(self, stage: Stage, facts: Facts) -> tuple[Blocker, ...]:
        """Soft gates and notes unmet and not answered with a reason."""
        return tuple(Blocker(gate, gate.unmet(facts)) for gate in self.gates_at(stage) if gate.warns(facts))

    def needs_of(self, act, item: str = "") -> tuple[Gate, ...]:
        """Gates that must be met before an act makes sense: its own, and those of this version."""
        more = self.needs.get(act.name)
        return act.needs if more is None else act.needs + more(item)

    def unmet_needs(self, act, facts: Facts, item: str = "") -> tuple[Gate, ...]:
        return tuple(gate for gate in self.needs_of(act, item) if not gate.is_met(facts))


def ends(stage: Stage, facts: Facts) -> bool:
    """True when the case is to end: endings ask for no standing gate, and a hold does not keep them."""
    return stage is not Stage.ENDED and pilot.ENDING_AGREED.is_met(facts)
