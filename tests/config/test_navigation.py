"""The main menu: who sees what, and which entry is the page being read."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import reverse

from config.templatetags.navigation import MENU, navigation


def entries(user, path: str = "/profile/", unread: int = 0) -> list[dict]:
    request = RequestFactory().get(path)
    return navigation({"request": request, "user": user, "unread_notices": unread})["entries"]


@pytest.mark.parametrize("item", MENU, ids=lambda item: item.view)
def test_every_entry_leads_somewhere(item):
    assert reverse(item.view).startswith("/")


def test_a_local_person_sees_tasks_regions_rules_and_notices(person):
    assert [entry["url"] for entry in entries(person)] == [
        reverse("workflows:inbox"),
        reverse("workflows:regions"),
        reverse("workflows:rules"),
        reverse("notifications:notices"),
    ]


def test_kaikukeskus_sees_the_pipeline_instead_of_own_regions_and_the_settings_too(adviser):
    assert [entry["url"] for entry in entries(adviser)] == [
        reverse("workflows:inbox"),
        reverse("workflows:pipeline"),
        reverse("workflows:rules"),
        reverse("notifications:notices"),
        reverse("workflows:configuration"),
    ]


def test_before_signing_in_there_is_no_menu():
    assert entries(AnonymousUser()) == []


def test_the_page_being_read_and_pages_below_it_are_marked(adviser):
    settings = reverse("workflows:configuration")
    marked = {path: _marks(adviser, path) for path in ("/", settings, f"{settings}due/", "/profile/")}
    assert marked == {
        "/": {"/": "page"},
        settings: {settings: "page"},
        f"{settings}due/": {settings: "true"},
        "/profile/": {},
    }


def _marks(user, path: str) -> dict[str, str]:
    return {entry["url"]: entry["current"] for entry in entries(user, path) if entry["current"]}


def test_unread_notices_are_counted_at_their_entry_only(person):
    counts = {entry["url"]: entry["count"] for entry in entries(person, unread=3)}
    assert {url: count for url, count in counts.items() if count} == {reverse("notifications:notices"): 3}
