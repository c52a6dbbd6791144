"""A region gets in touch: on the public page, and through Kaikukeskus."""

import pytest
from django.test import Client

from adoption.models import Inquiry
from tests.adoption.region import country
from workflows.models import AdoptionCase, CaseEvent, CaseTask

PAGE = "/contact/"
SENT = "/contact/sent/"
REGISTER = "/contacts/new/"
SAID = {
    "municipalities": "Alkula, Beekylä",
    "name": "Lauri Lähettäjä",
    "email": "lauri@example.fi",
    "message": "Haluaisimme kuulla lisää.",
    "origin": "council",
    "website": "",
}


@pytest.fixture(autouse=True)
def municipalities(db):
    return country()


def send(client=None, **changes):
    return (client or Client(headers={"accept-language": "en"})).post(PAGE, SAID | changes)


def test_the_page_is_open_to_anybody_and_changes_nothing():
    answer = Client().get(PAGE)
    assert answer.status_code == 200
    assert AdoptionCase.objects.count() == 0


@pytest.mark.rule("R4", "R6")
def test_a_message_opens_a_case_and_its_tasks_exist_at_once():
    answer = send()
    assert (answer.status_code, answer["Location"]) == (302, SENT)
    case = AdoptionCase.objects.get()
    assert case.stage == "contact"
    assert {one.code for one in case.adoption.region.municipalities.all()} == {"101", "102"}
    assert set(CaseTask.objects.open().values_list("act", "turn")) == {
        ("take_ownership", "centre"),
        ("answer_contact", "centre"),
    }
    inquiry = Inquiry.objects.get()
    assert (inquiry.name, inquiry.email, inquiry.origin) == ("Lauri Lähettäjä", "lauri@example.fi", "council")
    assert (inquiry.message, inquiry.recorded_by) == ("Haluaisimme kuulla lisää.", None)


def test_the_log_names_no_sender():
    send()
    event = CaseEvent.objects.get()
    assert (event.act, event.by) == ("register_contact", None)
    assert event.data == {"municipalities": ["101", "102"], "origin": "council", "path": 1}


def test_the_sender_is_told_what_happens_next():
    client = Client(headers={"accept-language": "en"})
    send(client)
    answer = client.get(SENT)
    assert answer.status_code == 200
    assert "answers you by e-mail within a week" in answer.content.decode()


def test_a_misspelt_municipality_is_answered_with_the_nearest_and_nothing_typed_is_lost():
    answer = send(municipalities="Alkla")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Did you mean Alkula?" in text
    assert "Lauri Lähettäjä" in text
    assert "Haluaisimme kuulla lisää." in text
    assert AdoptionCase.objects.count() == 0


def test_an_empty_post_is_answered_at_the_fields():
    answer = Client().post(PAGE)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"municipalities", "name", "email", "message", "origin"}


@pytest.mark.parametrize("changes", [{}, {"municipalities": "", "email": "x"}])
def test_a_filled_in_trap_is_thanked_and_nothing_is_written(changes):
    answer = send(website="http://spam.example", **changes)
    assert (answer.status_code, answer["Location"]) == (302, SENT)
    assert AdoptionCase.objects.count() == Inquiry.objects.count() == 0


def test_the_sixth_message_within_an_hour_is_refused_and_kept():
    for _number in range(5):
        assert send().status_code == 302
    answer = send(message="Kuudes viesti")
    text = answer.content.decode()
    assert answer.status_code == 429
    assert "Yours was not sent" in text
    assert "Kuudes viesti" in text
    assert AdoptionCase.objects.count() == 5
    assert Client(REMOTE_ADDR="192.0.2.7").post(PAGE, SAID).status_code == 302


def test_mistakes_do_not_use_up_the_messages():
    for _number in range(7):
        assert send(email="x").status_code == 422
    assert send().status_code == 302


def test_kaikukeskus_enters_a_contact_it_was_told_about(browse, adviser):
    said = {name: value for name, value in SAID.items() if name != "website"} | {"received_on": "2.3.2026"}
    answer = browse(adviser).post(REGISTER, said)
    case = AdoptionCase.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/cases/{case.pk}/")
    assert Inquiry.objects.get().recorded_by == adviser
    event = CaseEvent.objects.get()
    assert event.by == adviser
    assert event.data == {
        "municipalities": ["101", "102"],
        "origin": "council",
        "received_on": "2026-03-02",
        "path": 1,
    }
    assert set(CaseTask.objects.open().values_list("act", flat=True)) == {"take_ownership", "answer_contact"}


def test_a_contact_entered_with_mistakes_keeps_what_was_typed(browse, adviser):
    answer = browse(adviser).post(REGISTER, SAID | {"received_on": "1.1.2090"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["received_on"]
    assert "Lauri Lähettäjä" in answer.content.decode()
    assert AdoptionCase.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_kaikukeskus_enters_contacts(browse, adviser, person, method):
    assert getattr(browse(adviser), method)(REGISTER).status_code in (200, 422)
    assert getattr(browse(person), method)(REGISTER).status_code == 403
    answer = getattr(Client(), method)(REGISTER)
    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={REGISTER}")


def test_the_page_is_in_the_visitors_language_and_small():
    for language in ("fi", "sv", "en"):
        text = Client(headers={"accept-language": language}).get(PAGE).content.decode()
        assert f'<html lang="{language}"' in text
        assert len(text.encode()) < 100_000
