"""The pilot's end: both sides decide, and decide the same; it is extended, ended, or goes on for good."""

from datetime import date, timedelta

import pytest

from adoption.models import ContinuationDecision, RegionMunicipality
from commitments.models import PartnerCommitment
from workflows.acts.refusals import AlreadyDone, NeedsFirst
from workflows.models import CaseTask
from workflows.queries.calendar import calendar_of
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
STAGES = (Stage.FEEDBACK,)


def gather(walk) -> None:
    walk.do("record_feedback_meeting")
    walk.do("record_survey")


def decide(walk, outcome: str, until: date | None = None) -> None:
    for name in ("decide_culture", "decide_care"):
        walk.do(name, outcome=outcome, until=until)


def extended(region, *, by: int = 200):
    """A region whose pilot was extended by so many days."""
    walk = region(Stage.FEEDBACK)
    gather(walk)
    decide(walk, "extend", walk.case.dates.pilot_end + timedelta(days=by))
    walk.do("carry_out_decision")
    return walk


def rows(walk, model):
    return model.objects.standing().filter(adoption=walk.case.adoption)


def test_an_extended_pilot_stays_at_its_step_with_a_later_end_and_decides_again(region):
    ends = region(Stage.FEEDBACK).case.dates.pilot_end
    walk = extended(region)
    assert (walk.case.at, walk.case.dates.pilot_end) == (Stage.FEEDBACK, ends + timedelta(days=200))
    assert walk.asked == {"decide_culture", "decide_care"}
    assert CaseTask.objects.get(case=walk.case_id, act="carry_out_decision").status == "DONE"


def test_the_decisions_of_the_former_round_are_kept_as_its_own(region):
    walk = extended(region)
    former = rows(walk, ContinuationDecision)
    assert {(one.turn, one.outcome, one.round.round) for one in former} == {
        ("culture", "extend", 1),
        ("care", "extend", 1),
    }
    assert (walk.case.facts.culture_decision, walk.case.facts.care_decision) == ("", "")


@pytest.mark.rule("R67")
def test_the_commitments_of_the_pilot_are_prolonged_with_it(region):
    walk = extended(region)
    assert set(rows(walk, PartnerCommitment).values_list("ends", flat=True)) == {walk.case.dates.pilot_end}


def test_due_dates_of_the_decisions_move_with_the_end(region):
    before = {one: region(Stage.FEEDBACK).task(one).due for one in ("decide_culture", "decide_care")}
    walk = extended(region)
    due = calendar_of(walk.case).add(walk.case.dates.pilot_end, -30)
    assert {walk.task(one).due for one in before} == {due}
    assert set(before.values()).isdisjoint({due})


def test_an_extended_pilot_can_be_extended_again_and_then_go_on_for_good(region):
    walk = extended(region)
    decide(walk, "extend", walk.case.dates.pilot_end + timedelta(days=50))
    walk.do("carry_out_decision")
    assert walk.asked == {"decide_culture", "decide_care"}
    walk.to(Stage.PERMANENT)
    assert set(rows(walk, PartnerCommitment).values_list("ends", flat=True)) == {None}
    assert rows(walk, ContinuationDecision).count() == 6


@pytest.mark.rule("R41.10")
def test_nothing_is_carried_out_before_a_meeting_and_a_survey(region):
    walk = region(Stage.FEEDBACK)
    decide(walk, "continue")
    assert walk.asked == {"record_feedback_meeting", "record_survey"}
    with pytest.raises(NeedsFirst) as refused:
        walk.do("carry_out_decision", by=walk.contacts("culture")[0].user)
    assert [gate.name for gate in refused.value.gates] == ["feedback_gathered"]


@pytest.mark.parametrize(
    ("culture", "care"),
    [
        (("continue", None), ("end", None)),
        (("extend", date(2027, 1, 31)), ("extend", date(2027, 2, 28))),
        (("extend", date(2027, 1, 31)), ("continue", None)),
    ],
)
@pytest.mark.rule("R41.11")
def test_sides_that_decide_differently_are_both_asked_again(region, culture, care):
    walk = region(Stage.FEEDBACK)
    gather(walk)
    walk.do("decide_culture", outcome=culture[0], until=culture[1])
    walk.do("decide_care", outcome=care[0], until=care[1])
    assert walk.asked == {"decide_culture", "decide_care"}
    with pytest.raises(NeedsFirst):
        walk.do("carry_out_decision", by=walk.contacts("culture")[0].user)
    walk.do("decide_culture", outcome=care[0], until=care[1])
    assert walk.asked == {"carry_out_decision"}
    assert rows(walk, ContinuationDecision).count() == 2


def test_a_side_that_agrees_with_the_other_does_not_decide_again(region):
    walk = region(Stage.FEEDBACK)
    walk.do("decide_culture")
    with pytest.raises(AlreadyDone) as refused:
        walk.do("decide_culture", by=walk.contacts("culture")[0].user)
    assert refused.value.by == str(walk.contacts("culture")[0].user)


def test_a_pilot_that_both_sides_end_is_over_and_its_commitments_with_it(region):
    walk = region(Stage.FEEDBACK)
    gather(walk)
    decide(walk, "end")
    ends = walk.case.dates.pilot_end
    walk.do("carry_out_decision")
    assert walk.moves[-1] == ("ended", "ended", "carry_out_decision")
    assert set(rows(walk, PartnerCommitment).values_list("ended_on", flat=True)) == {ends}
    assert not RegionMunicipality.objects.filter(region=walk.case.adoption.region, running=True).exists()


@pytest.mark.rule("R41.10")
def test_more_meetings_and_surveys_can_be_recorded(region):
    walk = region(Stage.FEEDBACK)
    gather(walk)
    gather(walk)
    assert len(walk.recorded("record_survey", "record_feedback_meeting")) == 4
    assert walk.asked == {"decide_culture", "decide_care"}
