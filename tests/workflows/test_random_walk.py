"""Whatever people try, in two regions at once: either it is done and all is in order, or it is refused."""

import pytest

from accounts.models import User
from tests.workflows.checked import check
from tests.workflows.wanderer import Wanderer
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
STAGES = (Stage.TRAINING, Stage.DISTRIBUTION, Stage.COMMITMENTS, Stage.FEEDBACK)
STEPS = 60


def everybody(*walks) -> list[User]:
    """The people of both regions, the adviser, another worker of Kaikukeskus, and somebody from nowhere."""
    local = [contact.user for walk in walks for contact in walk.case.contacts]
    worker = User.objects.create_user("toinen@example.fi", name="Toinen", is_kaikukeskus=True)
    return [walks[0].adviser, worker, User.objects.create_user("ulla@example.fi", name="Ulla"), *local]


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("stages", [STAGES[:2], STAGES[2:]], ids=lambda stages: stages[1])
def test_whatever_is_tried_is_done_in_order_or_refused(region, stages, seed):
    one, two = (region(stage) for stage in stages)
    people = everybody(one, two)
    wanderers = [Wanderer(seed, one, people, two), Wanderer(seed + 1000, two, people, one)]
    for number in range(STEPS):
        wanderer = wanderers[number % 2]
        wanderer.people = people + [contact.user for contact in wanderer.walk.case.contacts]
        wanderer.step()
    check(one.case)
    check(two.case)
    assert sum(wanderer.did for wanderer in wanderers) > STEPS // 4
    assert sum(wanderer.refused for wanderer in wanderers) > 0
