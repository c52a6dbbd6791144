"""Where rules stand on the published page, and how long a region has prepared."""

from datetime import date

import pytest
from django.utils import translation

from workflows.preparation import Preparation
from workflows.published import citations
from workflows.rulebook import RULES, Place


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        ("R4", (0, 0)),
        ("R23", (1, 0)),
        ("R40", (3, 0)),
        ("R41.3", (4, 3)),
        ("R41.11", (4, 0)),
        ("R46", (5, 0)),
        ("R62", (6, 0)),
        ("R71", (7, 0)),
        ("R77", (0, 0)),
        ("R78", (6, 0)),
    ],
)
def test_a_rule_stands_where_the_list_of_rules_says(rule, place):
    assert RULES[rule].place == Place(*place)


def test_rules_are_gathered_by_place_in_the_order_of_the_page():
    with translation.override("en"):
        found = [(str(one.where), one.rules) for one in citations(("R62", "R5", "R41.3", "R4"))]
    assert found == [
        ("Introduction", ("R5", "R4")),
        ("section 4, step 3", ("R41.3",)),
        ("section 6", ("R62",)),
    ]


def prepared(days: int) -> Preparation:
    return Preparation(date(2026, 1, 1), date.fromordinal(date(2026, 1, 1).toordinal() + days), begun=False)


@pytest.mark.parametrize(
    ("days", "short", "long"), [(0, True, False), (90, True, False), (91, False, False), (184, False, True)]
)
@pytest.mark.rule("R46")
def test_three_to_six_months_are_usual(days, short, long):
    assert (prepared(days).days, prepared(days).is_short, prepared(days).is_long) == (days, short, long)


def test_the_drawn_measure_reaches_past_the_usual_time_and_past_today():
    assert (prepared(10).scale, prepared(400).scale) == (244, 400)
