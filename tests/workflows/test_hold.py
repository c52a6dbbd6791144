"""On hold nothing is due and nothing moves forward; what is recorded counts when the case goes on."""

from datetime import date, timedelta

import pytest

from adoption.services.closures import load_july
from workflows.acts.refusals import AlreadyDone, NeedsFirst
from workflows.models import CaseTask, Hold
from workflows.queries.calendar import calendar_of
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
STAGES = (Stage.INFO_SESSION, Stage.WORKING_GROUP, Stage.WORKSHOP, Stage.FEEDBACK)


def hold(walk, **said):
    return walk.do("hold", by=walk.adviser, reason="Henkilövaihdos", review_on=walk.day, **said)


def resume(walk, *, after: int):
    walk.day += timedelta(days=after)
    return walk.do("resume", by=walk.adviser)


def dues(walk) -> dict[str, date]:
    return {task.act: task.due for task in CaseTask.objects.open().filter(case=walk.case_id)}


def test_tasks_stay_open_on_hold(region):
    walk = region(Stage.WORKING_GROUP)
    before = set(CaseTask.objects.open().filter(case=walk.case_id).values_list("pk", "owner", "due"))
    hold(walk)
    open_now = CaseTask.objects.open().filter(case=walk.case_id).exclude(act="resume")
    assert set(open_now.values_list("pk", "owner", "due")) == before


def test_due_dates_move_by_the_days_held(region):
    walk = region(Stage.WORKING_GROUP)
    before, calendar = dues(walk), calendar_of(walk.case)
    hold(walk)
    resume(walk, after=40)
    moved = {act: calendar.next_working_day(due + timedelta(days=40)) for act, due in before.items()}
    assert dues(walk) == moved
    assert set(moved) == {"appoint_culture", "appoint_care"}


def test_a_due_date_never_lands_on_a_closed_day(region):
    walk = region(Stage.WORKING_GROUP)
    load_july([2025])
    hold(walk)
    due = walk.task("appoint_culture").due
    resume(walk, after=(date(2025, 7, 10) - due).days)
    assert walk.task("appoint_culture").due == date(2025, 8, 1)


def test_a_task_that_opened_during_the_hold_moves_by_its_own_days_of_it(region):
    walk = region(Stage.WORKING_GROUP)
    hold(walk)
    walk.do("appoint_culture")
    walk.day += timedelta(days=30)
    walk.do("appoint_care")
    due, calendar = walk.task("form_group").due, calendar_of(walk.case)
    resume(walk, after=10)
    assert walk.task("form_group").due == calendar.next_working_day(due + timedelta(days=10))


def test_a_hold_that_ends_on_the_same_day_moves_nothing(region):
    walk = region(Stage.WORKING_GROUP)
    before = dues(walk)
    hold(walk)
    resume(walk, after=0)
    assert dues(walk) == before


def test_what_hangs_on_a_session_stays_with_it(region):
    walk = region(Stage.WORKSHOP)
    walk.do("plan_workshop")
    before = dues(walk)
    hold(walk)
    resume(walk, after=5)
    assert dues(walk) == before
    assert set(before) == {"invite_culture", "invite_care"}


def test_the_pilot_s_last_day_and_what_hangs_on_it_do_not_move(region):
    walk = region(Stage.FEEDBACK)
    before, ends = dues(walk), walk.case.dates.pilot_end
    hold(walk)
    resume(walk, after=30)
    assert (dues(walk), walk.case.dates.pilot_end) == (before, ends)


def test_records_may_be_made_on_hold_but_the_case_moves_only_when_it_is_resumed(region):
    walk = region(Stage.WORKING_GROUP)
    hold(walk)
    for name in ("appoint_culture", "appoint_care", "form_group"):
        walk.do(name)
    assert walk.case.at is Stage.WORKING_GROUP
    walk.do("resume", by=walk.adviser)
    assert walk.moves[-1] == ("moved_forward", "training", "resume")


def test_deciding_to_prepare_does_not_end_a_hold_that_has_another_reason(region):
    walk = region(Stage.INFO_SESSION).until("decide_to_prepare")
    hold(walk)
    walk.do("decide_to_prepare")
    assert (walk.case.at, walk.case.facts.on_hold) == (Stage.INFO_SESSION, True)
    walk.do("resume", by=walk.adviser)
    assert walk.moves[-1] == ("moved_forward", "working_group", "resume")


def test_the_day_of_review_moves_nothing_by_itself(region):
    walk = region(Stage.WORKING_GROUP)
    hold(walk)
    walk.day += timedelta(days=100)
    walk.do("appoint_culture")
    assert walk.case.facts.on_hold is True


def test_a_case_on_hold_is_not_held_again_and_one_that_is_not_is_not_resumed(region):
    walk = region(Stage.WORKING_GROUP)
    with pytest.raises(NeedsFirst):
        walk.do("resume", by=walk.adviser)
    hold(walk)
    with pytest.raises(AlreadyDone) as refused:
        hold(walk)
    assert (refused.value.by, refused.value.at) == (str(walk.adviser), walk.now)


def test_a_case_can_be_held_again_after_it_was_resumed(region):
    walk = region(Stage.WORKING_GROUP)
    hold(walk)
    resume(walk, after=3)
    hold(walk)
    holds = Hold.objects.filter(case=walk.case_id).order_by("pk")
    assert [(one.days_held, one.resumed_at is None) for one in holds] == [(3, False), (0, True)]


def test_both_the_coordinator_and_kaikukeskus_hold_and_resume(region):
    walk = region(Stage.WORKSHOP)
    coordinator = next(contact.user for contact in walk.case.contacts if contact.coordinator)
    hold(walk)
    walk.do("resume", by=coordinator)
    walk.do("hold", by=coordinator, reason="Loma", review_on=walk.day)
    assert [event.for_side for event in walk.events[-3:]] == ["centre", "culture", "culture"]


def test_kaikukeskus_is_asked_to_look_at_the_case_again_on_the_day_said(region):
    walk = region(Stage.WORKING_GROUP)
    walk.do("hold", by=walk.adviser, reason="Loma", review_on=date(2025, 6, 21))
    task = walk.task("resume")
    assert (task.turn, task.owner, task.due) == ("centre", walk.adviser, date(2025, 6, 23))
    walk.do("resume", by=walk.adviser)
    task.refresh_from_db()
    assert (task.status, task.done_by) == ("DONE", walk.adviser)
