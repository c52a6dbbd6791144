"""What is written past the log is found, and what was taken back the right way is not."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from adoption.models import Answer, Readiness, Session
from adoption.queries import current
from tests.workflows.checked import events_of
from tests.workflows.verified.forging import found, places, set_case
from workflows.models import CaseTask, Hold, StageWork
from workflows.services.undoing import undo
from workflows.stages import Stage

STAGES = (Stage.WORKING_GROUP, Stage.TRAINING)

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def written_by_hand(case) -> None:
    now = timezone.now()
    Readiness.objects.create(adoption=case.adoption, turn="culture", ready_on=now.date(), recorded_at=now)


def held_by_hand(case) -> None:
    Hold.objects.create(case=case, at=timezone.now(), reason="Syy", review_on=timezone.localdate())


def task_closed_by_hand(case) -> None:
    CaseTask.objects.open().filter(case=case).update(status="DONE", finished=timezone.now())


def session_of(case):
    return Session.objects.standing().filter(adoption=case.adoption)


BY_HAND = {
    "the stage": lambda case: set_case(case, "stage", "permanent"),
    "since when": lambda case: set_case(case, "stage_since", case.stage_since - timedelta(days=90)),
    "the opening": lambda case: set_case(case, "opened_at", case.opened_at - timedelta(days=1)),
    "the head": lambda case: set_case(case, "head", "0" * 64),
    "the count": lambda case: set_case(case, "seq", case.seq + 1),
    "a record": written_by_hand,
    "a record taken back": lambda case: session_of(case).update(withdrawn_at=timezone.now()),
    "a record back again": lambda case: Answer.objects.filter(adoption=case.adoption).update(
        recorded_at=timezone.now()
    ),
    "another day of a session": lambda case: session_of(case).update(date=timezone.localdate()),
    "a hold": held_by_hand,
    "a hold that lasts": lambda case: Hold.objects.filter(case=case).update(resumed_at=None),
    "a hold that never was": lambda case: Hold.objects.filter(case=case)._raw_delete(connection.alias),
    "a hold to another day": lambda case: Hold.objects.filter(case=case).update(review_on="2030-01-01"),
    "a task": task_closed_by_hand,
    "a run": lambda case: StageWork.objects.filter(case=case).update(finished=timezone.now()),
}


@pytest.mark.parametrize("by_hand", BY_HAND.values(), ids=list(BY_HAND))
def test_what_is_written_past_the_log_is_found_at_its_end(case, by_hand):
    by_hand(case)
    assert places() == {(case.pk, case.seq)}


def test_a_record_that_is_gone_is_found_where_it_was_written(case):
    answer = next(event for event in events_of(case) if event.act == "answer_contact")
    Answer.objects.filter(adoption=case.adoption)._raw_delete(connection.alias)
    assert (case.pk, answer.seq) in places()


def cancels_a_session(walk) -> None:
    (session,) = current.coming_sessions(walk.case.adoption)
    walk.do("cancel_session", item=f"session:{session.pk}", reason="Peruttu")


def moves_a_session(walk) -> None:
    (session,) = current.coming_sessions(walk.case.adoption)
    walk.do("move_session", item=f"session:{session.pk}", date=walk.day + timedelta(days=9))


def resumes(walk) -> None:
    walk.do("hold", reason="Loma", review_on=walk.day)
    walk.day += timedelta(days=3)
    walk.do("resume")


def holds_the_session(walk) -> None:
    walk.day += timedelta(days=30)
    walk.do("mark_training_held")


def goes_back(walk) -> None:
    records = [one.record for one in walk.recorded("form_group")]
    walk.do("send_back", to=Stage.WORKING_GROUP, reason="Uudelleen", records=records)


ACTS = {
    "a hold": lambda walk: walk.do("hold", reason="Loma", review_on=walk.day),
    "a resumption": resumes,
    "a session planned": lambda walk: None,
    "a session moved": moves_a_session,
    "a session called off": cancels_a_session,
    "a step": holds_the_session,
    "an ending": lambda walk: walk.do("end_by_kaikukeskus", reason="Ei jatketa"),
    "a step back": goes_back,
}


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_what_was_taken_back_counts_no_more_and_nothing_is_found(region, act):
    walk = region(Stage.TRAINING)
    walk.do("plan_training")
    act(walk)
    assert found() == []
    last = [event for event in walk.events if not event.is_move][-1]
    undo(case_id=walk.case_id, seq=last.seq, by=last.by, now=walk.now)
    assert walk.events[last.seq :] != []
    assert found() == []


def test_a_replaced_contact_who_is_appointed_at_once_stands_in_the_log(region):
    walk = region(Stage.TRAINING)
    (contact,) = walk.contacts("sote")
    new = {"name": "Sirkku Sijainen", "email": "sirkku@example.fi", "starts": walk.day}
    walk.do("replace_contact", item=f"contact:{contact.pk}", appointed_by="Johtaja", **new)
    assert found() == []
