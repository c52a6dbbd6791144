"""What the shell of every page does in Chromium. Whether axe finds anything is asked in tests/journeys."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_summary_of_mistakes_has_the_focus(live_server, look):
    page = look("fi")
    page.goto(f"{live_server.url}/sign-in/")
    with page.expect_navigation():
        page.click("main form button")
    expect(page.locator(".hds-error-summary")).to_be_focused()


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
    with page.expect_navigation():
        page.click("button[name=language][value=sv]")
    assert (page.url, page.get_attribute("html", "lang")) == (f"{live_server.url}/tietosuoja/", "sv")


def test_the_font_is_the_sites_own_and_nothing_is_asked_from_elsewhere(live_server, look):
    page, asked = look("fi"), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_server.url}/sign-in/", wait_until="networkidle")
    assert page.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible Next\"')") is True
    assert [url for url in asked if not url.startswith((live_server.url, "data:"))] == []
    assert [url for url in asked if url.endswith(".woff2")] != []
