"""The shortest way is what the proof's graph says it is: of every number of acts that a case can be away from a goal,
states at every stage are looked at, and as many acts are found for them.

A way's acts are open tasks, each when its turn comes; whatever they may turn out as, no fewer of them lead to the goal.
"""

from collections.abc import Iterator
from dataclasses import fields
from random import Random

import pytest

from adoption.declarations import Turn
from workflows.acts import BY_NAME
from workflows.facts import Facts
from workflows.particulars import Candidate, Particulars
from workflows.proof.diagrams import ALL, NONE
from workflows.proof.walk import Path
from workflows.proof.ways import by_distance
from workflows.proof.world import BIT, OTHER, THIRD, VENUE, World
from workflows.stages import Stage, from_stage
from workflows.way import DISTRIBUTION_BEGINS, PERMANENT, Step, turn_of, way
from workflows.way.outcomes import members

SEED, TIMES = 2026, 2
# What is somebody's is only where that person or partner is.
OF_SOMEBODY = {
    "culture_here": ("culture_appointed", "culture_coordinates", "culture_counts"),
    "care_here": ("care_appointed", "care_coordinates", "care_counts"),
    "third_here": ("third_committed", "third_access", "third_onboarded", "third_consulted"),
    "other_here": ("other_committed", "other_access", "other_onboarded", "other_consulted"),
    "house_here": ("house_committed", "house_access", "house_onboarded", "refused"),
    "house_committed": ("limited",),
}
State = dict[int, bool]


@pytest.fixture(scope="module")
def path() -> Path:
    return Path()


def sound(world: World) -> int:
    owned = [
        world.sets.either(world.bit(whose), world.bit(bit, False))
        for whose, bits in OF_SOMEBODY.items()
        for bit in bits
    ]
    member_or_refused = world.sets.negation(world.holds({"house_committed": True, "refused": True}))
    return world.sets.every([world.sound, member_or_refused, *owned])


def standing(path: Path, stage: Stage) -> int:
    """States in which a case stays at the stage."""
    sets = path.world.sets
    return sets.without(sets.without(sound(path.world), path.opens.get(stage, NONE)), path.ends[stage])


def some_state(path: Path, states: int, random: Random) -> State:
    """One of the states, any bit that they leave open thrown like a coin."""
    sets, chosen = path.world.sets, {bit: random.random() < 0.5 for bit in range(len(BIT))}
    while states != ALL:
        low, high = sets.lows[states], sets.highs[states]
        up = low == NONE or (high != NONE and random.random() < 0.5)
        chosen[sets.bits[states]] = up
        states = high if up else low
    return chosen


def holds(world: World, states: int, state: State) -> bool:
    while states > ALL:
        side = world.sets.highs if state[world.sets.bits[states]] else world.sets.lows
        states = side[states]
    return states == ALL


def facts_of(world: World, state: State) -> Facts:
    values = {f.name: world.values(f.name).items() for f in fields(Facts)}
    return Facts(
        **{
            name: next(value for value, states in one if holds(world, states, state))
            for name, one in values.items()
        }
    )


def particulars_of(state: State) -> Particulars:
    """What the partners of the proof's world would be; its steps let any answer end a hold."""

    def lacking(site: str, partner: str, what: str) -> frozenset[str]:
        return frozenset() if state[BIT[f"{partner}_{what}"]] else frozenset({site})

    def sites(site: str, partner: str) -> list[frozenset[str]]:
        return [lacking(site, partner, "access"), lacking(site, partner, "onboarded")]

    return Particulars(
        candidates={
            THIRD: Candidate(True, True, False, *sites("site:1", "third")),
            OTHER: Candidate(False, True, False, *sites("site:2", "other")),
            VENUE: Candidate(False, False, True, *sites("site:3", "house")),
        },
        answer_ends_hold=True,
    )


def found(path: Path, goal: Stage, stage: Stage, state: State) -> int | None:
    steps = way(path.version, stage, facts_of(path.world, state), particulars_of(state)).to(goal)
    return None if steps is None else len(steps)


def differing(path: Path, goal: Stage, since: Stage) -> Iterator[tuple]:
    """Where the way found is not as long as the proof says: state by state, of each distance and stage in turn."""
    sets, random = path.world.sets, Random(SEED)
    stages = from_stage(since) - from_stage(goal)
    left = {stage: standing(path, stage) for stage in stages}
    for distance, layer in enumerate(by_distance(path, dict.fromkeys(from_stage(goal), ALL), since)):
        for stage in stages & layer.keys():
            states = sets.both(left[stage], layer[stage])
            left[stage] = sets.without(left[stage], states)
            yield from _unlike(path, goal, stage, states, distance, random)
    for stage, states in left.items():
        yield from _unlike(path, goal, stage, states, None, random)


def _unlike(path: Path, goal: Stage, stage: Stage, states: int, distance, random: Random) -> Iterator[tuple]:
    for _time in range(TIMES if states else 0):
        state = some_state(path, states, random)
        if (number := found(path, goal, stage, state)) != distance:
            yield stage, distance, number, facts_of(path.world, state)


@pytest.mark.parametrize(
    ("goal", "since"), [(DISTRIBUTION_BEGINS, Stage.CONTACT), (PERMANENT, Stage.DISTRIBUTION)]
)
def test_no_open_tasks_lead_to_the_goal_in_fewer_acts(path, goal, since):
    assert list(differing(path, goal, since)) == []


def test_partners_that_came_or_went_after_the_facts_were_read_are_left_out():
    facts = Facts(uncommitted=frozenset({"partner:1", "partner:2", "partner:venue"}))
    known = Particulars(candidates={"partner:1": Candidate(True, True, False)})
    assert members(facts, known, sites_count=True) == {"partner:1", "partner:venue"}
    assert members(facts, Particulars(), sites_count=True) == {"partner:venue"}


def test_a_site_that_went_after_the_facts_were_read_is_whosever_turn_the_act_is():
    step = Step(BY_NAME["report_onboarding"], "site:1", Stage.ONBOARDING)
    assert turn_of(step, Particulars(turns={"site:1": Turn.CARE})) is Turn.CARE
    assert turn_of(step, Particulars()) is step.act.turn is Turn.LOCAL
