"""One-click sign-ins exist in the demonstration and nowhere else."""

import importlib

import pytest
from django.contrib.auth import get_user
from django.urls import NoReverseMatch, clear_url_caches, reverse

import config.urls
from accounts.models import User


@pytest.fixture
def demonstration(settings):
    """The site's addresses as they are when it is started as a demonstration."""
    settings.DEMONSTRATION = True
    _route_anew()
    yield
    settings.DEMONSTRATION = False
    _route_anew()


def _route_anew() -> None:
    importlib.reload(config.urls)
    clear_url_caches()


def test_elsewhere_there_is_no_such_page(client, adviser):
    with pytest.raises(NoReverseMatch):
        reverse("demonstration")
    answers = [client.get("/demonstration/"), client.post(f"/demonstration/{adviser.pk}/")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert get_user(client).is_anonymous is True


def test_one_click_signs_in(demonstration, client, adviser):
    answer = client.post(f"/demonstration/{adviser.pk}/")
    assert (answer.status_code, answer.url) == (302, "/")
    assert get_user(client) == adviser


def test_a_link_signs_nobody_in(demonstration, client, adviser):
    assert client.get(f"/demonstration/{adviser.pk}/").status_code == 405
    assert get_user(client).is_anonymous is True


def test_one_person_is_offered_for_each_language_and_nobody_else_can_be_signed_in(demonstration, client, db):
    people = [
        User.objects.create_user(f"{code}.{number}@example.fi", language=code, is_kaikukeskus=True)
        for number in (1, 2)
        for code in ("en", "fi", "sv")
    ]
    page = client.get("/demonstration/")
    assert [guest.user.email for guest in page.context["guests"]] == [
        "fi.1@example.fi",
        "sv.1@example.fi",
        "en.1@example.fi",
    ]
    assert client.post(f"/demonstration/{people[-1].pk}/").status_code == 404
