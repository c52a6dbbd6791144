"""Gates made to let something pass, everywhere they stand at once, for as long as a test looks."""

from collections.abc import Iterator
from contextlib import contextmanager

from workflows.acts import BY_NAME
from workflows.gates import ALL, Gate
from workflows.proof.world import World


@contextmanager
def weakened(gate: Gate, act: str | None) -> Iterator[None]:
    """The gate no longer misses what this act supplies; without an act it misses nothing at all."""
    whole = gate.unmet
    object.__setattr__(gate, "unmet", lambda facts: _others(whole(facts), act))
    try:
        yield
    finally:
        object.__setattr__(gate, "unmet", whole)


def _others(missing: tuple, act: str | None) -> tuple:
    return tuple(one for one in missing if act is not None and one.act != act)


def gutted(gate: Gate):
    return weakened(gate, None)


def gates() -> dict[str, Gate]:
    """Every gate: of the path, and those that only keep the acts of one step in their order."""
    needs = {f"{gate.name} before {act.name}": gate for act in BY_NAME.values() for gate in act.needs}
    return ALL | {name: gate for name, gate in needs.items() if gate not in ALL.values()}


# Without a distributor there is no third-sector distributor either, which the gate then misses.
THE_SAME = {"fit_to_continue without find_distributor"}


def mutants() -> Iterator[tuple[str, Gate, str | None]]:
    """Each gate taken away, and each gate that misses several things without one of them."""
    world = World()
    for name, gate in gates().items():
        yield name, gate, None
        acts = {one.act for _states, _known, missing in world.answers(gate.unmet) for one in missing}
        if len(acts) > 1:
            named = ((f"{name} without {act}", gate, act) for act in sorted(acts))
            yield from (one for one in named if one[0] not in THE_SAME)
