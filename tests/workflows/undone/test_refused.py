"""One takes back one's own last act within a day while nothing has followed it, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import translation

from tests.workflows.undone.back import DAY, take_back, worker
from workflows.acts.refusals import GoneOn, NothingToDo, OnlyTheDoer, TakenBack, TooLate
from workflows.models import CaseEvent
from workflows.services import tasks
from workflows.services.undoing import undo
from workflows.stages import Stage

STAGES = (Stage.CONTACT, Stage.INFO_SESSION, Stage.TRAINING, Stage.STATISTICS, Stage.FEEDBACK)

pytestmark = pytest.mark.django_db


def test_an_act_that_somebody_else_has_followed_stays(region):
    walk = region(Stage.TRAINING)
    event = walk.do("plan_training")
    walk.do("confirm_attendance_care")
    with pytest.raises(GoneOn) as refused:
        take_back(walk, event)
    with translation.override("en"):
        assert refused.value.sentence.startswith(f"{walk.contacts('sote')[0].user} has gone on since, on ")


def test_a_task_that_somebody_has_taken_since_keeps_the_act(region):
    walk = region(Stage.TRAINING)
    event = walk.do("plan_training")
    task = walk.task("confirm_attendance_care")
    tasks.release(task_id=task.pk, by=task.owner, now=walk.now)
    with pytest.raises(GoneOn):
        take_back(walk, event)


def test_an_act_can_be_taken_back_for_a_day(region):
    walk = region(Stage.TRAINING)
    event = walk.do("plan_training")
    with pytest.raises(TooLate):
        take_back(walk, event, now=event.at + DAY + timedelta(microseconds=1))
    assert take_back(walk, event, now=event.at + DAY).undoes == event.seq


def test_nobody_takes_back_what_others_did(region):
    walk = region(Stage.TRAINING)
    event = walk.do("plan_training")
    others = [worker(), *(contact.user for contact in walk.case.contacts)]
    for user in others:
        with pytest.raises(OnlyTheDoer):
            take_back(walk, event, by=user)
    assert walk.case.seq == event.seq


def test_an_act_is_taken_back_once_and_that_stays(region):
    walk = region(Stage.TRAINING)
    event = walk.do("plan_training")
    undone = take_back(walk, event, reason="Väärä päivä")
    with pytest.raises(TakenBack):
        take_back(walk, event)
    with pytest.raises(NothingToDo):
        take_back(walk, undone)
    assert (undone.reason, walk.case.seq) == ("Väärä päivä", undone.seq)


def test_only_acts_are_taken_back(region):
    walk = region(Stage.TRAINING).until("mark_training_held")
    walk.do("mark_training_held", by=walk.adviser)
    move = walk.events[-1]
    task = walk.task("plan_workshop")
    released = tasks.release(task_id=task.pk, by=task.owner, now=walk.now)
    for event in (walk.events[0], move, released):
        with pytest.raises(NothingToDo):
            take_back(walk, event)
    with pytest.raises(CaseEvent.DoesNotExist):
        undo(case_id=walk.case_id, seq=walk.case.seq + 1, by=walk.adviser, now=walk.now)
