"""The one page of every act: three people look at it, it performs, refuses, keeps what was typed."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from adoption.models import Appointment, Inquiry
from config.demonstration.walk import Walk
from tests.workflows.regions import in_english, on_both_sides, person_of, places, stranger, walk_to
from workflows.models import CaseEvent, CaseTask, Draft
from workflows.stages import Stage

pytestmark = pytest.mark.django_db

APPOINTED = {"appointed_by": "Board of culture", "appointed_on": "1.9.2026"}


@pytest.fixture
def walk():
    return walk_to(Stage.WORKING_GROUP, days_ago=100)


@pytest.fixture
def culture(walk) -> User:
    return person_of(walk, "culture")


def act(walk, name: str, item: str = "") -> str:
    return f"/cases/{walk.case_id}/do/{name}/" + (f"{item}/" if item else "")


def appointed(walk, **changes) -> dict:
    day = walk.day.strftime("%-d.%-m.%Y")
    return {"contacts": [walk.contacts("culture")[0].pk], **APPOINTED, "appointed_on": day, **changes}


def test_a_contact_of_the_region_sees_what_to_do_and_why_by_when_and_which_rules(walk, culture, browse):
    page = browse(culture).get(act(walk, "appoint_culture"))
    text = page.content.decode()
    assert page.status_code == 200
    assert "<h1>Appoint culture&#x27;s responsible persons</h1>" in text
    assert "Culture names at least one person who prepares Kaikukortti." in text
    assert "Published page, Introduction" in text
    assert '<a href="/rules/R8/">R8</a>, <a href="/rules/R9/">R9</a>' in text
    assert "days late" in text
    assert "5 min" in text


def test_a_stranger_and_a_colleague_of_another_region_find_nothing(walk, browse):
    assert browse(stranger()).get(act(walk, "appoint_culture")).status_code == 404


def test_whoever_may_see_the_case_but_not_do_the_act_is_told_whose_it_is(walk, browse):
    page = browse(in_english(walk.adviser)).get(act(walk, "form_group"))
    assert page.status_code == 403
    assert "This is not yours to do in this case." in page.content.decode()
    assert "Kaisa Kulttuuri, Seppo Sote" in page.content.decode()


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("no_such_act", ""),
        ("appoint_culture", "site:1"),
        ("contact_leaves", "contact:99999"),
        ("contact_leaves", "site:1"),
        ("contact_leaves", "nonsense"),
        ("contact_leaves", "contact:" + "9" * 30),
    ],
)
def test_an_unknown_act_or_a_thing_that_the_case_does_not_have_is_not_found(
    walk, culture, browse, name, item
):
    assert browse(culture).get(act(walk, name, item)).status_code == 404


def test_a_thing_of_another_case_is_not_found(walk, culture, browse):
    other = walk_to(Stage.WORKING_GROUP, municipality="102", places=places())
    theirs = other.contacts("culture")[0]
    assert browse(culture).get(act(walk, "contact_leaves", f"contact:{theirs.pk}")).status_code == 404


def test_a_case_there_is_none_of_is_not_found(culture, browse):
    assert browse(culture).get("/cases/999999/do/hold/").status_code == 404
    assert browse(culture).get(f"/cases/{'9' * 30}/do/hold/").status_code == 404


def test_performing_records_says_what_follows_and_leads_to_the_case(walk, culture, browse):
    answer = browse(culture).post(act(walk, "appoint_culture"), appointed(walk), follow=True)
    assert answer.redirect_chain == [(f"/cases/{walk.case_id}/", 302)]
    assert Appointment.objects.standing().get(turn="culture").appointed_by == "Board of culture"
    assert f"Saved: {culture} recorded whom culture appointed." in answer.content.decode()
    event = CaseEvent.objects.filter(case=walk.case_id).latest("seq")
    assert (event.act, event.by, event.for_side) == ("appoint_culture", culture, "culture")


def test_the_last_half_says_who_is_asked_next(walk, culture, browse):
    walk.do("appoint_care")
    answer = browse(culture).post(act(walk, "appoint_culture"), appointed(walk), follow=True)
    assert "Next: Form the local working group (The region)." in answer.content.decode()


def test_whoever_came_from_the_inbox_goes_back_to_it(walk, culture, browse):
    page = browse(culture).get(act(walk, "appoint_culture") + "?next=inbox")
    assert '<input type="hidden" name="next" value="inbox">' in page.content.decode()
    answer = browse(culture).post(act(walk, "appoint_culture"), appointed(walk, next="inbox"))
    assert answer.url == "/"


def test_nobody_is_led_elsewhere(walk, culture, browse):
    answer = browse(culture).post(act(walk, "appoint_culture"), appointed(walk, next="//evil.example"))
    assert answer.url == f"/cases/{walk.case_id}/"


def test_wrong_input_is_said_at_the_field_and_keeps_what_was_typed(walk, culture, browse):
    tomorrow = (timezone.localdate() + timedelta(days=1)).strftime("%-d.%-m.%Y")
    wrong = appointed(walk, appointed_on=tomorrow, appointed_by="The mayor’s deputy")
    answer = browse(culture).post(act(walk, "appoint_culture"), wrong)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert text.count("This day is still to come. Give today or an earlier day.") == 2
    assert 'value="The mayor’s deputy"' in text
    assert f'value="{tomorrow}"' in text
    assert Appointment.objects.filter(turn="culture").count() == 0


def test_a_half_filled_form_is_kept_as_typed_and_offered_with_who_saved_it(walk, culture, browse):
    client = browse(culture)
    half = {"appointed_by": "Board", "appointed_on": "the 3rd of", "draft": "1"}
    answer = client.post(act(walk, "appoint_culture"), half)
    assert (answer.status_code, answer.url) == (302, act(walk, "appoint_culture"))
    draft = Draft.objects.get(case=walk.case_id)
    assert draft.data == {"appointed_by": ["Board"], "appointed_on": ["the 3rd of"]}
    text = (
        browse(in_english(walk.contacts("sote")[0].user)).get(act(walk, "appoint_culture")).content.decode()
    )
    assert 'value="the 3rd of"' in text
    assert "This is a draft that Kaisa Kulttuuri saved on" in text
    assert "Check " not in text


def test_a_draft_can_be_thrown_away(walk, culture, browse):
    client = browse(culture)
    client.post(act(walk, "appoint_culture"), {"appointed_by": "Board", "draft": "1"})
    client.post(act(walk, "appoint_culture"), {"discard": "1"})
    assert Draft.objects.count() == 0


def test_an_empty_form_makes_no_draft(walk, culture, browse):
    answer = browse(culture).post(act(walk, "appoint_culture"), {"draft": "1"}, follow=True)
    assert "there is nothing to save" in answer.content.decode()
    assert Draft.objects.count() == 0


def test_performing_leaves_no_draft(walk, culture, browse):
    client = browse(culture)
    client.post(act(walk, "appoint_culture"), {"appointed_by": "Board", "draft": "1"})
    client.post(act(walk, "appoint_culture"), appointed(walk))
    assert Draft.objects.waiting().count() == 0


def test_nobody_keeps_a_draft_of_what_is_not_theirs(walk, browse):
    answer = browse(walk.adviser).post(act(walk, "form_group"), {"kind": "pair", "draft": "1"})
    assert (answer.status_code, Draft.objects.count()) == (403, 0)


def test_what_has_been_done_says_by_whom_and_when_and_loses_nothing_typed(browse):
    walk = walk_to(Stage.TRAINING, days_ago=100).until("confirm_attendance_culture")
    culture = person_of(walk, "culture")
    url = act(walk, "confirm_attendance_culture")
    contact = walk.contacts("culture")[0].pk
    walk.do("confirm_attendance_culture", by=culture)
    for answer in (browse(culture).get(url), browse(culture).post(url, {"contacts": [contact]})):
        assert answer.status_code == 409
        assert "This has already been done by Kaisa Kulttuuri on" in answer.content.decode()
    assert "What you wrote" in answer.content.decode()
    assert Draft.objects.get(act="confirm_attendance_culture").data == {"contacts": [str(contact)]}


def test_what_needs_something_first_says_what_and_where_to_begin(walk, culture, browse):
    page = browse(culture).get(act(walk, "form_group"))
    text = page.content.decode()
    assert page.status_code == 409
    assert "This cannot be done yet: Nobody is appointed for culture" in text
    assert f'href="{act(walk, "appoint_culture")}"' in text


def test_what_belongs_to_another_step_says_where_the_case_is(walk, browse):
    page = browse(in_english(walk.adviser)).get(act(walk, "mark_training_held"))
    assert page.status_code == 409
    assert "This cannot be done while the case is at “Working group”." in page.content.decode()


def test_a_contact_of_both_sides_is_told_that_both_halves_are_theirs(walk, culture, browse):
    told = "You are a contact of both sides"
    assert told not in browse(culture).get(act(walk, "appoint_culture")).content.decode()
    on_both_sides(walk, culture)
    assert told in browse(culture).get(act(walk, "appoint_culture")).content.decode()


def test_another_persons_task_may_be_done_and_says_who_holds_it(walk, culture, browse):
    page = browse(culture).get(act(walk, "appoint_care"))
    assert page.status_code == 200
    assert "Seppo Sote has taken this task." in page.content.decode()


def test_the_step_so_far_shows_what_was_answered(walk, culture, browse):
    walk.do("appoint_care", appointed_on=date(2026, 3, 11))
    text = browse(culture).get(act(walk, "appoint_culture")).content.decode()
    assert "Appointed on: 11 Mar 2026" in text
    assert "Appointed persons: Seppo Sote" in text


def test_artwork_is_approved_or_returned_from_the_same_place(browse):
    walk = walk_to(Stage.PRINTING, days_ago=300).until("approve_artwork")
    text = browse(in_english(walk.adviser)).get(act(walk, "approve_artwork")).content.decode()
    assert f'href="{act(walk, "return_artwork")}"' in text


def test_a_link_to_an_open_task_leads_to_its_act(walk, culture, browse):
    task = CaseTask.objects.open().get(case=walk.case_id, act="appoint_culture")
    assert browse(culture).get(f"/tasks/{task.pk}/").url == act(walk, "appoint_culture") + "?next=inbox"
    assert browse(stranger()).get(f"/tasks/{task.pk}/").status_code == 404
    assert browse(culture).get("/tasks/999999/").status_code == 404


def test_a_link_to_a_done_task_says_by_whom_and_when(walk, culture, browse):
    task = CaseTask.objects.open().get(case=walk.case_id, act="appoint_culture")
    walk.do("appoint_culture", by=culture)
    page = browse(culture).get(f"/tasks/{task.pk}/")
    assert page.status_code == 409
    assert "This has already been done by Kaisa Kulttuuri on" in page.content.decode()


def test_a_link_to_a_task_that_fell_away_says_what_ended_it(walk, culture, browse):
    task = CaseTask.objects.open().get(case=walk.case_id, act="appoint_culture")
    walk.do("end_by_kaikukeskus", reason="The council declined")
    page = browse(culture).get(f"/tasks/{task.pk}/")
    assert page.status_code == 409
    assert "This task is no longer asked for." in page.content.decode()
    assert "Nelli Neuvoja ended the case" in page.content.decode()


def test_the_page_is_small_and_asks_the_database_little(walk, culture, browse, django_assert_max_num_queries):
    client = browse(culture)
    with django_assert_max_num_queries(20):
        page = client.get(act(walk, "appoint_culture"))
    assert len(page.content) < 100_000


def test_whoever_answers_a_contact_reads_who_got_in_touch_and_what_they_wrote(browse):
    walk = walk_to(Stage.CONTACT)
    said = Inquiry.objects.get(adoption=walk.case.adoption)
    Inquiry.objects.filter(pk=said.pk).update(message="We saw the card in use nearby.")
    for page in (act(walk, "answer_contact"), f"/cases/{walk.case_id}/"):
        text = browse(in_english(walk.adviser)).get(page).content.decode()
        assert f'href="mailto:{said.email}"' in text
        assert "We saw the card in use nearby." in text


def test_what_the_database_refuses_a_moment_too_late_is_said_and_kept(browse, monkeypatch):
    """Two workers answer two contacts about one municipality: the form of the second saw no other region yet."""
    first = walk_to(Stage.INFO_SESSION)
    second = Walk(adviser=first.adviser, day=first.day).contact([places()["101"]])
    second.do("take_ownership")
    monkeypatch.setattr("adoption.forms.inquiries.running_elsewhere", lambda municipalities, adoption: [])
    answer = {
        "outcome": "go_on",
        "kind": "municipality",
        "municipalities": "Alkula",
        "culture_name": "Kulta",
        "culture_email": "kulta@example.fi",
    }
    refused = browse(in_english(first.adviser)).post(act(second, "answer_contact"), answer)
    assert refused.status_code == 409
    assert "Somebody recorded the same elsewhere at the same moment." in refused.content.decode()
    assert second.case.at is Stage.CONTACT
    assert Draft.objects.get(case=second.case_id).data["culture_email"] == ["kulta@example.fi"]
