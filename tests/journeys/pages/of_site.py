"""Signing in, and the pages that stand without the site."""

from django.conf import settings
from django.urls import reverse

from tests.journeys.pages.visit import Visit


def sign_in(visit: Visit) -> None:
    visit.asked("account_login")


def code(visit: Visit) -> None:
    reader = visit.at("account_login")
    reader.page.fill("[name=login]", "nelli.neuvoja@example.fi")
    with reader.page.expect_navigation():
        reader.page.click("main form button")
    reader.note("code")
    reader.send_with_mistakes()


def broken(visit: Visit) -> None:
    """Pages that stand without the site: a fault, a host that is not ours, a form without its token, haste."""
    page, standalone = visit.reader.page, {"spoken": settings.LANGUAGE_CODE}
    visit.reader.look(reverse("broken"), status=500, **standalone)
    answer = page.goto(visit.reader.address.replace("localhost", "elsewhere.localhost"))
    visit.reader.note("a host that is not ours", answer.status, 400, **standalone)
    visit.at("account_login")
    page.context.clear_cookies()
    visit.reader.note("without a token", visit.reader.sent("main form"), 403, **standalone)
    visit.settings.ACCOUNT_RATE_LIMITS = {"login": "1/h/ip"}
    for _time in range(2):
        visit.at("account_login")
        page.fill("[name=login]", "ulla@example.fi")
        status = visit.reader.sent("main form")
    visit.reader.note("haste", status, 429)
