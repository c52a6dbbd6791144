"""The address of a link in a letter stands in no log."""

import logging
import re
import smtplib
from io import StringIO

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.test import Client

from config.logs import KEY, ReasonInOneLine, WithoutLinks

TOKEN = "user-5.act.task-17.tp4jln.KNzY3k8bC5b7a38-NIg5R22aZXf8B"


@pytest.fixture
def said():
    """What a handler with our filter writes of the whole site's log."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(ReasonInOneLine())
    handler.addFilter(WithoutLinks())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def test_every_handler_leaves_links_out():
    handlers = settings.LOGGING["handlers"].values()
    assert {tuple(handler["filters"]) for handler in handlers} == {("reasons", "links")}


def test_a_refused_link_is_logged_without_its_address(db, said):
    Client().get(f"/l/{TOKEN}/")
    Client(enforce_csrf_checks=True).post(f"/l/{TOKEN}/")
    Client().get(f"/letters/unsubscribe/{TOKEN}/")
    Client().get("/calendar/KNzY3k8bC5b7a38-NIg5R22aZXf8B.ics")
    assert said.getvalue().count("/l/…/") == 2
    assert said.getvalue().count("/calendar/…\n") == 1
    assert said.getvalue().count("/letters/unsubscribe/…/") == 1
    assert "user-5" not in said.getvalue()
    assert "KNzY" not in said.getvalue()


def test_a_visit_is_logged_without_its_address():
    record = logging.LogRecord(
        "django.server", 20, "", 1, '"%s" %s %s', ("GET /l/user-5.x/ HTTP/1.1", "200", "9"), None
    )
    assert WithoutLinks().filter(record)
    assert record.getMessage() == '"GET /l/…/ HTTP/1.1" 200 9'


def test_other_lines_stay_as_they_are():
    record = logging.LogRecord("django.request", 30, "", 1, "%s: %s", ("Not Found", "/rules/R1/"), None)
    assert WithoutLinks().filter(record)
    assert record.getMessage() == "Not Found: /rules/R1/"


@pytest.mark.parametrize(
    ("name", "error", "line"),
    [
        (
            "post_office",
            smtplib.SMTPRecipientsRefused({"x@example.fi": (550, b"no such user")}),
            "Failed: {'x@example.fi': (550, b'no such user')}",
        ),
        (
            "post_office.mail",
            ConnectionRefusedError(111, "Connection\nrefused"),
            "Failed: [Errno 111] Connection refused",
        ),
        ("django.request", PermissionDenied(), "Failed"),
        ("django.request", PermissionDenied("not yours"), "Failed: not yours"),
    ],
)
def test_what_is_no_fault_of_the_code_is_one_line_with_its_reason(said, name, error, line):
    logging.getLogger().handle(_failed(name, error))
    assert said.getvalue() == f"{line}\n"


@pytest.mark.parametrize(
    ("name", "error"),
    [("post_office", ValueError("x")), ("django.request", OSError("x")), ("post_officer", OSError("x"))],
)
def test_a_fault_keeps_its_traceback(said, name, error):
    logging.getLogger().handle(_failed(name, error))
    assert "Traceback (most recent call last)" in said.getvalue()


def _failed(name: str, error: Exception) -> logging.LogRecord:
    try:
        raise error
    except Exception as raised:
        about = (type(raised), raised, raised.__traceback__)
    return logging.LogRecord(name, logging.ERROR, "", 1, "%s", ("Failed",), about)


def test_the_proxy_s_log_that_we_recommend_leaves_the_same_out():
    written = (settings.ROOT / "docs" / "letters.md").read_text(encoding="utf-8")
    secret = [re.compile(one) for one in re.findall(r"^ +~(\S+) +0;$", written, re.MULTILINE)]
    links = [f"/l/{TOKEN}/", f"/letters/unsubscribe/{TOKEN}/", "/calendar/KNzY3k8bC5b7a38-NIg5R22aZXf8B.ics"]
    pages = ["/", "/letters/", "/letters/choices/", "/letters/links/", "/calendar/", "/calendar/make/"]
    addresses = [*links, *pages]
    assert [one for one in addresses if any(pattern.search(one) for pattern in secret)] == links
    assert [one for one in addresses if KEY.search(one)] == links
