"""No more letters of a group, by a link in a letter and without signing in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from accounts.models import User
from notifications.declarations import GROUPS
from notifications.links import Purpose, link_to
from notifications.models.preferences import Channel
from notifications.queries.choices import choices_of
from notifications.services.choices import choose
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


def test_followed_again_the_link_says_that_the_letters_come_no_longer(reader, mail_program):
    mail_program.post(address(reader), ONE_CLICK)
    page = mail_program.get(address(reader)).content.decode()
    assert ("These letters come no longer" in page, "No more of these letters?" in page) == (True, False)
    choose(reader.pk, {"digest": Channel.NOW})
    assert "No more of these letters?" in mail_program.get(address(reader)).content.decode()


KEPT = {"tasks": Channel.DIGEST, "late": Channel.DIGEST, "reminders": Channel.OFF}
MORE_MAY_COME = {
    "fi": "Sen jälkeen asiat, jotka olet valinnut vain koosteeseen, tulevat päivän viestissä",
    "sv": "Det som du har valt bara för sammandraget kommer därefter i dagens brev",
    "en": "What you have chosen for the digest alone then comes in the letter of the day",
}
IT_COMES = {
    "fi": "Et saa koosteita. Siksi asiat, jotka olet valinnut vain koosteeseen, tulevat päivän viestissä",
    "sv": "Du får inga sammandrag, så det som du har valt bara för dem kommer i dagens brev",
    "en": "You get no digests, so what you have chosen for them alone comes in the letter of the day",
}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_who_kept_something_for_the_digest_reads_before_and_after_that_it_comes_all_the_same(
    person, mail_program, language
):
    choose(person.pk, KEPT)
    User.objects.filter(pk=person.pk).update(language=language)
    before, after = (ask(address(person)).content.decode() for ask in (mail_program.get, mail_program.post))
    labels = {group.name: group.label for group in GROUPS}
    with override(language):
        what = f"{labels['tasks']}, {labels['late']}."
    assert (MORE_MAY_COME[language] in before, IT_COMES[language] in before) == (True, False)
    assert (MORE_MAY_COME[language] in after, IT_COMES[language] in after) == (False, True)
    assert [
        text for text in (before, after) if what not in text or 'href="/letters/choices/"' not in text
    ] == []


@pytest.mark.parametrize(
    ("thing", "kept"), [("digest", {}), ("digest", {"tasks": Channel.OFF}), ("late", KEPT)]
)
def test_who_kept_nothing_for_the_digest_or_stops_something_else_reads_nothing_of_it(
    reader, mail_program, thing, kept
):
    choose(reader.pk, kept)
    for ask in (mail_program.get, mail_program.post):
        text = ask(address(reader, thing)).content.decode()
        assert (MORE_MAY_COME["en"] in text, IT_COMES["en"] in text) == (False, False)


def test_whoever_is_signed_in_it_is_the_link_that_says_whose_letters(reader, adviser, browse):
    assert browse(adviser).post(address(reader), ONE_CLICK).status_code == 200
    assert (chosen(reader)["digest"], chosen(adviser)["digest"]) == (Channel.OFF, Channel.NOW)


def test_the_page_shows_nothing_of_whoever_is_signed_in(reader, adviser, browse):
    page = browse(adviser).get(address(reader)).content.decode()
    assert ('href="/profile/"' in page, str(adviser) in page) == (False, False)


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
