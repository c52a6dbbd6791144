"""A case is sent back: what is ticked is no longer true, what is not stays on record and is not asked again."""

import pytest

from workflows.acts.refusals import NothingToDo, NotInThisStage
from workflows.forms import SendBackForm
from workflows.models import CaseEvent, CaseTask
from workflows.services import drafts
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
STAGES = (Stage.COMMITMENTS, Stage.FEEDBACK)


def form_of(walk, to: Stage, *acts: str) -> SendBackForm:
    """The form with the records ticked that the acts wrote."""
    ticked = [str(one.event.seq) for one in walk.recorded(*acts)]
    data = {"to": to, "reason": "Koulutus pidetään uudelleen", "records": ticked}
    return SendBackForm(data, adoption=walk.case.adoption, by=walk.adviser, on=walk.day)


def send_back(walk, to: Stage, *acts: str) -> CaseEvent:
    form = form_of(walk, to, *acts)
    assert form.errors == {}
    return walk.do("send_back", by=walk.adviser, **form.cleaned_data)


def test_what_was_ticked_is_withdrawn_and_stays_in_history(region):
    walk = region(Stage.COMMITMENTS)
    (held,) = [one.record for one in walk.recorded("mark_training_held")]
    send_back(walk, Stage.TRAINING, "mark_training_held")
    held.refresh_from_db()
    assert (held.withdrawn_by, held.withdrawn_at) == (walk.adviser, walk.now)
    assert held.history.count() == 2


def test_only_what_was_ticked_is_asked_and_then_the_case_is_where_it_was(region):
    walk = region(Stage.COMMITMENTS)
    send_back(walk, Stage.TRAINING, "confirm_attendance_culture", "mark_training_held")
    assert (walk.case.at, walk.asked) == (Stage.TRAINING, {"confirm_attendance_culture"})
    walk.do("confirm_attendance_culture")
    assert walk.asked == {"mark_training_held"}
    walk.do("mark_training_held")
    assert walk.moves[-3:] == [
        ("sent_back", "training", "send_back"),
        ("moved_forward", "workshop", "mark_training_held"),
        ("moved_forward", "commitments", "mark_training_held"),
    ]


def test_records_that_were_not_ticked_stay_true(region):
    walk = region(Stage.FEEDBACK)
    before = walk.case.facts
    send_back(walk, Stage.PRINTING, "confirm_delivery")
    changed = {name for name in before.__slots__ if getattr(before, name) != getattr(walk.case.facts, name)}
    assert changed == {"cards_delivered"}


def test_the_reason_stands_in_the_log_with_the_move(region):
    walk = region(Stage.COMMITMENTS)
    event = send_back(walk, Stage.TRAINING, "mark_training_held")
    move = walk.events[-1]
    assert (event.reason, move.reason) == ("Koulutus pidetään uudelleen",) * 2
    assert (move.act, move.source, move.target, move.cause) == (
        "sent_back", "commitments", "training", event.seq,
    )  # fmt: skip


def test_open_tasks_of_later_steps_are_cancelled_and_opened_again_on_return(region):
    walk = region(Stage.COMMITMENTS)
    later = [walk.task(name).pk for name in sorted(walk.asked)]
    send_back(walk, Stage.TRAINING, "mark_training_held")
    assert set(CaseTask.objects.filter(pk__in=later).values_list("status", "finished")) == {
        ("CANCELED", walk.now)
    }
    asked_before = {task.act for task in CaseTask.objects.filter(pk__in=later)}
    walk.do("mark_training_held")
    assert walk.asked == asked_before


def test_half_filled_forms_are_kept(region):
    walk = region(Stage.COMMITMENTS)
    drafts.save(walk.case, "plan_meeting", "", {"place": ["Kirjasto"]}, by=walk.adviser, now=walk.now)
    send_back(walk, Stage.TRAINING, "mark_training_held")
    assert drafts.find(walk.case, "plan_meeting", "").data == {"place": ["Kirjasto"]}


def test_the_first_step_asks_again_for_the_region_s_word(region):
    walk = region(Stage.COMMITMENTS)
    send_back(walk, Stage.INFO_SESSION, "decide_to_prepare")
    assert walk.asked == {"decide_to_prepare"}
    walk.do("decide_to_prepare")
    assert walk.case.at is Stage.COMMITMENTS


def test_a_case_sent_back_from_the_pilot_returns_to_it(region):
    walk = region(Stage.FEEDBACK)
    send_back(walk, Stage.COMMITMENTS, "mark_meeting_held", "close_commitments")
    assert walk.asked == {"mark_meeting_held"}
    assert walk.to(Stage.FEEDBACK).moves[-1] == ("moved_forward", "feedback", "close_commitments")


def test_a_case_sent_back_on_hold_waits_there_until_it_is_resumed(region):
    walk = region(Stage.COMMITMENTS)
    walk.do("hold", by=walk.adviser, reason="Loma", review_on=walk.day)
    send_back(walk, Stage.TRAINING, "mark_training_held")
    walk.do("mark_training_held")
    assert walk.case.at is Stage.TRAINING
    walk.do("resume", by=walk.adviser)
    assert walk.case.at is Stage.COMMITMENTS


def everything(walk) -> tuple:
    """What an act that is refused must leave as it was."""
    tasks = (
        CaseTask.objects.filter(case=walk.case_id).order_by("pk").values_list("pk", "status", "due", "owner")
    )
    return list(tasks), [event.hash for event in walk.events], walk.case.facts, walk.case.stage_since


@pytest.mark.parametrize("on_hold", [False, True])
@pytest.mark.parametrize("acts", [(), ("confirm_attendance_culture",)])
def test_sending_back_in_vain_is_refused_and_leaves_nothing(region, acts, on_hold):
    walk = region(Stage.COMMITMENTS)
    if on_hold:
        walk.do("hold", by=walk.adviser, reason="Loma", review_on=walk.day)
    before = everything(walk)
    rows = [one.record for one in walk.recorded(*acts)]
    with pytest.raises(NothingToDo):
        walk.do("send_back", by=walk.adviser, to=Stage.TRAINING, reason="Turhaan", records=rows)
    assert everything(walk) == before


def test_a_case_is_not_sent_forward(region):
    walk = region(Stage.COMMITMENTS)
    form = form_of(walk, Stage.ONBOARDING, "mark_training_held")
    assert list(form.errors) == ["to"]


def test_a_record_of_an_earlier_step_asks_for_that_step(region):
    walk = region(Stage.COMMITMENTS)
    assert list(form_of(walk, Stage.WORKSHOP, "mark_training_held").errors) == ["records"]


def test_a_case_at_the_first_step_cannot_be_sent_back(walk):
    walk.to(Stage.INFO_SESSION)
    with pytest.raises(NotInThisStage):
        walk.do("send_back", by=walk.adviser, to=Stage.INFO_SESSION, reason="Miksi", records=[])
