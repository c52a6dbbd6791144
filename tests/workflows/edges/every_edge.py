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
HELD = None
TO_THE_END = (
    "record_feedback_meeting",
    "record_survey",
    "decide_culture",
    "decide_care",
    "carry_out_decision",
)


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
    for stage, walker in zip([*STAGES, HELD], walkers(covering.model, Random(4)), strict=False):
        bring(walker, stage)
        covering.add(walker)
    while any([covering.stray(base) for base in covering.bases]):
        covering.report()
    while covering.missing:
        covering.seek(covering.missing[0])
        covering.report()
    assert (covering.wrong, covering.wanted - covering.done) == ([], set())


def bring(walker: Walker, stage: Stage | None) -> None:
    """To a stage or, for `HELD`, to where nothing is left to be done but to resume."""
    walker.walk.to(stage or Stage.FEEDBACK)
    if stage is HELD:
        walker.walk.do("hold", reason="Loma", review_on=walker.walk.day)
        for name in TO_THE_END:
            walker.walk.do(name)
