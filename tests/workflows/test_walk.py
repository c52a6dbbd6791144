"""A region walks the whole path by doing what is asked, and nothing else. `CheckedWalk` checks after every act."""

import pytest

from adoption.declarations import Turn
from tests.workflows.checked import open_tasks
from workflows.acts import BY_NAME
from workflows.models import CaseTask, StageWork
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
STAGES = (Stage.WORKING_GROUP, Stage.STATISTICS)

# Which act brings a region to each stage, when every task is done in the order in which it is asked.
CAUSES = [
    (Stage.INFO_SESSION, "answer_contact"),
    (Stage.WORKING_GROUP, "decide_to_prepare"),
    (Stage.TRAINING, "form_group"),
    (Stage.WORKSHOP, "mark_training_held"),
    (Stage.COMMITMENTS, "list_candidates"),
    (Stage.STATISTICS, "close_commitments"),
    (Stage.PRINTING, "confirm_kaikukanta_access"),
    (Stage.ONBOARDING, "finish_local_material"),
    (Stage.DISTRIBUTION, "report_onboarding"),
    (Stage.FEEDBACK, "report_distribution_begun"),
    (Stage.PERMANENT, "carry_out_decision"),
]


def test_doing_what_is_asked_leads_through_every_stage_to_permanent_operation(walk):
    walk.to(Stage.PERMANENT)
    assert walk.moves == [("moved_forward", stage, cause) for stage, cause in CAUSES]
    assert walk.asked == set()
    assert CaseTask.objects.filter(status="CANCELED").count() == 0
    assert StageWork.objects.exclude(status="DONE").count() == 0
    assert_events_say_who_and_for_whom(walk)


def assert_events_say_who_and_for_whom(walk):
    acts = [event for event in walk.events if event.act in BY_NAME]
    for_side = {event.act: event.for_side for event in acts if BY_NAME[event.act].turn is not Turn.LOCAL}
    assert [event.act for event in acts if event.by is None] == []
    assert {act for act, side in for_side.items() if side == "centre"} == {
        name for name in for_side if BY_NAME[name].turn is Turn.CENTRE
    } | {"mark_info_session_held"}


@pytest.mark.rule("R4", "R6")
def test_a_contact_asks_kaikukeskus_to_take_and_to_answer_it(walk):
    assert walk.asked == {"take_ownership", "answer_contact"}
    assert {walk.task(name).turn for name in walk.asked} == {"centre"}
    assert [(event.act, event.by, event.target) for event in walk.events] == [("register_contact", None, "")]


@pytest.mark.rule("R9", "R41.2")
def test_both_sides_are_asked_at_the_same_time(region):
    walk = region(Stage.WORKING_GROUP)
    assert {name: walk.task(name).turn for name in walk.asked} == {
        "appoint_culture": "culture",
        "appoint_care": "care",
    }


def test_a_task_falls_to_the_one_person_whose_turn_it_is(region):
    walk = region(Stage.WORKING_GROUP)
    assert walk.task("appoint_culture").owner == walk.contacts("culture")[0].user
    assert walk.task("appoint_care").owner == walk.contacts("sote")[0].user


def test_who_did_a_task_is_kept_with_it(region):
    walk = region(Stage.WORKING_GROUP)
    walk.do("appoint_care", by=walk.contacts("culture")[0].user)
    task = CaseTask.objects.get(case=walk.case_id, act="appoint_care")
    assert (task.status, task.done_by) == ("DONE", walk.contacts("culture")[0].user)


@pytest.mark.rule("R41.6", "R41.7", "R41.8")
def test_steps_6_7_and_8_open_together(region):
    walk = region(Stage.STATISTICS)
    assert walk.asked == {
        "name_statistics_person",
        "submit_artwork",
        "finish_local_material",
        "report_onboarding",
    }


def test_steps_done_early_are_passed_in_one_go(region):
    walk = region(Stage.STATISTICS)
    while waiting := sorted(open_tasks(walk.case) - {("name_statistics_person", "")}):
        walk.do(waiting[0][0], item=waiting[0][1])
    assert walk.case.at is Stage.STATISTICS
    walk.do("name_statistics_person")
    for item in sorted(walk.case.facts.sites_without_access):
        walk.do("confirm_kaikukanta_access", item=item)
    assert walk.moves[-3:] == [
        ("moved_forward", "printing", "confirm_kaikukanta_access"),
        ("moved_forward", "onboarding", "confirm_kaikukanta_access"),
        ("moved_forward", "distribution", "confirm_kaikukanta_access"),
    ]


def test_what_was_done_early_is_not_asked_later(region):
    walk = region(Stage.WORKING_GROUP)
    walk.do("plan_training")
    walk.to(Stage.TRAINING)
    assert walk.asked == {"confirm_attendance_culture", "confirm_attendance_care"}


def test_two_regions_do_not_touch_each_other(walk, other):
    walk.to(Stage.TRAINING)
    before = set(CaseTask.objects.filter(case=other.case_id).values_list("pk", "status"))
    walk.to(Stage.COMMITMENTS)
    assert set(CaseTask.objects.filter(case=other.case_id).values_list("pk", "status")) == before
    assert other.to(Stage.TRAINING).case.at is Stage.TRAINING
    assert walk.case.at is Stage.COMMITMENTS
