"""One takes back one's own last act within a day while nothing has followed it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from accounts.models import User
from adoption.models import Municipality
from tests.workflows.checked import CheckedWalk, check
from tests.workflows.stands import differing, stands
from tests.workflows.test_queries import number, partner
from workflows.acts import BY_NAME
from workflows.acts.refusals import GoneOn, NothingToDo, OnlyTheDoer, TakenBack, TooLate
from workflows.models import CaseEvent
from workflows.queries.history import counting, undone
from workflows.services import drafts, tasks
from workflows.services.perform import done_by
from workflows.services.undoing import undo
from workflows.stages import Stage
from workflows.verification.differences import differences
from workflows.verification.reading import at_rest

pytestmark = pytest.mark.django_db
STAGES = (Stage.CONTACT, Stage.INFO_SESSION, Stage.TRAINING, Stage.STATISTICS, Stage.FEEDBACK)
DAY = timedelta(days=1)


def take_back(walk, event: CaseEvent, **said) -> CaseEvent:
    told = {"by": event.by, "now": walk.now} | said
    return undo(case_id=walk.case_id, seq=event.seq, **told)


def worker() -> User:
    return User.objects.create_user("kaino@example.fi", name="Kaino Keskus", is_kaikukeskus=True)


def there_and_back(walk, name: str, /, **said) -> CaseEvent:
    """The act is done and taken back an hour later; all is as it was before."""
    was, begun = stands(walk), walk.day
    event = walk.do(name, **said)
    undone = take_back(walk, event, now=walk.now + timedelta(hours=1))
    assert differing(was, stands(walk)) == {}
    check(walk.case)
    assert differences(at_rest(walk.case_id)) == []
    walk.day = begun
    return undone


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


def test_who_took_themselves_out_comes_back(region):
    walk = region(Stage.TRAINING)
    (leaving,) = walk.contacts("sote")
    there_and_back(walk, "contact_leaves", item=f"contact:{leaving.pk}", by=leaving.user, ends=walk.day)
    assert walk.contacts("sote") == [leaving]


def test_the_log_keeps_what_was_taken_back_and_rules_do_not_count_it(region):
    walk = region(Stage.TRAINING).until("mark_training_held")
    counted = counting(walk.events)
    event = walk.do("mark_training_held")
    took_back = take_back(walk, event)
    assert undone(walk.events) == {event.seq: took_back}
    assert counting(walk.events) == counted
    assert len(walk.events) == took_back.seq + 1
    assert done_by(walk.case, BY_NAME["mark_training_held"], "").at is None


def test_what_was_written_stays_in_history(region):
    walk = region(Stage.TRAINING)
    event = walk.do("plan_training")
    session = walk.recorded("plan_training")[0].record
    undone = take_back(walk, event)
    past = session.history.order_by("history_id").values_list("history_type", "history_change_reason")
    marks = [f"{walk.case_id}/{one.seq}" for one in (event, undone)]
    assert list(past) == [("+", marks[0]), ("~", marks[1])]
    session.refresh_from_db()
    assert (session.withdrawn_by, session.withdrawn_at) == (walk.adviser, walk.now)


def test_when_taking_back_fails_nothing_has_happened(region, monkeypatch):
    walk = region(Stage.TRAINING).until("mark_training_held")
    event = walk.do("mark_training_held")
    was = stands(walk)
    monkeypatch.setattr(drafts, "offer_again", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        take_back(walk, event)
    assert (differing(was, stands(walk)), walk.case.seq) == ({}, event.seq + 1)


def test_a_row_without_a_past_is_not_taken_for_one_that_was_never_there(region):
    walk = region(Stage.TRAINING)
    walk.do("hold", reason="Loma", review_on=walk.day)
    walk.case.holds.get().history.all().delete()
    event = walk.do("resume")
    with pytest.raises(NothingToDo):
        take_back(walk, event)
    assert not walk.case.facts.on_hold


def cost(walk, event) -> int:
    with CaptureQueriesContext(connection) as captured:
        take_back(walk, event)
    return number(captured)


def test_taking_back_costs_a_few_queries_more_than_the_act(region):
    walk = region(Stage.TRAINING).until("mark_training_held")
    assert cost(walk, walk.do("hold", reason="Loma", review_on=walk.day)) <= 25
    assert cost(walk, walk.do("mark_training_held")) <= 60


def test_taking_back_costs_no_more_in_a_large_network(region):
    walk = region(Stage.STATISTICS)
    walk.do("end_culture", reason="Ei jatketa")
    costs = [cost(walk, walk.do("end_care", reason="Ei jatketa"))]
    for one in (partner(one) for one in range(8)):
        added = walk.do("add_partner", **one)
        walk.do("record_partner_commitment", item=added.record.replace("commitments.", ""))
    costs.append(cost(walk, walk.do("end_care", reason="Ei jatketa")))
    assert costs[1] <= costs[0] + 5  # SQLite takes 999 values a statement
