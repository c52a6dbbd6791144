"""With the keyboard alone and without scripts: signing in, a task, a mistake, a draft, and the task done."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.journeys.desk import Desk
from workflows.models import CaseTask
from workflows.stages import Stage

pytestmark = pytest.mark.browser
SEES_FOCUS = """() => { const it = document.activeElement, label = it.nextElementSibling;
  const drawn = (one, part) => { const look = getComputedStyle(one, part);
    return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2 || look.boxShadow !== 'none'; };
  return drawn(it) || drawn(it, '::after') || label?.matches('label') && drawn(label, '::before'); }"""


@pytest.fixture
def keys(brought, seat):
    """Nobody's desk yet, without a mouse and without scripts; a region waits for the date of its training."""
    brought(Stage.TRAINING)
    return Keys(seat(scripts=False))


class Keys:
    """Fingers on a keyboard."""

    def __init__(self, desk: Desk):
        self.desk, self.page = desk, desk.page

    def at(self, selector: str) -> bool:
        return self.page.locator(f"{selector}:focus").count() == 1

    def tab_to(self, selector: str, key: str = "Tab") -> None:
        """Press the tabulator until the thing has the focus, which can be seen at every stop."""
        for _stop in range(80):
            self.page.keyboard.press(key)
            assert self.page.evaluate(SEES_FOCUS), self.page.evaluate("document.activeElement.outerHTML")
            if self.at(selector):
                return
        raise AssertionError(f"The keyboard does not come to {selector} on {self.page.url}.")

    def back_to(self, selector: str) -> None:
        self.tab_to(selector, "Shift+Tab")

    def enter(self, selector: str) -> None:
        self.tab_to(selector)
        self.follow()

    def follow(self) -> None:
        """Press what has the focus, which leads to another page; that may give the focus once it is drawn."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        if self.page.locator("[autofocus]").count():
            self.page.locator("[autofocus]:focus").wait_for()

    def write(self, name: str, words: str) -> None:
        self.tab_to(f"[name={name}]")
        self.page.keyboard.type(words)


def sign_in(keys: Keys) -> None:
    keys.desk.open("/sign-in/")
    keys.write("login", "nelli.neuvoja@example.fi")
    keys.follow()
    (code,) = re.findall(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", mail.outbox[-1].body, re.MULTILINE)
    keys.write("code", code)
    keys.follow()


def test_the_first_stop_leads_past_the_menu(keys):
    keys.desk.open("/sign-in/")
    keys.tab_to("a[href='#main']")
    keys.page.keyboard.press("Enter")
    keys.tab_to("main [name=login]")


def test_a_task_is_done_with_the_keyboard_alone(keys, clock):
    sign_in(keys)
    keys.enter(".next a")
    keys.enter("main form.form .acts button")
    assert keys.at(".hds-error-summary")
    keys.tab_to(".hds-error-summary a[href='#id_date']")
    keys.page.keyboard.press("Enter")
    keys.page.keyboard.type("8.3.2027")
    keys.enter("button[name=draft]")
    assert keys.page.input_value("[name=date]") == "8.3.2027"
    keys.desk.open()
    keys.enter(".next a")
    assert keys.page.input_value("[name=date]") == "8.3.2027"
    keys.tab_to("[name=mode]")
    keys.page.keyboard.press("Space")
    keys.enter("main form.form .acts button")
    keys.desk.was_done()
    assert keys.page.url == f"{keys.desk.address}{reverse('workflows:inbox')}"
    assert CaseTask.objects.get(act="plan_training").status == "DONE"
