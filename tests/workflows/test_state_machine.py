"""A stage is written by the machine alone: never assigned, and back only to a step."""

import pytest
from django_fsm import InvalidResultState, TransitionNotAllowed

from tests.workflows.test_moves import NOW, WHOLE, case_at
from workflows.stages import FINAL, Stage


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_is_never_simply_assigned(stage):
    case = case_at(Stage.TRAINING, WHOLE)
    with pytest.raises(AttributeError):
        case.stage = stage
    assert case.at is Stage.TRAINING


@pytest.mark.parametrize("stage", [Stage.CONTACT, *FINAL])
def test_a_case_is_not_sent_back_from_before_the_steps_nor_after_them(stage):
    with pytest.raises(TransitionNotAllowed):
        case_at(stage, WHOLE).go_back(Stage.TRAINING, NOW)


@pytest.mark.parametrize("stage", [Stage.CONTACT, *FINAL])
def test_a_case_is_sent_back_only_to_a_step(stage):
    case = case_at(Stage.FEEDBACK, WHOLE)
    with pytest.raises(InvalidResultState):
        case.go_back(stage, NOW)
