"""The page on which one takes back one's own last act, and where it is offered."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import override

from accounts.models import User
from config.demonstration.walk import Walk
from tests.workflows.regions import in_english, person_of, stranger, walk_to
from workflows.acts import BY_NAME
from workflows.acts.refusals import OnlyTheDoer
from workflows.models import CaseEvent, Draft
from workflows.services import undoing
from workflows.stages import Stage
from workflows.views.presenters.words import about

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> Walk:
    """A region that waits for its training to be planned; its people act now."""
    walk = walk_to(Stage.TRAINING, days_ago=60)
    now = timezone.localtime()
    walk.day, walk.hour = now.date(), now.time()
    return walk


@pytest.fixture
def adviser(walk) -> User:
    return in_english(walk.adviser)


def page_of(event: CaseEvent) -> str:
    return f"/cases/{event.case_id}/take-back/{event.seq}/"


def last(walk) -> CaseEvent:
    return CaseEvent.objects.filter(case=walk.case_id).latest("seq")


def text(answer) -> str:
    return answer.content.decode()


def planned(walk, client):
    day = (walk.day + timedelta(days=9)).strftime("%-d.%-m.%Y")
    said = {"date": day, "mode": "on_site", "place": "Town <hall>"}
    return client.post(f"/cases/{walk.case_id}/do/plan_training/", said, follow=True)


def test_what_has_just_been_done_is_offered_to_be_taken_back_in_the_same_breath(walk, adviser, browse):
    answer = planned(walk, browse(adviser))
    assert f'<a href="{page_of(last(walk))}">Take this back</a></span>' in text(answer)


def test_the_case_page_offers_it_to_whoever_did_it_and_says_until_when(walk, adviser, browse):
    event = walk.do("plan_training")
    link, until = f'href="{page_of(event)}"', timezone.localtime(event.at + timedelta(hours=24))
    mine = text(browse(adviser).get(f"/cases/{walk.case_id}/"))
    assert link in mine
    assert f"at {until:%H:%M}, as long as nothing else has happened." in mine
    assert link not in text(browse(person_of(walk, "culture")).get(f"/cases/{walk.case_id}/"))
    walk.do("confirm_attendance_care")
    assert link not in text(browse(adviser).get(f"/cases/{walk.case_id}/"))


def test_after_a_day_it_is_offered_no_more(walk, adviser, browse):
    walk.day -= timedelta(days=2)
    event = walk.do("plan_training")
    assert page_of(event) not in text(browse(adviser).get(f"/cases/{walk.case_id}/"))
    answer = browse(adviser).get(page_of(event))
    assert (answer.status_code, "This could be taken back until" in text(answer)) == (409, True)


def test_the_page_says_what_goes_back(walk, adviser, browse):
    walk.until("mark_training_held")
    walk.day, walk.hour = timezone.localdate(), timezone.localtime().time()
    event = walk.do("mark_training_held", by=adviser)
    page = text(browse(adviser).get(page_of(event)))
    assert "Nelli Neuvoja recorded that the training was held" in page
    assert "<dt>The case goes back to</dt><dd>3 Training</dd>" in page
    assert "<dt>Tasks that open again</dt><dd>Record that the training was held</dd>" in page
    assert "<dt>Tasks that close</dt><dd>Plan the start workshop</dd>" in page
    assert last(walk).seq == event.seq + 1


def test_it_goes_back_and_the_form_is_offered_as_it_was_filled_in(walk, adviser, browse):
    client = browse(adviser)
    planned(walk, client)
    assert 'value="Town &lt;hall&gt;"' not in text(client.get(f"/cases/{walk.case_id}/do/plan_training/"))
    answer = client.post(page_of(last(walk)), {"reason": "Wrong day"}, follow=True)
    assert answer.redirect_chain == [(f"/cases/{walk.case_id}/do/plan_training/", 302)]
    assert 'value="Town &lt;hall&gt;"' in text(answer)
    said = "The task is open again. What you wrote is in the form as a draft."
    assert f"Taken back: Plan the training of the local group. {said}" in text(answer)
    assert (last(walk).act, last(walk).reason, walk.case.facts.training_planned) == (
        "undo",
        "Wrong day",
        False,
    )


def test_a_form_that_was_sent_is_kept_only_until_something_else_happens(walk, adviser, browse):
    planned(walk, browse(adviser))
    assert Draft.objects.filter(case=walk.case_id).count() == 1
    assert "draft saved" not in text(browse(adviser).get(f"/cases/{walk.case_id}/"))
    walk.do("confirm_attendance_care")
    assert Draft.objects.filter(case=walk.case_id).count() == 0


def test_the_history_keeps_both_and_says_by_whom_and_when_it_was_taken_back(walk, adviser, browse):
    event = walk.do("plan_training")
    undoing.undo(case_id=walk.case_id, seq=event.seq, by=adviser, now=walk.now)
    for address in ("", "history/"):
        page = text(browse(person_of(walk, "culture")).get(f"/cases/{walk.case_id}/{address}"))
        assert "Nelli Neuvoja planned the training" in page
        assert "Nelli Neuvoja took back what was recorded: Plan the training of the local group" in page
        assert page.count("Taken back by Nelli Neuvoja on") == 1


def test_a_case_that_went_back_is_drawn_where_it_was(walk, adviser, browse):
    client = browse(adviser)
    walk.until("mark_training_held")
    walk.day, walk.hour = timezone.localdate(), timezone.localtime().time()
    steps = text(client.get(f"/cases/{walk.case_id}/")).split('<ol class="steps">')[1].split("</ol>")[0]
    event = walk.do("mark_training_held", by=adviser)
    undoing.undo(case_id=walk.case_id, seq=event.seq, by=adviser, now=walk.now)
    page = text(client.get(f"/cases/{walk.case_id}/"))
    assert steps in page
    assert "The case is again at step 3, Training" in page


def test_nobody_else_takes_it_back(walk, adviser, browse):
    event = walk.do("plan_training")
    answer = browse(person_of(walk, "culture")).post(page_of(event), {})
    assert (answer.status_code, last(walk)) == (403, event)
    assert "Only the person who did this can take it back." in text(answer)
    assert browse(stranger()).post(page_of(event), {}).status_code == 404
    for address in (f"/cases/{walk.case_id}/take-back/999/", "/cases/999999/take-back/1/"):
        assert browse(adviser).get(address).status_code == 404


def test_who_has_left_kaikukeskus_neither_sees_nor_takes_back_what_they_did_there(walk, adviser, browse):
    event, client = walk.do("plan_training", by=adviser), browse(adviser)
    assert (event.for_side, client.get(page_of(event)).status_code) == ("centre", 200)
    User.objects.filter(pk=adviser.pk).update(is_kaikukeskus=False)
    assert [client.get(page_of(event)).status_code, client.post(page_of(event), {}).status_code] == [404, 404]
    with pytest.raises(OnlyTheDoer):
        undoing.undo(
            case_id=walk.case_id, seq=event.seq, by=User.objects.get(pk=adviser.pk), now=timezone.now()
        )
    assert last(walk) == event


def test_whoever_comes_too_late_is_told_and_what_they_wrote_is_shown(walk, adviser, browse):
    event = walk.do("plan_training")
    care = walk.do("confirm_attendance_care").by
    answer = browse(adviser).post(page_of(event), {"reason": "Wrong <day>"})
    assert answer.status_code == 409
    assert f"{care} has gone on since, on " in text(answer)
    assert "You wrote: Wrong &lt;day&gt;" in text(answer)


def test_who_left_with_the_act_comes_back(walk, browse):
    care = person_of(walk, "sote")
    event = walk.do("contact_leaves", item=f"contact:{walk.contacts('sote')[0].pk}", by=care, ends=walk.day)
    client = browse(care)
    assert client.get(f"/cases/{walk.case_id}/").status_code == 404
    assert client.get(page_of(event)).status_code == 200
    answer = client.post(page_of(event), {}, follow=True)
    assert answer.redirect_chain[-1] == (f"/cases/{walk.case_id}/", 302)


def test_a_reason_that_is_too_long_is_said_at_the_field(walk, adviser, browse):
    event = walk.do("plan_training")
    answer = browse(adviser).post(page_of(event), {"reason": "word " * 200})
    assert (answer.status_code, last(walk)) == (422, event)


def test_the_page_costs_a_few_queries(walk, adviser, browse, django_assert_max_num_queries):
    event, client = walk.do("plan_training"), browse(adviser)
    with django_assert_max_num_queries(15):
        assert client.get(page_of(event)).status_code == 200


def test_the_case_of_the_moment_between_is_as_it_was_then(walk, adviser, browse):
    event, client = walk.do("plan_training"), browse(adviser)
    then = f"/cases/{walk.case_id}/?event={event.seq}"
    before = text(client.get(then)).split('<ol class="panel pad log">')[0]
    undoing.undo(case_id=walk.case_id, seq=event.seq, by=adviser, now=walk.now + timedelta(minutes=1))
    after = text(client.get(then))
    assert after.split('<ol class="panel pad log">')[0].count("Training") == before.count("Training")
    assert "Confirm who comes to the training from culture" in after
    assert page_of(event) not in after
    assert "Taken back by" not in after


def test_what_is_taken_back_is_named_with_what_it_was_about(browse):
    walk = walk_to(Stage.ONBOARDING, days_ago=60)
    walk.day, walk.hour = timezone.localdate(), timezone.localtime().time()
    event = walk.do("report_onboarding", item=min(walk.case.facts.sites_not_onboarded))
    client = browse(in_english(event.by))
    with override("en"):
        name = escape(about(BY_NAME[event.act].words.task, event.item_name))
    page = text(client.get(page_of(event)))
    assert f"<h1>Take back: {name}</h1>" in page
    answer = client.post(page_of(event), {}, follow=True)
    assert f"Taken back: {name}. Everything is as it was before." in text(answer)
    history = text(client.get(f"/cases/{walk.case_id}/history/"))
    assert f"took back what was recorded: {name}" in history
