"""No more letters of a group, by a link in a letter and without signing in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from notifications.declarations import GROUPS
from notifications.links import Purpose, link_to
from notifications.models.preferences import Channel
from notifications.queries.choices import choices_of
from notifications.services.links import withdraw_all

ONE_CLICK = {"List-Unsubscribe": "One-Click"}
USUAL = {group.name: Channel.NOW for group in GROUPS}


def address(person, thing="digest", purpose=Purpose.UNSUBSCRIBE, age=timedelta(0)) -> str:
    """As it stands in the letter's head, below the site's own."""
    link = link_to(purpose, person_id=person.pk, thing=thing, now=timezone.now() - age)
    return f"/letters/unsubscribe/{link.rstrip('/').rpartition('/')[2]}/"


def chosen(person) -> dict[str, Channel]:
    return choices_of([person.pk])[person.pk]


@pytest.fixture
def mail_program() -> Client:
    """It has no cookies, and nobody gave it a token against forgery."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def reader(person):
    User.objects.filter(pk=person.pk).update(language="en")
    return person


def test_the_link_leads_here(reader):
    link = link_to(Purpose.UNSUBSCRIBE, person_id=reader.pk, thing="digest", now=timezone.now())
    assert "/letters/unsubscribe/" in link


def test_following_the_link_asks_and_changes_nothing(reader, mail_program):
    for ask in (mail_program.get, mail_program.head):
        assert ask(address(reader)).status_code == 200
    page = mail_program.get(address(reader))
    assert "No more of these letters?" in page.content.decode()
    assert "paula.pohja@example.fi" in page.content.decode()
    assert chosen(reader) == USUAL


def test_one_click_is_enough_and_once_more_is_the_same(reader, mail_program):
    for _time in range(2):
        answer = mail_program.post(address(reader), ONE_CLICK)
        assert answer.status_code == 200
        assert "These letters come no longer" in answer.content.decode()
        assert 'href="/letters/choices/"' in answer.content.decode()
        assert chosen(reader) == USUAL | {"digest": Channel.OFF}


def test_whoever_is_signed_in_it_is_the_link_that_says_whose_letters(reader, adviser, browse):
    assert browse(adviser).post(address(reader), ONE_CLICK).status_code == 200
    assert (chosen(reader)["digest"], chosen(adviser)["digest"]) == (Channel.OFF, Channel.NOW)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_page_speaks_the_language_of_the_person(person, mail_program, language):
    User.objects.filter(pk=person.pk).update(language=language)
    assert f'<html lang="{language}">' in mail_program.get(address(person)).content.decode()


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda person: address(person)[:-3] + "x/",
        lambda person: address(person).replace("digest", "tasks"),
        lambda person: address(person, thing="pilot"),
        lambda person: address(person, thing="moon"),
        lambda person: address(person, purpose=Purpose.SEEN),
        lambda person: address(person, age=timedelta(days=400)),
        lambda person: "/letters/unsubscribe/é/",
    ],
)
def test_a_link_that_is_not_for_this_changes_nothing(reader, mail_program, spoilt):
    for ask in (mail_program.get, mail_program.post):
        assert ask(spoilt(reader)).status_code == 404
    assert chosen(reader) == USUAL


def test_a_withdrawn_link_changes_nothing(reader, mail_program):
    spent = address(reader, age=timedelta(minutes=1))
    withdraw_all(reader, now=timezone.now())
    assert mail_program.post(spent, ONE_CLICK).status_code == 404
    assert chosen(reader) == USUAL


def test_posts_in_haste_are_refused_and_looks_are_not(reader, mail_program, settings):
    settings.ACCOUNT_RATE_LIMITS = {"link": "2/m/ip"}
    assert [mail_program.post(f"{address(reader)[:-3]}x/").status_code for _time in range(2)] == [404, 404]
    answer = mail_program.post(address(reader), ONE_CLICK)
    assert (answer.status_code, answer.templates[0].name) == (429, "429.html")
    assert answer.headers["Cache-Control"] == "no-store"
    assert chosen(reader) == USUAL
    assert mail_program.get(address(reader)).status_code == 200
    elsewhere = Client(enforce_csrf_checks=True, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.post(address(reader), ONE_CLICK).status_code == 200
    assert chosen(reader) == USUAL | {"digest": Channel.OFF}
