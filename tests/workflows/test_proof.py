"""The path is proven: here without losses, as quickly as every run of the tests wants it; `make prove` proves the whole."""

from dataclasses import fields

import pytest
from django.core.management import CommandError, call_command

from tests.workflows.mutants import gutted
from workflows.facts import Facts
from workflows.flows import asked
from workflows.gates import sessions
from workflows.paths import PUBLISHED
from workflows.proof.properties import PROPERTIES
from workflows.proof.records import RECORDS
from workflows.proof.trace import Trace
from workflows.proof.walk import Path, Walk
from workflows.proof.world import BIT, World
from workflows.queries.evidence import EVIDENCE
from workflows.stages import STEPS

# Tasks that ask for what only a loss can take away.
AFTER_A_LOSS = {
    "the task AdviserRepair.take_ownership is never open",
}


@pytest.fixture(scope="module")
def walk():
    return Walk(Path(), losses=False).run()


@pytest.mark.parametrize("number", ["0", "9"])
def test_no_version_but_a_declared_one_is_proven(number):
    with pytest.raises(CommandError, match=rf"invalid choice: {number} \(choose from 1\)"):
        call_command("prove_path", "--without-losses", "--number", number)


@pytest.mark.parametrize("one", PROPERTIES[1:], ids=lambda one: one.claim)
def test_no_property_is_broken(walk, one):
    assert {broken.what for broken in one.find(walk)} - AFTER_A_LOSS == set()


def test_every_fact_of_a_case_is_a_fact_of_the_world():
    world = World()
    for fact in fields(Facts):
        values = world.values(fact.name)
        assert world.sets.some(values.values()) != 0
        assert world.sets.every(values.values()) == 0


def test_open_facts_answer_as_facts_do(walk):
    """What the proof says of a state, the site says of the facts of that state."""
    world = walk.path.world
    for stage in (one for one in PUBLISHED.forward if one in walk.reached):
        state = world.sets.pick(walk.reached[stage], len(BIT))
        point = world.sets.cube(state)
        facts = Facts(**{f.name: _value(world, f.name, point) for f in fields(Facts)})
        opens = world.sets.both(point, walk.path.opens[stage]) != 0
        asks = {ask for ask, states in walk.path.asks[stage].items() if world.sets.both(point, states)}
        assert (opens, asks) == (
            PUBLISHED.next_move(stage, facts) is not None,
            asked(PUBLISHED, stage, facts),
        )


def _value(world, fact: str, point: int):
    return next(value for value, states in world.values(fact).items() if world.sets.both(states, point))


def test_what_sending_back_may_lose_is_what_is_on_record_of_each_stage():
    known = {
        (stage, bit) for stage, losses in RECORDS.items() for standing, _gone in losses for bit in standing
    }
    flags = {name: one.stage for name, one in EVIDENCE.items() if name in BIT and one.stage in STEPS}
    assert {(stage, name) for name, stage in flags.items()} - known == set()


def test_what_is_broken_is_shown_with_the_shortest_way_to_it(walk):
    with gutted(sessions.TRAINING_HELD):
        path = Path()
        found = next(PROPERTIES[5].find(Walk(path, losses=False, only_asked=True).run()))
        acts = Trace(path, found).acts()
    assert found.what == "R5, R41.3, R62 does not hold on a move"
    assert sorted(act.split(" ")[1] for act in acts) == [
        "answer_contact",
        "appoint_care",
        "appoint_culture",
        "decide_to_prepare",
        "form_group",
        "mark_info_session_held",
        "plan_info_session",
        "take_ownership",
    ]
