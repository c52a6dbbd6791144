"""The pages before and around the work, in Chromium: three languages, light and dark, wide and narrow."""

import pytest
from django.conf import settings as site

from tests.axe import scrolls_sideways, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATHS = ("/sign-in/", "/saavutettavuusseloste/", "/tietosuoja/", "/lisenssi/", "/no/such/page/")
LANGUAGES = [code for code, name in site.LANGUAGES]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_for_everybody_break_no_rule(live_server, look, language, scheme):
    page = look(language, scheme)
    found = {}
    for path in PATHS:
        page.goto(f"{live_server.url}{path}")
        found[path] = violations(page)
    assert found == {path: [] for path in PATHS}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_form_with_mistakes_breaks_no_rule_and_its_summary_has_the_focus(live_server, look, scheme):
    page = look("fi", scheme)
    page.goto(f"{live_server.url}/sign-in/")
    page.click("main form button")
    assert page.evaluate("document.activeElement.classList.contains('hds-error-summary')") is True
    assert violations(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_runs_over_the_edge_of_a_narrow_screen(live_server, look, language):
    page = look(language, width=320)
    over = []
    for path in PATHS:
        page.goto(f"{live_server.url}{path}")
        over += [path] if scrolls_sideways(page) else []
    assert over == []


def test_the_way_past_the_menu_is_the_first_stop_of_the_keyboard(live_server, look):
    page = look("fi")
    page.goto(f"{live_server.url}/sign-in/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_language_is_changed_without_scripts(live_server, look):
    page = look("fi", scripts=False)
    page.goto(f"{live_server.url}/tietosuoja/")
    page.click("button[name=language][value=sv]")
    assert (page.url, page.get_attribute("html", "lang")) == (f"{live_server.url}/tietosuoja/", "sv")


def test_the_font_is_the_sites_own_and_nothing_is_asked_from_elsewhere(live_server, look):
    page, asked = look("fi"), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_server.url}/sign-in/", wait_until="networkidle")
    assert page.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible Next\"')") is True
    assert [url for url in asked if not url.startswith((live_server.url, "data:"))] == []
    assert [url for url in asked if url.endswith(".woff2")] != []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_way_in_breaks_no_rule(live_server, look, person, mailoutbox, scheme):
    page = look("fi", scheme)
    page.goto(f"{live_server.url}/profile/")
    page.fill("[name=login]", person.email)
    page.click("main form button")
    found = {"code": violations(page)}
    page.fill("[name=code]", next(line for line in mailoutbox[0].body.splitlines() if line.isupper()))
    page.click("main form button")
    assert page.url == f"{live_server.url}/profile/"
    found["profile"] = violations(page)
    assert found == {"code": [], "profile": []}
