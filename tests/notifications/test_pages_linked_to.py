"""The pages that letters link to are open to whoever reads them."""

import re
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client

from notifications.models import Letter

RUNS = ((3, 3), (3, 16), (4, 7), (4, 13), (5, 5), (5, 11))
"""Months and days: the task is due on the second, late for others on the third and the fifth, and digests follow."""
LINKS = re.compile(rf"{re.escape(settings.SITE_ADDRESS)}(?!/l/|/letters/unsubscribe/)\S+")
"""Those that ask whoever follows them to sign in."""


def opened(letter: Letter) -> set[tuple[str, int]]:
    """The answers to the reader's browser, by the page's path."""
    client = Client()
    client.force_login(letter.recipient)
    paths = {urlsplit(link).path for link in LINKS.findall(letter.email.message)}
    return {(path, client.get(path).status_code) for path in paths}


def test_whoever_is_told_that_somebody_else_is_late_can_open_the_page(decision, story, who):
    story.hand_over("decide_to_prepare", to=who("Kulta"), by=who("Sanna"))
    for month, day in RUNS:
        decision.at(date(2026, month, day)).run()
    told = [letter for letter in Letter.objects.standing().select_related("recipient", "email")]
    of_others = [letter for letter in told if letter.items.filter(kind="others_overdue").exists()]
    assert {str(letter.recipient) for letter in of_others} == {"Sanna", "Kerttu", str(story.adviser)}
    assert {answer for letter in told for answer in opened(letter) if answer[1] != 200} == set()
