"""How a case ends, and how it is put off: by both sides, by Kaikukeskus, or with the answer to the contact."""

from datetime import timedelta

import pytest

from adoption.models import Municipality
from commitments.models import PartnerCommitment
from tests.workflows.checked import CheckedWalk
from workflows.acts import BY_NAME
from workflows.acts.permission import refusal
from workflows.acts.refusals import AlreadyDone, NeedsFirst, NotInThisStage, NotYours
from workflows.models import CaseTask, StageWork
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
STAGES = (Stage.INFO_SESSION, Stage.COMMITMENTS, Stage.FEEDBACK, Stage.PERMANENT)


def both_end(walk) -> None:
    walk.do("end_culture", reason="Ei jatketa")
    walk.do("end_care", reason="Ei jatketa")


def anew(walk) -> CheckedWalk:
    """The same municipality gets in touch again."""
    municipality = Municipality.objects.get(regions=walk.case.adoption.region)
    return CheckedWalk(adviser=walk.adviser, day=walk.day + timedelta(days=30)).contact([municipality])


@pytest.mark.parametrize("stage", STAGES)
def test_both_sides_together_end_a_case_anywhere(region, stage):
    walk = region(stage)
    walk.do("end_culture", reason="Ei jatketa")
    assert walk.case.at is stage
    walk.do("end_care", reason="Ei jatketa")
    assert walk.moves[-1] == ("ended", "ended", "end_care")


@pytest.mark.parametrize("stage", [Stage.COMMITMENTS, Stage.FEEDBACK, Stage.PERMANENT])
def test_an_ended_case_asks_for_nothing_and_nothing_can_be_done(region, stage):
    walk = region(stage)
    user = walk.contacts("culture")[0].user
    both_end(walk)
    assert walk.asked == set()
    assert StageWork.objects.filter(case=walk.case_id, finished=None).count() == 0
    assert CaseTask.objects.filter(case=walk.case_id, finished=None).count() == 0
    answers = {type(refusal(act, walk.case, user)) for act in BY_NAME.values() if act.item is None}
    assert answers == {NotInThisStage, NotYours}


@pytest.mark.rule("R67")
def test_commitments_end_with_the_case(region):
    walk = region(Stage.FEEDBACK)
    both_end(walk)
    commitments = PartnerCommitment.objects.standing().filter(adoption=walk.case.adoption)
    assert set(commitments.values_list("ended_on", flat=True)) == {walk.day}


def test_the_municipality_of_an_ended_case_may_begin_anew(region):
    walk = region(Stage.COMMITMENTS)
    both_end(walk)
    second = anew(walk).to(Stage.INFO_SESSION)
    assert (second.case.at, walk.case.at) == (Stage.INFO_SESSION, Stage.ENDED)


def test_one_side_ends_only_once(region):
    walk = region(Stage.FEEDBACK)
    walk.do("end_culture", reason="Ei jatketa")
    with pytest.raises(AlreadyDone):
        walk.do("end_culture", by=walk.contacts("culture")[0].user, reason="Ei jatketa")


def test_kaikukeskus_ends_a_case_alone_before_the_partnership_commitment(region):
    walk = region(Stage.COMMITMENTS)
    walk.do("end_by_kaikukeskus", reason="Alue ei vastaa")
    assert walk.moves[-1] == ("ended", "ended", "end_by_kaikukeskus")
    assert walk.events[-2].reason == "Alue ei vastaa"


@pytest.mark.parametrize("stage", [Stage.FEEDBACK, Stage.PERMANENT])
@pytest.mark.rule("R65", "R67")
def test_kaikukeskus_does_not_end_a_case_alone_after_it(region, stage):
    walk = region(stage)
    with pytest.raises(NeedsFirst) as refused:
        walk.do("end_by_kaikukeskus", by=walk.adviser, reason="Alue ei vastaa")
    assert [gate.name for gate in refused.value.gates] == ["before_partnership"]


def test_a_case_on_hold_can_be_ended(region):
    walk = region(Stage.FEEDBACK)
    walk.do("hold", by=walk.adviser, reason="Loma", review_on=walk.day)
    both_end(walk)
    assert (walk.case.at, walk.case.facts.on_hold, walk.asked) == (Stage.ENDED, False, set())


def test_a_lost_standing_gate_does_not_keep_a_case_from_ending(region):
    walk = region(Stage.PERMANENT)
    (coordinator,) = [contact for contact in walk.case.contacts if contact.coordinator]
    walk.do("end_care", reason="Ei jatketa")
    walk.do("end_culture", reason="Ei jatketa", by=coordinator.user)
    assert walk.case.at is Stage.ENDED


def later(walk) -> None:
    walk.do(
        "answer_contact", outcome="later", reason="Vaalien jälkeen", review_on=walk.day + timedelta(days=90)
    )


def test_a_contact_answered_with_later_waits_until_that_day(walk):
    walk.do("take_ownership")
    later(walk)
    assert (walk.case.at, walk.case.facts.on_hold) == (Stage.CONTACT, True)
    assert walk.asked == {"answer_contact", "resume"}
    assert walk.task("resume").due >= walk.day + timedelta(days=90)


def test_a_contact_that_waited_is_resumed_and_answered(walk):
    walk.do("take_ownership")
    later(walk)
    walk.do("resume")
    assert walk.asked == {"answer_contact"}
    assert walk.to(Stage.INFO_SESSION).case.at is Stage.INFO_SESSION


def test_answering_again_ends_the_hold(walk):
    walk.do("take_ownership")
    later(walk)
    walk.do("answer_contact")
    assert (walk.case.at, walk.case.facts.on_hold) == (Stage.INFO_SESSION, False)


def test_due_dates_move_when_an_answer_ends_the_hold(walk):
    due = walk.task("take_ownership").due
    later(walk)
    walk.day += timedelta(days=28)
    walk.do("answer_contact")
    assert walk.task("take_ownership").due == due + timedelta(days=28)


def test_a_contact_answered_with_no_is_over_and_may_begin_anew(walk):
    walk.do("take_ownership")
    walk.do("answer_contact", outcome="no", reason="Ei nyt")
    assert walk.moves == [("ended", "ended", "answer_contact")]
    assert anew(walk).to(Stage.INFO_SESSION).case.at is Stage.INFO_SESSION


@pytest.mark.rule("R41.1")
def test_a_region_that_does_not_go_on_now_waits_and_is_asked_again(region):
    walk = region(Stage.INFO_SESSION).until("decide_to_prepare")
    walk.do("decide_to_prepare", go_on=False, review_on=walk.day + timedelta(days=60), reason="Budjetti")
    assert (walk.case.at, walk.asked) == (Stage.INFO_SESSION, {"decide_to_prepare", "resume"})
    walk.do("decide_to_prepare")
    assert (walk.case.at, walk.case.facts.on_hold) == (Stage.WORKING_GROUP, False)
