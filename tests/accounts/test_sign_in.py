"""Signing in by a code: the whole way, what is never said about an address, and that nobody signs up."""

import re

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth import get_user
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from accounts.models import User

SIGN_IN, CODE = "/sign-in/", "/sign-in/code/"


def ask_for_code(client, address: str):
    return client.post(SIGN_IN, {"login": address}, follow=True)


def code_in_letter() -> str:
    lines = mail.outbox[-1].body.splitlines()
    return next(line for line in lines if re.fullmatch(r"[A-Z0-9-]{6,}", line))


@pytest.mark.postgresql
def test_a_person_signs_in_with_the_code_from_the_letter(client, person):
    page = ask_for_code(client, "Paula.Pohja@example.fi")
    assert page.redirect_chain == [(CODE, 302)]
    assert mail.outbox[0].to == ["paula.pohja@example.fi"]
    answer = client.post(CODE, {"code": code_in_letter()})
    assert (answer.status_code, answer.url) == (302, "/")
    assert get_user(client) == person
    session = answer.cookies["sessionid"]
    assert (session["httponly"], session["samesite"]) == (True, "Lax")


def test_signing_in_leads_to_the_page_that_was_asked_for(client, person):
    asked = client.get("/profile/")
    assert asked.url == "/sign-in/?next=/profile/"
    client.post(asked.url, {"login": person.email, "next": "/profile/"})
    answer = client.post(CODE, {"code": code_in_letter(), "next": "/profile/"})
    assert (answer.status_code, answer.url) == (302, "/profile/")


def test_a_page_of_another_site_is_not_gone_to_after_signing_in(client, person):
    client.post(SIGN_IN, {"login": person.email, "next": "https://evil.example/"})
    answer = client.post(CODE, {"code": code_in_letter(), "next": "https://evil.example/"})
    assert (answer.status_code, answer.url) == (302, "/")


def test_an_unknown_address_gets_the_same_answer_and_no_letter(client, person):
    known = ask_for_code(client, person.email)
    client.cookies.clear()
    unknown = ask_for_code(client, "nobody@example.fi")
    assert unknown.redirect_chain == known.redirect_chain
    assert said(unknown, "nobody@example.fi") == said(known, person.email)
    assert [letter.to for letter in mail.outbox] == [[person.email]]


def test_a_person_whose_sign_in_is_closed_gets_the_same_answer_and_no_letter(client, person):
    known = ask_for_code(client, person.email)
    client.cookies.clear()
    User.objects.filter(pk=person.pk).update(is_active=False)
    closed = ask_for_code(client, person.email)
    assert said(closed, person.email) == said(known, person.email)
    assert len(mail.outbox) == 1


def said(page, address: str) -> str:
    """The page without what differs from request to request."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())
    return text.replace(address, "ADDRESS")


def test_a_wrong_code_is_said_at_the_field_and_another_try_is_possible(client, person):
    ask_for_code(client, person.email)
    answer = client.post(CODE, {"code": "WRONG1"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["code"]
    assert client.post(CODE, {"code": code_in_letter()}).status_code == 302
    assert get_user(client) == person


def test_after_three_wrong_codes_the_right_one_is_of_no_use(client, person):
    ask_for_code(client, person.email)
    code = code_in_letter()
    answers = [client.post(CODE, {"code": "WRONG1"}).status_code for _ in range(3)]
    assert answers == [422, 422, 302]
    client.post(CODE, {"code": code})
    assert get_user(client).is_anonymous is True


def test_a_code_that_has_expired_is_of_no_use_and_leads_back_to_asking_for_another(client, person, settings):
    ask_for_code(client, person.email)
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1
    answer = client.post(CODE, {"code": code_in_letter()}, follow=True)
    assert get_user(client).is_anonymous is True
    assert (answer.status_code, answer.redirect_chain[-1][0]) == (200, SIGN_IN)


def test_what_is_no_address_is_said_at_the_field_and_kept(client, db):
    answer = client.post(SIGN_IN, {"login": "paula"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["login"]
    assert 'value="paula"' in answer.content.decode()


def test_there_is_no_sign_up(client, db):
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert client.get("/signup/").status_code == 404
    assert client.post("/signup/", {"email": "new@example.fi"}).status_code == 404
    assert User.objects.count() == 0


def test_the_letter_is_in_the_language_of_the_person_not_of_the_browser(client, person, monkeypatch):
    languages = []
    monkeypatch.setattr(
        DefaultAccountAdapter, "send_mail", lambda self, *letter: languages.append(get_language())
    )
    User.objects.filter(pk=person.pk).update(language="sv")
    client.post(SIGN_IN, {"login": person.email}, headers={"accept-language": "en"})
    assert languages == ["sv"]


def test_an_address_is_sent_three_codes_a_minute_at_most(person):
    answers = [Client().post(SIGN_IN, {"login": person.email}).status_code for _ in range(4)]
    assert answers == [302, 302, 302, 422]
    assert len(mail.outbox) == 3


def test_signing_out_is_a_post_and_leads_to_signing_in(browse, person):
    client = browse(person)
    assert client.get("/sign-out/").status_code == 200
    assert get_user(client) == person
    assert client.post("/sign-out/").url == SIGN_IN
    assert get_user(client).is_anonymous is True


@pytest.mark.postgresql
def test_an_address_is_one_persons_whatever_its_case(person):
    from django.db import IntegrityError

    with pytest.raises(IntegrityError):
        User.objects.create(email="PAULA.POHJA@example.fi")
