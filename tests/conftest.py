"""Fixtures that tests of several apps share, and three manners of the whole run.

A test that is skipped has not been passed: under `make test` it fails the run.
Tests marked `postgresql` are run twice by `make test`: with the others on SQLite, and by themselves with
`DATABASE_URL` naming a PostgreSQL server that is started for them.
Cycles are looked for seldom, because most of what is there lives to the end: that is a tenth of the time.
"""

import gc
import os
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import translation

from accounts.models import User
from config.texts import compile_texts
from workflows import triggers

# The same examples every time, however slow the machine, and nothing written beside the tests.
hypothesis.settings.register_profile("kaikupolku", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("kaikupolku")

SKIPS_FAIL = os.environ.get("KAIKUPOLKU_NO_SKIPS") == "1"


def pytest_configure(config) -> None:
    """Translations are those of the files as they are now; what lives to the end is not looked through all the time."""
    gc.set_threshold(100_000, 50, 100)
    if not hasattr(config, "workerinput"):
        compile_texts(django_settings.LOCALE_PATHS)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if SKIPS_FAIL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, which counts as failed: {item.nodeid}: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    report = yield
    if SKIPS_FAIL and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"Skipped, which counts as failed: {collector.nodeid}: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _own_places(settings, tmp_path):
    """Letters go into memory, files to a folder of the test's own."""
    settings.WHITENOISE_AUTOREFRESH = (
        True  # finds a static file when it is asked for, not all of them at once
    )
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STATIC_ROOT = tmp_path


@pytest.fixture(autouse=True)
def _own_cache():
    """Counts of tries (rate limits) do not leak from test to test; that letters go out is known, and not asked for."""
    from django.core.cache import cache

    from notifications.queries.health import KNOWN

    cache.clear()
    cache.set(KNOWN, [])


@pytest.fixture(autouse=True)
def _own_language():
    """The language of the last page that was asked for does not leak from test to test."""
    yield
    translation.deactivate()


def pytest_collection_modifyitems(items):
    """What takes longest begins first: the tests in a browser.

    PostgreSQL empties its tables after a test of what is committed; elsewhere such a test has its own copy.
    """
    from django.db import connection

    items.sort(key=lambda item: item.get_closest_marker("browser") is None)
    for item in items:
        if "committed" in getattr(item, "fixturenames", ()):
            emptied = connection.vendor == "postgresql"
            item.add_marker(pytest.mark.django_db(transaction=emptied), append=False)


@pytest.fixture
def committed(db, tmp_path):
    """A database in which what is done is done: every thread has a connection of its own.

    On SQLite, where the triggers refuse that tables are emptied and all tests share one connection in memory, it is
    a copy in a file that goes with the test.
    """
    from django.db import connection

    if connection.vendor == "postgresql":
        yield
        triggers.drop(
            connection
        )  # they refuse that the log is emptied; once that is done, they are made again
    else:
        with _copied(tmp_path / "copy.sqlite3"):
            yield


@contextmanager
def _copied(path: Path):
    """Every connection opened from now on, in any thread, is to a copy of the database in a file."""
    from django.db import connections

    before = connections["default"]
    path.write_bytes(before.connection.serialize())
    name, before.settings_dict["NAME"] = before.settings_dict["NAME"], str(path)
    del connections["default"]
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = before
        before.settings_dict["NAME"] = name


@pytest.fixture
def person(db) -> User:
    """A local official who reads Finnish and is a contact of no region yet."""
    return User.objects.create_user("paula.pohja@example.fi", name="Paula Pohja", language="fi")


@pytest.fixture
def adviser(db) -> User:
    """A national worker of Kaikukeskus."""
    return User.objects.create_user(
        "kaisa.keskus@example.fi", name="Kaisa Keskus", language="fi", is_kaikukeskus=True
    )


@pytest.fixture
def browse():
    """A function from a person to a client signed in as them."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in


@pytest.fixture(scope="module")
def chromium():
    """The system's Chromium, driven by Playwright: one for all tests of a file, and gone with it, since while its loop
    runs Django keeps connections by context and not by thread, as tests with threads of their own need them.
    """
    from django.db import connections
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in the thread of the test
    before = connections.all()
    with sync_playwright() as playwright:
        for connection in before:  # beside a running loop Django would open connections of their own
            connections[connection.alias] = connection
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("KAIKUPOLKU_CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox"],
        )
        yield browser
        browser.close()


@pytest.fixture
def look(chromium):
    """A function that opens a page as a reader of a language sees it."""
    opened = []

    def in_language(language: str, scheme: str = "light", width: int = 1280, scripts: bool = True):
        context = chromium.new_context(
            locale=language,
            color_scheme=scheme,
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
        )
        opened.append(context)
        return context.new_page()

    yield in_language
    for context in opened:
        context.close()
