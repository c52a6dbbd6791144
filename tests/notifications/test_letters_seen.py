"""Every letter as a reader sees it: on a phone and on a screen, light and dark, with nothing but the letter itself."""

import re
from pathlib import Path

import pytest

from accounts.models import User
from notifications.letters.samples import LETTERS
from tests.axe import OF_LOOK, RULES, bring_along, scrolls_sideways, violations
from tests.notifications.test_golden import GOLDEN

pytestmark = pytest.mark.browser

FILES = [GOLDEN / language / f"{name}.html" for language in User.Language.values for name in LETTERS]
ONE_LANGUAGE_EACH = [
    path
    for path in FILES
    if list(User.Language.values).index(path.parent.name) == list(LETTERS).index(path.stem) % 3
]
"""What letters are made of is the same in every language: to each letter its own, in turn."""
PHONE, MAIL_PROGRAM = 320, 600


@pytest.fixture
def page(look):
    """A page that asks nobody for anything: what a letter shows, it brings along."""

    def opened(scheme: str, width: int):
        found = look("fi", scheme, width)
        bring_along(found)
        found.context.set_offline(True)
        return found

    return opened


def seen(page, files: list[Path], flaws) -> list[str]:
    """What is wrong with each letter, by its file."""
    found = []
    for path in files:
        page.goto(path.as_uri())
        found += [f"{path.parent.name}/{path.stem}: {flaw}" for flaw in flaws(page)]
    return found


@pytest.mark.parametrize(("scheme", "rules"), [("light", RULES), ("dark", OF_LOOK)])
def test_letters_can_be_read_by_everybody(page, scheme, rules):
    assert seen(page(scheme, PHONE), ONE_LANGUAGE_EACH, lambda letter: violations(letter, rules)) == []


@pytest.mark.parametrize("width", [PHONE, MAIL_PROGRAM])
def test_no_letter_scrolls_sideways(page, width):
    def too_wide(letter) -> list[str]:
        return ["scrolls sideways"] * scrolls_sideways(letter)

    assert seen(page("light", width), FILES, too_wide) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_letter_needs_no_image_script_or_other_file(path):
    html = path.read_text(encoding="utf-8")
    assert re.findall(r"<img|<script|<link|<iframe|url\(|@import|\bsrc=|background=", html) == []


def test_on_a_phone_letters_are_big_enough_to_read_and_to_touch(page):
    found = page("light", PHONE)
    found.goto((GOLDEN / "fi" / "several.html").as_uri())
    sizes = "[...document.querySelectorAll('body *')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    assert min(found.evaluate(sizes)) >= 15
    heights = "[...document.querySelectorAll('a.btn')].map(e => e.getBoundingClientRect().height)"
    assert min(found.evaluate(heights)) >= 44
