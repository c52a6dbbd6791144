"""What a standing gate has lost is asked for at once, and the case waits for it; in permanent operation too."""

from datetime import timedelta

import pytest

from accounts.models import User
from adoption.models import Contact
from workflows.acts import BY_NAME
from workflows.acts.permission import refusal
from workflows.acts.refusals import NotYours
from workflows.services import tasks
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
STAGES = (Stage.TRAINING, Stage.STATISTICS, Stage.FEEDBACK, Stage.PERMANENT)


def leaves(walk, side: str) -> None:
    (contact,) = walk.contacts(side)
    walk.do("contact_leaves", item=f"contact:{contact.pk}", ends=walk.day)


def joins(walk, side: str = "culture", email: str = "uusi.tulija@example.fi") -> Contact:
    walk.do("add_contact", side=side, name="Uuno Uusi", email=email, starts=walk.day)
    return next(contact for contact in walk.contacts(side) if contact.user.email == email)


def blocking(walk) -> set[str]:
    return {blocker.gate.name for blocker in walk.case.path.blockers(walk.case.at, walk.case.facts)}


def may(walk, name: str, user: User) -> bool:
    return refusal(BY_NAME[name], walk.case, user) is None


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(("side", "name"), [("culture", "appoint_culture"), ("sote", "appoint_care")])
@pytest.mark.rule("R9")
def test_the_last_of_a_side_leaves_and_somebody_is_asked_for_at_once(region, stage, side, name):
    walk = region(stage)
    leaves(walk, side)
    (left,) = walk.case.contacts
    assert (walk.case.at, walk.task(name).turn, walk.task(name).owner) == (stage, "anyone", left.user)
    assert "both_sides_appointed" in blocking(walk)
    assert may(walk, name, left.user) and may(walk, name, walk.adviser)


def test_a_side_with_nobody_keeps_its_tasks_as_its_own(region):
    walk = region(Stage.TRAINING)
    walk.do("plan_training")
    leaves(walk, "sote")
    task = walk.task("confirm_attendance_care")
    assert (task.turn, task.owner, task.status) == ("care", None, "NEW")


def test_appointing_repairs_and_the_new_person_has_the_side_s_tasks(region):
    walk = region(Stage.TRAINING)
    walk.do("plan_training")
    leaves(walk, "sote")
    walk.do("appoint_care", by=walk.adviser)
    (new,) = walk.contacts("sote")
    assert "appoint_care" not in walk.asked
    assert walk.task("confirm_attendance_care").owner == new.user
    assert walk.to(Stage.WORKSHOP).case.at is Stage.WORKSHOP


def test_the_case_waits_for_what_was_lost_and_goes_on_when_it_is_repaired(region):
    walk = region(Stage.TRAINING).until("mark_training_held")
    leaves(walk, "sote")
    walk.do("mark_training_held")
    assert (walk.case.at, walk.asked) == (Stage.TRAINING, {"appoint_care"})
    walk.do("appoint_care")
    assert walk.moves[-1] == ("moved_forward", "workshop", "appoint_care")


def test_permanent_operation_is_whole_again_after_the_repair(region):
    walk = region(Stage.PERMANENT)
    leaves(walk, "sote")
    assert walk.asked == {"appoint_care", "name_statistics_person"}
    walk.do("appoint_care", by=walk.adviser)
    walk.do("name_statistics_person")
    assert (walk.case.at, walk.asked, blocking(walk)) == (Stage.PERMANENT, set(), set())


def test_with_nobody_left_at_all_kaikukeskus_names_people_and_they_choose_the_coordinator(region):
    walk = region(Stage.PERMANENT)
    leaves(walk, "sote")
    leaves(walk, "culture")
    assert walk.asked == {"appoint_culture", "appoint_care", "change_coordinator", "name_statistics_person"}
    assert not may(walk, "change_coordinator", walk.adviser)
    walk.do("appoint_culture", by=walk.adviser)
    walk.do("appoint_care", by=walk.adviser)
    walk.do("change_coordinator", coordinators=walk.contacts("culture"))
    assert walk.asked == {"name_statistics_person"}


def test_kaikukeskus_names_nobody_for_a_side_that_has_people(region):
    walk = region(Stage.PERMANENT)
    assert not may(walk, "appoint_care", walk.adviser)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.rule("R47", "R61")
def test_a_coordinator_who_leaves_is_replaced_by_another_of_the_region(region, stage):
    walk = region(stage)
    (old,), new = walk.contacts("culture"), joins(walk)
    walk.do("appoint_culture", contacts=[old, new])
    walk.do("contact_leaves", item=f"contact:{old.pk}", ends=walk.day)
    assert "change_coordinator" in walk.asked
    assert "coordinator" in blocking(walk)
    walk.do("change_coordinator", coordinators=[new])
    assert "change_coordinator" not in walk.asked
    assert "coordinator" not in blocking(walk)


def test_the_coordinator_s_tasks_go_to_the_next_one(region):
    walk = region(Stage.STATISTICS)
    (old,), new = walk.contacts("culture"), joins(walk)
    walk.do("appoint_culture", contacts=[old, new])
    walk.do("contact_leaves", item=f"contact:{old.pk}", ends=walk.day)
    assert walk.task("submit_artwork").owner is None
    walk.do("change_coordinator", coordinators=[new])
    assert walk.task("submit_artwork").owner == new.user


def test_a_contact_who_is_replaced_by_an_appointed_one_leaves_nothing_missing(region):
    walk = region(Stage.STATISTICS)
    (old,) = walk.contacts("culture")
    before = walk.asked
    walk.do("replace_contact", item=f"contact:{old.pk}", name="Sirkku Sijainen", email="sirkku@example.fi",
            starts=walk.day, coordinator=True, appointed_by="Johtaja")  # fmt: skip
    assert walk.asked == before
    assert walk.task("submit_artwork").owner.email == "sirkku@example.fi"


def test_a_contact_who_is_replaced_by_one_not_yet_appointed_leaves_that_to_be_done(region):
    walk = region(Stage.STATISTICS)
    (old,) = walk.contacts("sote")
    walk.do("replace_contact", item=f"contact:{old.pk}", name="Sirkku Sijainen", email="sirkku@example.fi",
            starts=walk.day, coordinator=False, appointed_by="")  # fmt: skip
    assert walk.task("appoint_care").owner.email == "sirkku@example.fi"


def test_who_left_may_do_nothing_any_more(region):
    walk = region(Stage.TRAINING).until("confirm_attendance_care")
    (contact,) = walk.contacts("sote")
    leaves(walk, "sote")
    with pytest.raises(NotYours):
        walk.do("confirm_attendance_care", by=contact.user)


@pytest.fixture
def colleague(db) -> User:
    return User.objects.create_user("kaino.keskus@example.fi", name="Kaino Keskus", is_kaikukeskus=True)


@pytest.mark.rule("R4")
def test_a_new_adviser_takes_over_the_open_tasks(region, colleague):
    walk = region(Stage.TRAINING)
    assert walk.task("plan_training").owner == walk.adviser
    walk.do("change_adviser", by=colleague, adviser=colleague)
    assert (walk.case.adviser, walk.task("plan_training").owner) == (colleague, colleague)


def test_a_task_that_falls_to_somebody_says_since_when(region, colleague):
    walk = region(Stage.TRAINING)
    assert walk.task("plan_training").assigned == walk.now
    walk.day += timedelta(days=3)
    walk.do("change_adviser", by=colleague, adviser=colleague)
    assert walk.task("plan_training").assigned == walk.now


@pytest.mark.rule("R41.6")
def test_the_sites_access_is_asked_of_whoever_looks_after_statistics_now(region):
    walk = region(Stage.STATISTICS)
    walk.do("name_statistics_person")
    (before,), (after,) = walk.contacts("sote"), walk.contacts("culture")
    assert {task.owner for task in walk.tasks("confirm_kaikukanta_access")} == {before.user}
    walk.do("name_statistics_person", contact=after)
    assert {task.owner for task in walk.tasks("confirm_kaikukanta_access")} == {after.user}


def test_a_worker_who_stands_in_keeps_the_task_when_people_change(region, colleague):
    walk = region(Stage.TRAINING)
    task = walk.task("plan_training")
    tasks.hand_over(task_id=task.pk, to=colleague, reason="Loma", by=walk.adviser, now=walk.now)
    joins(walk)
    assert walk.task("plan_training").owner == colleague
    third = User.objects.create_user("kolmas@example.fi", name="Kolmas", is_kaikukeskus=True)
    walk.do("change_adviser", by=third, adviser=third)
    assert walk.task("plan_training").owner == colleague


def test_a_task_that_somebody_has_stays_theirs_when_others_join(region):
    walk = region(Stage.TRAINING).until("confirm_attendance_culture")
    (contact,) = walk.contacts("culture")
    joins(walk)
    assert walk.task("confirm_attendance_culture").owner == contact.user


@pytest.mark.rule("R61")
def test_who_becomes_a_worker_of_kaikukeskus_coordinates_and_is_appointed_no_more(region):
    walk = region(Stage.TRAINING)
    coordinator = next(contact for contact in walk.case.contacts if contact.coordinator)
    assert (walk.case.facts.coordinator, walk.case.facts.culture_appointed) == (True, True)
    User.objects.filter(pk=coordinator.user_id).update(is_kaikukeskus=True)
    assert (walk.case.facts.coordinator, walk.case.facts.culture_appointed) == (False, False)
