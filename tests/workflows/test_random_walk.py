"""Whatever people of all roles try, in several regions at once, on pages and past them, it is done in order or refused.

`make wander` walks on for much longer, otherwise every time; whatever breaks is shown as the shortest way that leads there.
"""

import os
from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from accounts.models import User
from tests.workflows.checked import check
from tests.workflows.visitor import Visitor
from tests.workflows.wanderer import Wanderer
from workflows.stages import Stage
from workflows.verification import differences

pytestmark = pytest.mark.django_db
STAGES = (Stage.TRAINING, Stage.COMMITMENTS, Stage.DISTRIBUTION, Stage.FEEDBACK)
WALKS, STEPS = int(os.environ.get("KAIKUPOLKU_WALKS", 5)), 40
ALWAYS_THE_SAME = "KAIKUPOLKU_WALKS" not in os.environ
SETTINGS = settings(
    max_examples=WALKS,
    stateful_step_count=STEPS,
    suppress_health_check=list(HealthCheck),
    deadline=None,
    derandomize=ALWAYS_THE_SAME,
)


class Crowd(RuleBasedStateMachine):
    """Regions in the hands of everybody; what is done in one walk is gone at its end."""

    walks: list = []
    people: list = []
    told: Counter = Counter()

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        around = zip(self.walks, self.walks[1:] + self.walks[:1], strict=True)
        self.wanderers = [Wanderer(one(), self.people, other()) for one, other in around]

    @rule(
        where=st.sampled_from(range(len(STAGES))),
        what=st.sampled_from(("acts", "acts", "acts", "sends", "sends", "reads", "takes_back", "passes_on")),
        random=st.randoms(use_true_random=True),
    )
    def somebody(self, where, what, random):
        wanderer = self.wanderers[where]
        wanderer.random = random
        wanderer.wait()
        getattr(self, what)(wanderer)

    def acts(self, wanderer: Wanderer) -> None:
        wanderer.step()

    def takes_back(self, wanderer: Wanderer) -> None:
        wanderer.take_back()

    def passes_on(self, wanderer: Wanderer) -> None:
        wanderer.pass_on()

    def reads(self, wanderer: Wanderer) -> None:
        self.told["read", Visitor(wanderer).read()] += 1

    def sends(self, wanderer: Wanderer) -> None:
        self.told["sent", Visitor(wanderer).send()] += 1

    def teardown(self):
        try:
            for wanderer in self.wanderers:
                check(wanderer.walk.case)
                self.told["did"] += wanderer.did
                self.told["refused"] += wanderer.refused
            assert [one for checked in differences.check() for one in checked.differences] == []
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)


def strangers(adviser: User) -> list[User]:
    """The adviser, another worker of Kaikukeskus, and somebody from nowhere."""
    worker = User.objects.create_user("toinen@example.fi", name="Toinen", is_kaikukeskus=True)
    return [adviser, worker, User.objects.create_user("ulla@example.fi", name="Ulla")]


def test_whatever_is_tried_is_done_in_order_or_refused(region):
    class Here(Crowd):
        walks = [lambda stage=stage: region(stage) for stage in STAGES]
        people = strangers(region(STAGES[0]).adviser)
        told = Counter()

    run_state_machine_as_test(Here, settings=SETTINGS)
    assert Here.told["did"] > WALKS * STEPS // 6
    assert Here.told["refused"] > WALKS
    assert min(Here.told["read", 200], Here.told["sent", 302], Here.told["sent", 422]) > 0
