"""The model of the proof is the site: a sample of its edges performed on real services and a real database.

`make edges` performs every class of them. KAIKUPOLKU_SEED tries another sample.
"""

import os
from random import Random

import pytest

from tests.workflows.edges.bases import new_country, walkers
from tests.workflows.edges.going_back import go_back, ways
from tests.workflows.edges.model import Model
from tests.workflows.edges.walker import Walker
from workflows.proof.walk import Path
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
SEED = int(os.environ.get("KAIKUPOLKU_SEED", "4"))
STAGES = [stage for stage in Stage if stage is not Stage.ENDED]
A_STATE = 10
TAKEN_BACK = 0.3


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(Path())


@pytest.fixture
def walker(model) -> Walker:
    new_country()
    return next(walkers(model, Random(SEED)))


def look_around(walker: Walker) -> None:
    """This state, and some of what can be done in it, each taken back."""
    walker.look()
    real = walker.real
    steps = walker.steps(real)
    for step, role in walker.random.sample(steps, min(A_STATE, len(steps))):
        walker.try_out(real, step, role, undoing=walker.random.random() < TAKEN_BACK)
    back = list(ways(walker, real))
    for step, ticked in walker.random.sample(back, min(A_STATE // 5, len(back))):
        with walker.in_vain():
            go_back(walker, real, step, ticked)


def stray(walker: Walker, acts: int) -> None:
    """Some acts that somebody may do, asked for or not."""
    for _act in range(acts):
        real = walker.real
        if steps := walker.steps(real):
            walker.take(real, *walker.random.choice(steps))


def test_on_the_way_every_act_leads_where_the_model_says(walker):
    for stage in STAGES:
        walker.walk.to(stage)
        look_around(walker)
    assert (SEED, walker.wrong) == (SEED, [])
    assert {edge.stage for edge in walker.taken} == {*STAGES}


def test_beside_the_way_every_act_leads_where_the_model_says(walker):
    for stage in STAGES:
        walker.walk.to(stage)
        with walker.in_vain():
            stray(walker, 4)
            look_around(walker)
    assert (SEED, walker.wrong) == (SEED, [])


def test_sent_back_every_act_leads_where_the_model_says(walker):
    for stage in STAGES[3:-1:3]:
        walker.walk.to(stage)
        real = walker.real
        back = walker.random.sample(list(ways(walker, real)), 3)
        for step, ticked in back:
            with walker.in_vain():
                go_back(walker, real, step, ticked)
                look_around(walker)
    assert (SEED, walker.wrong) == (SEED, [])
