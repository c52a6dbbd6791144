"""A gate that is deleted or weakened breaks the proof; one that would not is a rule that nothing keeps."""

from dataclasses import replace

import pytest

from tests.workflows.mutants import mutants, weakened
from workflows.paths import PUBLISHED
from workflows.proof.people import People
from workflows.proof.properties import PROPERTIES
from workflows.proof.walk import Path, Walk
from workflows.proof.world import World

MUTANTS = [pytest.param(gate, act, id=name) for name, gate, act in mutants()]
# What is said of gates alone, of all states, needs no walk: it breaks as soon as a gate does.
OF_GATES = ("The gates of each move", "Every rule about an act", "What is hoped for")
# Taken from such a place alone the gate still holds there, as it stands from that stage on.
STANDS_THERE = {
    (move.source, gate)
    for move in PUBLISHED.moves
    for gate in move.gates
    if gate in PUBLISHED.since and PUBLISHED.since[gate].order <= move.source.order
}
PLACES = [
    pytest.param(move, gate, id=f"{gate.name} from {move.source.value}")
    for move in PUBLISHED.moves
    for gate in move.gates
    if (move.source, gate) not in STANDS_THERE
]
WORLD = World()
PEOPLE = People(WORLD)


def broken(version=PUBLISHED) -> list[str]:
    looked_at = [one for one in PROPERTIES if one.claim.startswith(OF_GATES)]
    path = Path(WORLD, version=version)
    path.people = PEOPLE
    return [found.what for one in looked_at for found in one.find(Walk(path))]


@pytest.mark.parametrize(("gate", "act"), MUTANTS)
def test_a_weakened_gate_breaks_the_proof(gate, act):
    with weakened(gate, act):
        assert broken() != []


@pytest.mark.parametrize("one", PUBLISHED.standing, ids=lambda one: one.gate.name)
def test_a_gate_that_no_longer_stands_breaks_the_proof(one):
    left = tuple(other for other in PUBLISHED.standing if other is not one)
    assert broken(replace(PUBLISHED, standing=left)) != []


@pytest.mark.parametrize(("move", "gate"), PLACES)
def test_a_gate_taken_from_one_move_breaks_the_proof(move, gate):
    left = replace(move, gates=tuple(other for other in move.gates if other is not gate))
    moves = tuple(left if other is move else other for other in PUBLISHED.moves)
    assert broken(replace(PUBLISHED, moves=moves)) != []


def test_the_gates_as_they_are_break_nothing():
    assert broken() == []
