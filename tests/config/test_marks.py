"""Marks, days and languages as templates write them."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from adoption.declarations import Side, Turn
from config.templatetags.days import day, weekday
from config.templatetags.marks import ICONS, side, state
from config.templatetags.own_language import own_language_name


@pytest.mark.parametrize("who", [*Turn, *Side, *Turn.values, *Side.values])
def test_every_side_and_turn_has_a_mark_with_its_word(who):
    label = (Side(who) if who in Side.values else Turn(who)).label
    assert side(who).endswith(f">{label}</span>")


def test_social_and_health_care_and_hyte_share_one_shape():
    shapes = {who: side(who, "x") for who in (Side.SOTE, Side.HYTE, Turn.CARE)}
    assert set(shapes.values()) == {'<span class="side side--care">x</span>'}


@pytest.mark.parametrize("kind", ICONS)
def test_a_state_is_an_icon_and_words(kind):
    assert state(kind, "<b>") == (
        f'<span class="state state--{kind}"><span class="hds-icon hds-icon--{ICONS[kind]}" aria-hidden="true">'
        "</span><span>&lt;b&gt;</span></span>"
    )


@pytest.mark.parametrize(
    ("language", "with_year", "with_weekday"),
    [
        ("fi", "25.11.2026", "ke 25.11."),
        ("sv", "25.11.2026", "ons 25.11"),
        ("en", "25 Nov 2026", "Wed 25 Nov"),
    ],
)
def test_days_are_written_as_people_of_each_language_write_them(language, with_year, with_weekday):
    with override(language):
        written = day(date(2026, 11, 25)), weekday(date(2026, 11, 25), date(2026, 1, 1))
    start = '<time datetime="2026-11-25" class="nowrap">'
    assert written == (f"{start}{with_year}</time>", f"{start}{with_weekday}</time>")


def test_a_day_of_another_year_has_its_year():
    with override("fi"):
        written = [weekday(date(year, 1, 4), date(2026, 11, 25)) for year in (2025, 2027)]
    assert written == [
        '<time datetime="2025-01-04" class="nowrap">la 4.1.2025</time>',
        '<time datetime="2027-01-04" class="nowrap">ma 4.1.2027</time>',
    ]


def test_a_moment_is_the_day_it_is_in_finland():
    assert day(datetime(2026, 11, 25, 22, 30, tzinfo=UTC)).startswith('<time datetime="2026-11-26"')


def test_no_day_is_written_as_nothing():
    assert (day(None), weekday(None, date(2026, 1, 1))) == ("", "")


def test_languages_are_named_in_themselves():
    assert [own_language_name(code) for code in ("fi", "sv", "en")] == ["Suomi", "Svenska", "English"]
