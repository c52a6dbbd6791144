"""The history: every event in the reader's words, the latest first, by pages."""

import pytest
from django.utils import translation

from adoption.declarations import AnswerOutcome, Outcome
from adoption.models import LocalGroup
from tests.workflows.regions import in_english, person_of, stranger, walk_to
from workflows.acts import BY_NAME
from workflows.models import CaseEvent, CaseTask
from workflows.services import tasks
from workflows.stages import Stage
from workflows.views.presenters.history import EventLine

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk():
    return walk_to(Stage.TRAINING)


def sentences(walk) -> list[str]:
    people = {contact.user_id: str(contact.user) for contact in walk.case.contacts}
    return [
        EventLine(event, people).sentence
        for event in CaseEvent.objects.filter(case=walk.case_id).order_by("seq")
    ]


def test_every_event_is_a_sentence(walk):
    reported = CaseEvent.objects.get(case=walk.case_id, act="mark_info_session_held")
    with translation.override("en"):
        assert sentences(walk)[:6] == [
            "Somebody who was not signed in got in touch with Kaikukeskus",
            "Nelli Neuvoja took the case as its adviser",
            "Nelli Neuvoja answered the contact: the preparation begins",
            "The case moved on to step 1, Information session",
            "Nelli Neuvoja planned the information session",
            f"{reported.by} recorded that the information session was held",
        ]


@pytest.mark.parametrize(
    ("act", "said", "told"),
    [
        ("answer_contact", {"outcome": "later"}, "answered the contact: to be looked at again later"),
        ("answer_contact", {"outcome": "no"}, "answered the contact: the preparation does not begin"),
        ("decide_to_prepare", {"go_on": True}, "decided to go on to prepare a pilot"),
        ("decide_to_prepare", {"go_on": False}, "decided not to go on for now"),
        ("decide_culture", {"outcome": "continue"}, "recorded culture's decision to continue permanently"),
        (
            "decide_culture",
            {"outcome": "extend", "until": "2026-12-31"},
            "recorded culture's decision to extend the pilot to 31 December 2026",
        ),
        ("decide_care", {"outcome": "end"}, "recorded the decision of social and health care to end"),
        ("decide_on_limitation", {"approved": True}, "approved the limitation of a venue"),
        ("decide_on_limitation", {"approved": False}, "did not approve the limitation of a venue"),
        ("decide_care", {}, "recorded the decision of social and health care"),
    ],
)
def test_a_decision_says_which_way_it_was_decided(act, said, told):
    with translation.override("en"):
        assert EventLine(CaseEvent(act=act, data=said)).did == told


def test_every_way_to_decide_has_its_words():
    ways = {act.name: set(act.decided) for act in BY_NAME.values() if act.decides}
    outcomes, answers = set(Outcome.values), set(AnswerOutcome.values)
    both = {"True", "False"}
    assert ways == {
        "answer_contact": answers,
        "decide_to_prepare": both,
        "decide_culture": outcomes,
        "decide_care": outcomes,
        "decide_on_limitation": both,
    }


def test_sending_back_and_ending_are_told(walk):
    group = LocalGroup.objects.get(adoption=walk.case.adoption)
    walk.do("send_back", to="working_group", reason="People changed", records=[group])
    walk.do("end_by_kaikukeskus", reason="Enough")
    with translation.override("en"):
        told = sentences(walk)
    assert "The case was sent back to step 2, Working group" in told
    assert told[-2:] == ["Nelli Neuvoja ended the case", "The case ended"]


def test_a_task_that_changed_hands_names_the_task_and_the_person(walk):
    walk.until("confirm_attendance_culture")
    culture = person_of(walk, "culture")
    walk.said["add_contact"] = {"side": "culture", "name": "Kirsi Uusi", "email": "kirsi.uusi@example.fi"}
    walk.do("add_contact", by=culture)
    new = walk.contacts("culture")[1].user
    task = CaseTask.objects.open().get(case=walk.case_id, act="confirm_attendance_culture")
    tasks.hand_over(task_id=task.pk, to=new, reason="Holiday", by=culture, now=walk.now)
    with translation.override("en"):
        told = sentences(walk)[-1]
    assert told == (
        "Kaisa Kulttuuri handed the task “Confirm who comes to the training from culture” over to Kirsi Uusi"
    )


def test_what_an_act_was_about_is_told_in_the_readers_language_and_no_person_is_named_in_the_log(
    walk, browse
):
    walk.do("plan_training")
    planned = CaseEvent.objects.get(case=walk.case_id, act="plan_training")
    session = f"session:{planned.record.partition(':')[2]}"
    walk.do("move_session", item=session, date=walk.day, starts_at=None)
    walk.do(
        "correct",
        item=f"record:{planned.seq}",
        by=planned.by,
        date=walk.day,
        mode="remote",
        why_corrected="Day",
    )
    (contact,) = walk.contacts("sote")
    walk.do("contact_leaves", item=f"contact:{contact.pk}", by=contact.user, ends=walk.day)
    names = CaseEvent.objects.filter(case=walk.case_id).exclude(item="").values_list("item_name", flat=True)
    assert list(names.order_by("seq")) == ["training", "plan_training", ""]
    text = browse(person_of(walk, "culture")).get(f"/cases/{walk.case_id}/history/").content.decode()
    assert "moved a session to another day: Training" in text
    assert "corrected what was recorded: Plan the training" in text
    assert f"recorded that a contact left: {contact.user}" in text


def test_the_history_is_paged_and_small_and_only_for_those_of_the_case(browse):
    walk = walk_to(Stage.FEEDBACK)
    client = browse(person_of(walk, "culture"))
    first, second = (client.get(f"/cases/{walk.case_id}/history/?page={number}") for number in (1, 2))
    assert first.status_code == second.status_code == 200
    assert first.content.decode().count("<li><span><time") == 50
    assert "got in touch with Kaikukeskus" in second.content.decode()
    assert max(len(first.content), len(second.content)) < 100_000
    assert browse(stranger()).get(f"/cases/{walk.case_id}/history/").status_code == 404


def test_what_one_recorded_may_be_corrected_from_the_history(walk, browse):
    event = CaseEvent.objects.get(case=walk.case_id, act="decide_to_prepare")
    link = f"/cases/{walk.case_id}/do/correct/record:{event.seq}/"
    client = browse(in_english(event.by))
    assert link in client.get(f"/cases/{walk.case_id}/history/").content.decode()
    assert client.get(link).status_code == 200
