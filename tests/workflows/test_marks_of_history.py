"""Rows of history say when, by whom and in which event they were written; tasks say in which event they opened,
were over, and changed hands.
"""

from datetime import timedelta

import pytest

from adoption.models import Contact, RegionMunicipality
from adoption.models.history import KEPT
from tests.workflows.checked import CheckedWalk
from workflows.models import CaseTask, TaskBefore
from workflows.services import tasks
from workflows.services.log import mark_of
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
STAGES = (Stage.TRAINING,)


@pytest.fixture
def here(region) -> CheckedWalk:
    return region(Stage.TRAINING)


def marks(walk, seq: int) -> dict[str, list]:
    """Rows of history by the name of their model: the kind of change, when and by whom."""
    found = {}
    for model in KEPT:
        rows = model.history.filter(history_change_reason=mark_of(walk.case_id, seq)).order_by("history_id")
        if rows:
            found[model.__name__] = [
                (row.history_type, row.history_date, row.history_user_id) for row in rows
            ]
    return found


def test_rows_written_one_by_one_and_many_at_once_are_marked_alike(here):
    (leaving,) = here.contacts("sote")
    event = here.do("contact_leaves", item=f"contact:{leaving.pk}", ends=here.day)
    assert marks(here, event.seq) == {"Contact": [("~", here.now, event.by_id)]}
    event = here.do("appoint_care", new_side="sote", new_name="Uuno", new_email="u@example.fi", contacts=[])
    told = ("+", here.now, event.by_id)
    replaced = [("~", here.now, event.by_id), told]
    assert marks(here, event.seq) == {"Contact": [told], "Appointment": replaced}


def test_what_follows_from_an_act_is_marked_as_the_act(here):
    event = here.do("end_by_kaikukeskus", reason="Ei jatketa")
    assert set(marks(here, event.seq)) == {"Ending", "RegionMunicipality", "AdoptionCase"}


def test_what_nobody_wrote_in_an_event_has_no_mark(here):
    contact = Contact.objects.filter(adoption=here.case.adoption).first()
    contact.save()
    assert contact.history.first().history_change_reason is None


def test_the_municipalities_of_a_region_keep_their_history(here):
    (member,) = RegionMunicipality.objects.filter(region=here.case.adoption.region)
    here.do("end_by_kaikukeskus", reason="Ei jatketa")
    kept = member.history.order_by("history_id").values_list("history_type", "running")
    assert list(kept) == [("+", False), ("~", True), ("~", False)]


def test_a_task_names_the_events_in_which_it_opened_and_was_over(here):
    task = here.task("plan_training")
    event = here.do("plan_training")
    task.refresh_from_db()
    assert (task.opened_seq < event.seq, task.closed_seq) == (True, event.seq)
    opened = CaseTask.objects.open().filter(case=here.case_id, act="confirm_attendance_care").get()
    assert (opened.opened_seq, opened.closed_seq) == (event.seq, None)


def test_a_task_that_is_no_longer_asked_for_names_the_event_too(here):
    task = here.task("plan_training")
    event = here.do("end_by_kaikukeskus", reason="Ei jatketa")
    task.refresh_from_db()
    assert (task.status, event.seq <= task.closed_seq <= here.case.seq) == ("CANCELED", True)


def test_who_had_a_task_is_kept_when_it_changes_hands(here):
    task = here.task("plan_training")
    event = tasks.release(task_id=task.pk, by=here.adviser, now=here.now)
    (was,) = TaskBefore.objects.filter(task=task)
    kept = (was.owner, was.turn, was.due, was.assigned)
    assert kept == (task.owner, task.turn, task.due, task.assigned)
    assert (was.seq, was.until) == (event.seq, here.now)


def test_by_when_a_task_was_due_is_kept_when_that_changes(here):
    task = here.task("plan_training")
    here.do("hold", reason="Loma", review_on=here.day)
    here.day += timedelta(days=20)
    event = here.do("resume")
    (was,) = TaskBefore.objects.filter(task=task)
    assert (was.due, was.seq) == (task.due, event.seq)
    assert here.task("plan_training").due > task.due
