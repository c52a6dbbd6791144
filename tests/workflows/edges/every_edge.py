"""Every class of edges, performed: `make edges`. It takes its time, so `make test` performs a sample (`test_edges`)."""

from random import Random

import pytest

from tests.workflows.edges.bases import new_country, walkers
from tests.workflows.edges.classes import Explored
from tests.workflows.edges.covering import Covering
from tests.workflows.edges.model import Model
from tests.workflows.edges.walker import Walker
from workflows.proof.walk import Path, Walk
from workflows.stages import Stage

STAGES = [stage for stage in Stage if stage is not Stage.ENDED]
# Acts by which a region in its last step comes to where no other has been: the outcome of an act is named where it has
# several. From each of them it is sent back to every step, so that what stands then can be seen there too.
DECIDED = [
    ("record_feedback_meeting", "", {}),
    ("record_survey", "", {}),
    ("decide_culture", "", {}),
    ("decide_care", "", {}),
]
LIMITED = ("correct", "record:house_commitment", {"limited": True})
BEYOND = [
    DECIDED,
    [LIMITED, ("decide_on_limitation", "commitment:3", {"limited": False})],
    [LIMITED, ("decide_on_limitation", "commitment:3", {"refused": True})],
    [("hold", "", {}), *DECIDED, ("carry_out_decision", "", {})],
]


@pytest.fixture
def say(capsys):
    """A function that tells at once whoever waits."""

    def told(line: str) -> None:
        with capsys.disabled():
            print(line, flush=True)

    return told


@pytest.mark.django_db
def test_every_class_of_edges_leads_where_the_model_says(say):
    new_country()
    explored = Explored(Walk(Path()).run())
    covering = Covering(explored, Model(explored.walk.path), say)
    say(f"{len(explored.edges)} classes of edges, {len(covering.wanted)} outcomes and moves among them.")
    for place, walker in zip([*STAGES, *BEYOND], walkers(covering.model, Random(4)), strict=False):
        bring(walker, place)
        covering.add(walker)
    while any([covering.stray(base) for base in covering.bases]):
        covering.report()
    while covering.missing:
        covering.seek(covering.missing[0])
        covering.report()
    assert (covering.wrong, covering.wanted - covering.done) == ([], set())


def bring(walker: Walker, place: Stage | list) -> None:
    if isinstance(place, Stage):
        walker.walk.to(place)
        return
    walker.walk.to(Stage.FEEDBACK)
    for name, item, writes in place:
        step, role = next(
            (step, role)
            for step, role in walker.steps(walker.real)
            if (step.name, step.item) == (name, item) and writes.items() <= dict(step.writes).items()
        )
        walker.take(walker.real, step, role)
