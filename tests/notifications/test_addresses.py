"""Addresses that a mail server refuses: seen by Kaikukeskus and in the region, and tried again."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from notifications.models import Letter, RefusedAddress
from notifications.queries.addresses import refused_addresses
from notifications.services.addresses import forget_former_addresses, refuse, try_again
from notifications.services.queueing import queue_due

AT = datetime(2026, 3, 3, 6, tzinfo=UTC)
PAGE = "/letters/addresses/"


@pytest.fixture
def refused(heard, who) -> RefusedAddress:
    refuse(who("Sanna"), "sanna@example.fi", "550 no such user", now=AT)
    return RefusedAddress.objects.get()


def test_kaikukeskus_sees_whom_no_letter_reaches_and_why(refused, heard, adviser, browse):
    text = browse(adviser).get(PAGE).content.decode()
    assert "Sanna, sanna@example.fi" in text
    assert "550 no such user" in text
    assert f'href="/cases/{heard.case.pk}/">Alkula</a>' in text


def test_nobody_else_sees_the_page(refused, who, browse, client):
    again = f"{PAGE}{refused.pk}/again/"
    assert browse(who("Kulta")).get(PAGE).status_code == 403
    assert browse(who("Kulta")).post(again).status_code == 403
    assert client.get(PAGE).status_code == client.post(again).status_code == 302
    assert RefusedAddress.objects.get().cleared_at is None


def test_the_other_side_sees_it_beside_the_contact(refused, heard, who, browse):
    page = f"/cases/{heard.case.pk}/"
    said = "Letters to this address come back"
    assert browse(who("Kulta")).get(page).content.decode().count(said) == 1
    User.objects.filter(pk=who("Sanna").pk).update(email="sanna.uusi@example.fi")
    assert said not in browse(who("Kulta")).get(page).content.decode()


def test_whoever_has_it_reads_so_on_every_page_and_that_no_letter_comes_meanwhile(
    refused, who, adviser, browse
):
    said = "Letters to sanna@example.fi come back, so none is sent to you."
    for path in ("/", "/profile/", "/letters/choices/", "/letters/coming/"):
        answer = browse(who("Sanna")).get(path)
        assert (answer.status_code, answer.content.decode().count(said)) == (200, 1), path
    coming = f"/letters/coming/{who('Sanna').pk}/"
    assert "while the mail server refuses the address." in browse(adviser).get(coming).content.decode()
    assert said not in browse(adviser).get(coming).content.decode()


def test_no_letter_is_written_to_it_until_it_is_tried_again(refused, who, adviser, browse):
    queue_due(AT)
    assert Letter.objects.filter(recipient=who("Sanna")).count() == 0
    answer = browse(adviser).post(f"{PAGE}{refused.pk}/again/", follow=True)
    assert "Letters go to sanna@example.fi again." in answer.content.decode()
    assert "Letters reach everybody." in answer.content.decode()
    assert who("Sanna").letters_come_back is False
    queue_due(AT)
    assert Letter.objects.filter(recipient=who("Sanna")).count() == 1


def test_to_follow_a_link_tries_nothing_again(refused, adviser, browse):
    assert browse(adviser).get(f"{PAGE}{refused.pk}/again/").status_code == 405
    assert list(refused_addresses()) == [refused]


def test_an_address_that_was_changed_is_no_trouble_any_more(refused, who, adviser, browse):
    User.objects.filter(pk=who("Sanna").pk).update(email="sanna.uusi@example.fi")
    assert list(refused_addresses()) == []
    assert browse(adviser).post(f"{PAGE}{refused.pk}/again/").status_code == 404


def test_an_address_refused_twice_is_listed_once_and_may_be_refused_again_later(refused, who):
    sanna = who("Sanna")
    refuse(sanna, sanna.email, "550 still not", now=AT)
    assert [one.said for one in refused_addresses()] == ["550 no such user"]
    try_again(refused, now=AT)
    refuse(sanna, sanna.email, "550 and again", now=AT)
    assert [one.said for one in refused_addresses()] == ["550 and again"]
    assert who("Sanna").letters_come_back is True


def test_trying_an_old_address_again_says_nothing_of_a_new_one(refused, who):
    User.objects.filter(pk=who("Sanna").pk).update(email="uusi@example.fi")
    refuse(User.objects.get(email="uusi@example.fi"), "uusi@example.fi", "550", now=AT)
    try_again(refused, now=AT)
    assert User.objects.get(email="uusi@example.fi").letters_come_back is True


def test_a_former_address_that_is_refused_later_hides_nothing_of_the_present_one(refused, who):
    User.objects.filter(pk=who("Sanna").pk).update(email="uusi@example.fi")
    person = User.objects.get(email="uusi@example.fi")
    refuse(person, "uusi@example.fi", "550", now=AT)
    refuse(person, "sanna@example.fi", "550 still not", now=AT)
    forget_former_addresses(AT)
    assert User.objects.get(pk=person.pk).letters_come_back is True
    assert [one.address for one in refused_addresses()] == ["uusi@example.fi"]


def test_a_long_list_asks_no_more_than_a_short_one(refused, heard, who, adviser, browse):
    client, counted = browse(adviser), []
    client.get(PAGE)
    for people in ([], [who("Kulta"), adviser]):
        for one in people:
            refuse(one, one.email, "550", now=AT)
        with CaptureQueriesContext(connection) as asked:
            client.get(PAGE)
        counted.append(len(asked))
    assert (counted[0] == counted[1], refused_addresses().count()) == (True, 3)
