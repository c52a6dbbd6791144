"""What was taken back stays in log and history, all of it or nothing, at a known cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.workflows.stands import differing, stands
from tests.workflows.test_queries import number, partner
from tests.workflows.undone.back import take_back
from workflows.acts import BY_NAME
from workflows.acts.refusals import NothingToDo
from workflows.queries.history import counting, undone
from workflows.services import drafts
from workflows.services.perform import done_by
from workflows.stages import Stage

STAGES = (Stage.CONTACT, Stage.INFO_SESSION, Stage.TRAINING, Stage.STATISTICS, Stage.FEEDBACK)

pytestmark = pytest.mark.django_db


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
