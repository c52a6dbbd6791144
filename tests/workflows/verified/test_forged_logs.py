"""A log with events removed, put in, turned round or cut off is found, also when its chain is made anew."""

import pytest
from django.utils import timezone

from adoption.models import Answer
from tests.workflows.checked import events_of
from tests.workflows.verified.forging import chain_anew, change, found, places, remove, renumber, set_case
from workflows.models import AdoptionCase, CaseEvent, CaseTask
from workflows.services.log import digest
from workflows.services.tasks import release
from workflows.stages import Stage

STAGES = (Stage.WORKING_GROUP, Stage.TRAINING)

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def test_an_edited_event_with_its_hash_made_anew_breaks_the_chain_after_it(case):
    second = events_of(case)[1]
    second.reason = "Toisin"
    change(second, "reason", second.reason)
    change(second, "hash", digest(second))
    assert places() == {(case.pk, 3)}


def test_a_removed_event_is_found_at_the_next(case):
    events = events_of(case)
    remove(events[1])
    assert places() == {(case.pk, 3)}


def test_the_first_event_is_missed_too(case):
    remove(events_of(case)[0])
    assert {(case.pk, 2), (case.pk, case.seq)} == places()


def test_events_in_another_order_are_found(case):
    one, two = events_of(case)[4:6]
    renumber(one, 1000)
    renumber(two, 5)
    renumber(one, 6)
    assert {(case.pk, 5), (case.pk, 6), (case.pk, 7)} <= places()
    assert {seq for _case, seq in places()} <= {5, 6, 7, *causes_of(case, 5, 6), case.seq}


def causes_of(case: AdoptionCase, *seqs: int) -> set[int]:
    return {event.seq for event in events_of(case) if event.cause in seqs}


def test_an_inserted_event_is_found(case):
    events = events_of(case)
    for event in reversed(events[3:]):
        renumber(event, event.seq + 1)
    forged = CaseEvent(case=case, seq=4, at=timezone.now(), act="override", previous_hash=events[2].hash)
    forged.hash = digest(forged)
    forged.save(force_insert=True)
    assert places() == {(case.pk, seq) for seq in range(5, case.seq + 2)}


def test_an_event_added_at_the_end_is_found(case):
    forged = CaseEvent(
        case=case, seq=case.seq + 1, at=timezone.now(), act="override", previous_hash=case.head
    )
    forged.hash = digest(forged)
    forged.save(force_insert=True)
    assert places() == {(case.pk, case.seq + 1)}


def test_a_truncated_log_is_found(case):
    remove(*events_of(case)[-2:])
    assert places() == {(case.pk, case.seq - 2)}


@pytest.mark.parametrize("kept", [3, 6, -4, -2, -1])
def test_a_truncated_log_with_its_count_and_head_put_right_is_found(case, kept):
    events = events_of(case)
    remove(*events[kept:])
    chain_anew(case)
    assert places() == {(case.pk, events[:kept][-1].seq)}


def test_who_took_a_task_is_missed_too_though_no_record_and_no_task_tells_of_it(case):
    held = CaseTask.objects.open().filter(case=case, owner__isnull=False)[0]
    release(task_id=held.pk, by=held.owner, now=timezone.now())
    assert found() == []
    remove(events_of(case)[-1])
    chain_anew(case)
    assert places() == {(case.pk, case.seq)}


def test_so_it_is_when_the_stage_is_put_right_as_well(case):
    events = events_of(case)
    last_move = [event for event in events if event.is_move][-1]
    remove(*events[last_move.seq - 1 :])
    chain_anew(case)
    before = [event for event in events if event.is_move][-2]
    set_case(case, "stage", before.target)
    set_case(case, "stage_since", before.at)
    assert places() == {(case.pk, last_move.seq - 1)}


def test_a_log_forged_from_one_end_to_the_other_speaks_against_the_records(case):
    answered = next(event for event in events_of(case) if event.act == "answer_contact")
    change(answered, "by_id", case.contacts[0].user_id)
    chain_anew(case)
    answer = Answer.objects.get(adoption=case.adoption)
    (difference,) = found()
    assert difference.what == f"no event stands behind the record adoption.answer:{answer.pk}"
