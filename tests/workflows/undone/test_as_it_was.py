"""What went with an act goes back with it: moves, days, tasks and people are as they were."""

from datetime import timedelta

import pytest

from adoption.models import Municipality
from tests.workflows.checked import CheckedWalk
from tests.workflows.stands import differing, stands
from tests.workflows.undone.back import DAY, take_back, there_and_back, worker
from workflows.acts.refusals import NothingToDo
from workflows.stages import Stage

STAGES = (Stage.CONTACT, Stage.INFO_SESSION, Stage.TRAINING, Stage.STATISTICS, Stage.FEEDBACK)

pytestmark = pytest.mark.django_db


def test_moves_that_only_this_act_caused_go_back_with_it(region):
    walk = region(Stage.TRAINING).until("mark_training_held")
    undone = there_and_back(walk, "mark_training_held")
    moves = [(one.act, one.source, one.target, one.cause) for one in walk.events if one.target][-2:]
    assert moves == [
        ("moved_forward", "training", "workshop", undone.seq - 2),
        ("moved_back", "workshop", "training", undone.seq),
    ]
    walk.do("mark_training_held")
    assert walk.case.at is Stage.WORKSHOP


def test_several_moves_go_back_one_by_one(region):
    walk = region(Stage.STATISTICS)
    group = walk.recorded("form_group")[0].record
    walk.do("send_back", to="working_group", reason="Uudelleen", records=[group])
    there_and_back(walk, "form_group")
    assert [move[:2] for move in walk.moves][-4:] == [
        ("moved_back", "commitments"),
        ("moved_back", "workshop"),
        ("moved_back", "training"),
        ("moved_back", "working_group"),
    ]


def test_a_pilot_that_was_extended_is_not(region):
    walk = decided(region(Stage.FEEDBACK), "extend")
    there_and_back(walk, "carry_out_decision")


@pytest.mark.parametrize("outcome", ["continue", "end"])
def test_what_follows_the_pilot_is_decided_but_not_carried_out(region, outcome):
    walk = decided(region(Stage.FEEDBACK), outcome)
    there_and_back(walk, "carry_out_decision")


def decided(walk, outcome: str) -> CheckedWalk:
    walk.do("record_feedback_meeting")
    walk.do("record_survey")
    until = walk.case.dates.pilot_end + timedelta(days=90) if outcome == "extend" else None
    for side in ("culture", "care"):
        walk.do(f"decide_{side}", outcome=outcome, until=until)
    return walk


@pytest.mark.parametrize("stage", [Stage.INFO_SESSION, Stage.STATISTICS, Stage.FEEDBACK])
def test_a_case_that_has_ended_runs_again(region, stage):
    walk = region(stage)
    walk.do("hold", reason="Loma", review_on=walk.day)
    walk.do("end_culture", reason="Ei jatketa")
    there_and_back(walk, "end_care", reason="Ei jatketa")


def test_a_case_does_not_run_again_whose_municipality_has_begun_anew(region):
    walk = region(Stage.STATISTICS)
    (place,) = Municipality.objects.filter(regions=walk.case.adoption.region)
    event = walk.do("end_culture", reason="Ei") and walk.do("end_care", reason="Ei")
    CheckedWalk(adviser=walk.adviser, day=walk.day).contact([place]).to(Stage.INFO_SESSION)
    was = stands(walk)
    with pytest.raises(NothingToDo):
        take_back(walk, event)
    assert (differing(was, stands(walk)), walk.case.seq) == ({}, event.seq + 1)


def test_an_answer_that_put_the_contact_off_is_taken_back(region):
    walk = region(Stage.CONTACT)
    walk.do("take_ownership")
    later = {"outcome": "later", "reason": "Budjetti", "review_on": walk.day + 30 * DAY}
    there_and_back(walk, "answer_contact", **later)
    walk.do("answer_contact", **later)
    there_and_back(walk, "answer_contact")


def test_a_decision_not_to_prepare_now_is_taken_back(region):
    walk = region(Stage.INFO_SESSION).until("decide_to_prepare")
    there_and_back(walk, "decide_to_prepare", go_on=False, review_on=walk.day + 30 * DAY)


def test_due_dates_that_a_resumption_moved_move_back(region):
    walk = region(Stage.TRAINING).until("mark_training_held")
    walk.do("hold", reason="Loma", review_on=walk.day)
    walk.day += 20 * DAY
    there_and_back(walk, "resume")


def test_due_dates_that_a_moved_session_drew_along_go_back(region):
    walk = region(Stage.TRAINING).until("confirm_attendance_care")
    session = f"session:{walk.recorded('plan_training')[0].record.pk}"
    there_and_back(walk, "move_session", item=session, date=walk.day + 60 * DAY)


def test_a_session_planned_anew_is_the_one_planned_before(region):
    walk = region(Stage.TRAINING).until("mark_training_held")
    item = f"record:{walk.recorded('plan_training')[0].event.seq}"
    by = walk.adviser
    there_and_back(walk, "correct", item=item, by=by, date=walk.day + 9 * DAY, why_corrected="Päivä")


def test_tasks_are_with_those_who_had_them(region):
    walk = region(Stage.TRAINING).until("confirm_attendance_care")
    (leaving,) = walk.contacts("sote")
    there_and_back(walk, "contact_leaves", item=f"contact:{leaving.pk}", by=leaving.user, ends=walk.day)
    new = {"name": "Uuno", "email": "uuno@example.fi", "starts": walk.day, "appointed_by": "Johtaja"}
    there_and_back(walk, "replace_contact", item=f"contact:{leaving.pk}", by=leaving.user, **new)
    there_and_back(walk, "change_adviser", adviser=worker())


def test_a_task_that_was_done_is_asked_again(region):
    walk = region(Stage.TRAINING)
    task = walk.task("plan_training")
    take_back(walk, walk.do("plan_training"))
    again = walk.task("plan_training")
    task.refresh_from_db()
    assert (task.status, again.owner, again.opened_on) == ("CANCELED", task.owner, task.opened_on)
    assert again.due == task.due


def test_who_took_themselves_out_comes_back(region):
    walk = region(Stage.TRAINING)
    (leaving,) = walk.contacts("sote")
    there_and_back(walk, "contact_leaves", item=f"contact:{leaving.pk}", by=leaving.user, ends=walk.day)
    assert walk.contacts("sote") == [leaving]
