"""Due dates in words."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from workflows.templatetags.due_words import day_words, days_words, due_words, is_late, waited_words

TUESDAY = date(2026, 11, 24)


def after(days: int) -> date:
    return TUESDAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (after(-4), "4 days late"),
        (after(-1), "1 day late"),
        (TUESDAY, "due today"),
        (after(1), "due tomorrow"),
        (after(2), "due on Thu 26 Nov"),
        (date(2027, 1, 8), "due on Fri 8 January 2027"),
        (None, ""),
    ],
)
def test_a_due_date_is_said_as_people_say_it(due, words):
    with translation.override("en"):
        assert due_words(due, TUESDAY) == words


@pytest.mark.parametrize(
    ("language", "words"), [("fi", "ke 25.11."), ("sv", "ons 25.11"), ("en", "Wed 25 Nov")]
)
def test_a_day_has_its_weekday_in_the_reader_s_language(language, words):
    with translation.override(language):
        assert day_words(after(1), TUESDAY) == words


def test_what_is_due_today_is_not_late():
    assert [is_late(due, TUESDAY) for due in (after(-1), TUESDAY, after(1), None)] == [
        True,
        False,
        False,
        False,
    ]


def test_days_are_counted_in_words():
    with translation.override("en"):
        assert [days_words(days) for days in (0, 1, 12)] == ["0 days", "1 day", "12 days"]
        assert [waited_words(since, TUESDAY) for since in (TUESDAY, after(-1), after(-6))] == [
            "waited since today",
            "waited for 1 day",
            "waited for 6 days",
        ]
