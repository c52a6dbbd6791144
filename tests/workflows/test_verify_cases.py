"""Whoever rewrites a log or a case by hand, with the triggers out of the way, is found: which case, at which event."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from adoption.models import Answer, Readiness, Session
from adoption.queries import current
from tests.workflows.checked import CheckedWalk, events_of
from tests.workflows.conftest import BEGIN, municipality
from workflows import triggers
from workflows.models import AdoptionCase, CaseEvent, CaseTask, Hold, StageWork
from workflows.services.log import digest
from workflows.services.tasks import release
from workflows.services.undoing import undo
from workflows.stages import Stage
from workflows.verification import reading
from workflows.verification.differences import check, differences

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
STAGES = (Stage.WORKING_GROUP, Stage.TRAINING)


@pytest.fixture
def case(region) -> AdoptionCase:
    """A case whose second neighbour nobody touches, with the triggers out of the way."""
    walk = region(Stage.TRAINING)
    walk.do("hold", reason="Loma", review_on=walk.day)
    walk.do("resume")
    assert found() == []
    connection.check_constraints()
    triggers.drop(connection)
    return walk.case


def found() -> list:
    return [difference for checked in check() for difference in checked.differences]


def places() -> set[tuple[int, int]]:
    """Case and event of all that is found."""
    return {(difference.case, difference.seq) for difference in found()}


def execute(sql: str, *params) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def change(event: CaseEvent, column: str, value) -> None:
    execute(f"UPDATE workflows_caseevent SET {column} = %s WHERE id = %s", value, event.pk)


def remove(*events: CaseEvent) -> None:
    """Notices name the event that they tell of, so they go with it."""
    for event in events:
        execute("DELETE FROM notifications_notification WHERE action_object_id = %s", event.pk)
        execute("DELETE FROM workflows_caseevent WHERE id = %s", event.pk)


def renumber(event: CaseEvent, seq: int) -> None:
    change(event, "seq", seq)


def chain_anew(case: AdoptionCase) -> None:
    """The chain as the log itself would have made it of what stands there now, with the case's count and head."""
    head = ""
    for event in events_of(case):
        event.previous_hash = head
        head = digest(event)
        change(event, "previous_hash", event.previous_hash)
        change(event, "hash", head)
    execute("UPDATE workflows_adoptioncase SET seq = %s, head = %s WHERE id = %s", event.seq, head, case.pk)


def set_case(case: AdoptionCase, column: str, value) -> None:
    execute(f"UPDATE workflows_adoptioncase SET {column} = %s WHERE id = %s", value, case.pk)


EDITS = {
    "reason": "Toisin",
    "act": "answer_contact",
    "by_id": None,
    "for_side": "culture",
    "data": json.dumps({"note": "Toisin"}),
    "at": timezone.now(),
    "record": "adoption.answer:1",
    "item_name": "Toinen",
    "item": "act:12",
    "source": "permanent",
    "cause": 1,
}


@pytest.mark.parametrize("column", EDITS)
def test_an_edited_event_is_found(case, column):
    second = events_of(case)[1]
    change(second, column, EDITS[column])
    assert (case.pk, 2) in places()
    assert {(one, seq) for one, seq in places() if seq != 2} <= {(case.pk, case.seq)}


FIRST, WITHOUT_ITEM, OF_MOVE = "first", "without an item", "of a move"
CHOSEN = {
    FIRST: lambda events: events[0],
    WITHOUT_ITEM: lambda events: next(one for one in events[1:] if not one.item and not one.is_move),
    OF_MOVE: lambda events: next(one for one in events if one.is_move),
}
# What no log says: of which event, and what is made of it.
UNHEARD_OF = {
    "an act into one that takes back": (WITHOUT_ITEM, {"act": "undo"}),
    "an act that takes back no act": (WITHOUT_ITEM, {"act": "undo", "item": "act:third"}),
    "an act into a way over": (WITHOUT_ITEM, {"act": "migrated"}),
    "an act into a way over that is turned back": (WITHOUT_ITEM, {"act": "migration_reverted"}),
    "a way over that turns back no number": (
        WITHOUT_ITEM,
        {"act": "migration_reverted", "data": {"from": 1, "to": 1, "reverts": [1]}},
    ),
    "an act into a move": (WITHOUT_ITEM, {"target": "nowhere"}),
    "a move from nowhere": (OF_MOVE, {"act": "sent_back", "source": ""}),
    "a move to nowhere": (OF_MOVE, {"act": "sent_back", "target": "nowhere"}),
    "a cause that is none": (OF_MOVE, {"cause": 900}),
    "the first data into a list": (FIRST, {"data": []}),
    "data into a list": (WITHOUT_ITEM, {"data": ["held"]}),
    "data into nothing": (WITHOUT_ITEM, {"data": None}),
    "days into a list": (WITHOUT_ITEM, {"data": {"dates": ["2025-01-07"]}}),
}


@pytest.mark.parametrize("anew", [False, True], ids=["as it stands", "with the chain made anew"])
@pytest.mark.parametrize(("which", "said"), UNHEARD_OF.values(), ids=list(UNHEARD_OF))
def test_an_event_that_says_what_no_log_says_is_found_where_it_stands(case, which, said, anew):
    event = CHOSEN[which](events_of(case))
    for column, value in said.items():
        change(event, column, json.dumps(value) if column == "data" else value)
    if anew:
        chain_anew(case)
    assert min(places()) == (case.pk, event.seq)
    assert {one for one, _seq in places()} == {case.pk}


def test_days_that_are_none_are_found_at_the_end(case):
    last = [event for event in events_of(case) if "dates" in event.data][-1]
    change(last, "data", json.dumps(last.data | {"dates": {"training": [1], "review": {}}}))
    assert places() == {(case.pk, last.seq), (case.pk, case.seq)}
    chain_anew(case)
    assert places() == {(case.pk, case.seq)}


def test_a_version_of_the_path_that_is_not_declared_is_found(case):
    set_case(case, "path_version", 99)
    assert places() == {(case.pk, case.seq)}
    first = events_of(case)[0]
    change(first, "data", json.dumps(first.data | {"path": 99}))
    assert places() == {(case.pk, 1), (case.pk, case.seq)}
    chain_anew(case)
    (difference,) = found()
    assert difference.what == "the case cannot be read (LookupError: No version 99 of the path is declared.)"


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


def test_the_command_prints_each_difference_and_fails(case, capsys):
    triggers.create(connection)
    call_command("verify_cases")
    assert capsys.readouterr().out.endswith(": no differences.\n")
    connection.check_constraints()
    triggers.drop(connection)
    remove(events_of(case)[-1])
    triggers.create(connection)
    untouched = AdoptionCase.objects.exclude(pk=case.pk).get()
    with pytest.raises(SystemExit) as stopped:
        call_command("verify_cases")
    lines = capsys.readouterr().out.splitlines()
    assert stopped.value.code == 1
    assert (
        lines[0]
        == f"Case {case.pk}, event {case.seq - 1}: is the last one, while the case counts {case.seq}."
    )
    assert lines[-1].endswith(f": {len(lines) - 1} differences.")
    call_command("verify_cases", "--case", str(untouched.pk))
    assert capsys.readouterr().out.startswith("1 cases")


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


def test_the_command_misses_a_trigger(case, capsys):
    with pytest.raises(SystemExit):
        call_command("verify_cases")
    lines = capsys.readouterr().out.splitlines()
    missed = [
        f"The trigger {name} is missing or turned off: manage.py migrate makes it again."
        for name in triggers.missing(connection)
    ]
    assert lines[:-1] == missed


def test_what_came_in_between_since_the_cases_were_listed_is_of_no_case_of_theirs(walk, other):
    walk.do("take_ownership")
    last = CheckedWalk(adviser=walk.adviser, day=BEGIN).contact([municipality(50)])
    cases_there = AdoptionCase.objects.filter(pk__in=[walk.case_id, last.case_id]).order_by("pk")
    read = reading.read(list(cases_there))
    assert [(one.case.pk, differences(one)) for one in read] == [(walk.case_id, []), (last.case_id, [])]


def test_a_case_that_is_not_there_is_asked_for_in_vain(case):
    with pytest.raises(CommandError) as refused:
        call_command("verify_cases", "--case", str(case.pk), "--case", "99999", "--case", "99998")
    assert str(refused.value) == "There is no such case: 99998, 99999."


UNBOUND = {"sqlite": "PRAGMA foreign_keys = OFF", "postgresql": "SET session_replication_role = replica"}
BOUND = {"sqlite": "PRAGMA foreign_keys = ON", "postgresql": "SET session_replication_role = DEFAULT"}


def test_events_whose_case_is_gone_are_found(committed, walk, other):
    """Though their keys are between those of two cases that are there."""
    last = CheckedWalk(adviser=walk.adviser, day=BEGIN).contact([municipality(50)])
    assert walk.case_id < other.case_id < last.case_id
    connection.check_constraints()
    execute(UNBOUND[connection.vendor])
    execute("DELETE FROM workflows_adoptioncase WHERE id = %s", other.case_id)
    execute(BOUND[connection.vendor])
    assert [str(one) for one in found()] == [f"Case {other.case_id}, event 1: is of a case that is gone."]
