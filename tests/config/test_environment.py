"""What differs between places comes from the environment, and the README says all of it."""

import os
import re
import runpy
from datetime import UTC, datetime

import pytest
from django.conf import settings as site
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from notifications.links import BadLink, Link, Purpose, read

README = (site.ROOT / "README.md").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 26, 9, 30, 12, tzinfo=UTC)
LINK = Link("user:5", Purpose.ACT, "task:17", NOW)


class Listening(dict):
    """An environment that keeps the names that it was asked for."""

    def __init__(self, *args):
        super().__init__(*args)
        self.asked = set()

    def get(self, name, default=None):
        self.asked.add(name)
        return super().get(name, default)

    def __getitem__(self, name):
        self.asked.add(name)
        return super().__getitem__(name)


def read_from(environment: dict) -> dict:
    """The settings as they are read from this environment."""
    with pytest.MonkeyPatch.context() as there:
        there.setattr(os, "environ", environment)
        return runpy.run_path(str(site.ROOT / "config" / "settings.py"))


def a_site(**environment: str) -> dict:
    return read_from({"KAIKUPOLKU_VAR": str(site.VAR), "SECRET_KEY": "first"} | environment)


def test_every_name_that_the_settings_ask_for_stands_among_those_of_the_readme():
    environment = Listening({"KAIKUPOLKU_VAR": str(site.VAR), "SECRET_KEY": "first"})
    read_from(environment)
    (said,) = re.findall(r"^## Settings\n(.*?)^## ", README, re.MULTILINE | re.DOTALL)
    documented = set(re.findall(r"^\|.*\|$", said, re.MULTILINE))
    named = {name for row in documented for name in re.findall(r"`([A-Z_]+)(?:=1)?`", row.split("|")[1])}
    assert {"DATABASE_URL", "EMAIL_HOST", "SECRET_KEY"} <= environment.asked
    assert named == environment.asked


@pytest.mark.parametrize(
    ("kept", "works"), [("first", True), ("zeroth,first", True), ("", False), ("other", False)]
)
def test_a_link_outlives_a_change_of_the_key_if_the_environment_keeps_the_former(settings, kept, works):
    settings.SECRET_KEY = a_site()["SECRET_KEY"]
    token = LINK.token
    changed = a_site(SECRET_KEY="second", SECRET_KEY_FALLBACKS=kept)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = (
        changed["SECRET_KEY"],
        changed["SECRET_KEY_FALLBACKS"],
    )
    assert LINK.token != token
    if works:
        assert read(token, NOW) == LINK
    else:
        with pytest.raises(BadLink):
            read(token, NOW)


def test_without_former_keys_there_are_none():
    assert a_site()["SECRET_KEY_FALLBACKS"] == []


@pytest.mark.parametrize(("proxies", "answers"), [("1", [404, 429, 404]), ("0", [404, 429, 429])])
def test_behind_a_proxy_each_address_has_its_own_limit_once_it_is_said_that_there_is_one(
    db, settings, proxies, answers
):
    settings.ACCOUNT_RATE_LIMITS = {"link": "1/m/ip"}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = a_site(KAIKUPOLKU_PROXIES=proxies)["ALLAUTH_TRUSTED_PROXY_COUNT"]
    seen = ["192.0.2.1", "198.51.100.9, 192.0.2.1", "192.0.2.2"]
    posted = [Client(headers={"x-forwarded-for": one}).post("/l/forged/").status_code for one in seen]
    assert posted == answers


def test_the_proxy_that_we_recommend_says_what_the_settings_rely_on():
    headers = dict(re.findall(r"^ +proxy_set_header (\S+) +(\S+);$", README, re.MULTILINE))
    assert headers["X-Forwarded-For"] == "$proxy_add_x_forwarded_for"
    name, https = a_site(KAIKUPOLKU_HTTPS="1")["SECURE_PROXY_SSL_HEADER"]
    assert (name, https) == ("HTTP_X_FORWARDED_PROTO", "https")
    assert headers["X-Forwarded-Proto"] == "$scheme"


NUMBERS = {
    "EMAIL_PORT": ("EMAIL_PORT", 25),
    "KAIKUPOLKU_LINK_DAYS": ("LINK_DAYS", 30),
    "KAIKUPOLKU_RUN_LATE_MINUTES": ("RUN_LATE_MINUTES", 90),
    "KAIKUPOLKU_PROXIES": ("ALLAUTH_TRUSTED_PROXY_COUNT", 0),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_that_is_given_empty_is_the_usual_one(name):
    setting, usual = NUMBERS[name]
    assert [a_site(**{name: given})[setting] for given in ("", " ", "7")] == [usual, usual, 7]


@pytest.mark.parametrize("given", ["abc", "…", "1.5", "-1", "²"])
@pytest.mark.parametrize("name", NUMBERS)
def test_what_is_no_number_is_refused_by_its_name(name, given):
    usual = NUMBERS[name][1]
    with pytest.raises(ImproperlyConfigured) as refused:
        a_site(**{name: given})
    assert str(refused.value) == (
        f"{name} has to be a whole number of {min(usual, 1)} or more, such as {usual}. It is “{given}”."
    )


@pytest.mark.parametrize("name", ["ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SECRET_KEY_FALLBACKS"])
def test_a_list_may_have_spaces_after_its_commas(name):
    assert a_site(**{name: "one, two ,,three"})[name] == ["one", "two", "three"]


def test_a_list_that_is_given_empty_is_the_usual_one():
    hosts = [a_site(ALLOWED_HOSTS="")["ALLOWED_HOSTS"], a_site()["ALLOWED_HOSTS"]]
    assert hosts == [["localhost", "127.0.0.1", "[::1]"]] * 2


def test_a_limit_a_folder_or_a_database_that_is_given_empty_is_the_usual_one():
    found = a_site(KAIKUPOLKU_CONTACT_RATE="", KAIKUPOLKU_VAR="", DATABASE_URL="")
    assert (found["ACCOUNT_RATE_LIMITS"]["contact"], found["VAR"]) == ("5/h/ip", site.ROOT / "var")
    assert found["DATABASES"]["default"]["NAME"] == str(site.ROOT / "var" / "kaikupolku.sqlite3")
