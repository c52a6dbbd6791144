"""The board: the pipeline with a column a stage; and what both cost with three hundred regions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.adoption.region import country
from tests.workflows.many import many_cases, spread
from tests.workflows.regions import in_english, walk_to
from workflows.stages import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions():
    """Three regions: one at its group, one in training and one not yet taken by anybody."""
    places = country()
    return [
        walk_to(Stage.WORKING_GROUP, places=places, municipality="101", days_ago=200),
        walk_to(Stage.TRAINING, places=places, municipality="102", days_ago=100),
        walk_to(Stage.CONTACT, places=places, municipality="201", days_ago=2),
    ]


@pytest.fixture
def client(regions, browse):
    return browse(in_english(regions[0].adviser))


def columns(client, **asked) -> dict[str, list[str]]:
    answer = client.get(reverse("workflows:board"), asked)
    return {column.stage.value: [line.name for line in column.cards] for column in answer.context["columns"]}


def test_the_board_has_a_column_a_stage_with_the_regions_in_it(client):
    board = columns(client)
    assert list(board) == [stage.value for stage in Stage if stage is not Stage.ENDED]
    held = {stage: regions for stage, regions in board.items() if regions}
    assert held == {"contact": ["Seela"], "working_group": ["Alkula"], "training": ["Beekylä"]}


def test_the_board_is_narrowed_as_the_list_is(client):
    assert columns(client, text="beekylä")["training"] == ["Beekylä"]
    assert columns(client, text="beekylä")["contact"] == []


def test_a_long_column_shows_who_has_waited_longest_and_how_many_more_there_are(client, regions):
    many_cases(30, adviser=regions[0].adviser, on=timezone.localdate(), now=timezone.now())
    answer = client.get(reverse("workflows:board"), {"county": ""})
    column = answer.context["columns"][0]
    assert (column.count, len(column.cards), column.more) == (31, 8, 23)
    assert column.cards[0].name == "Kuvitteellinen kunta 29"
    assert f"{reverse('workflows:pipeline')}?county=&amp;stage=contact" in answer.content.decode()
    assert "and 23 more" in answer.content.decode()


def test_the_board_can_be_scrolled_by_keyboard(client):
    html = client.get(reverse("workflows:board")).content.decode()
    assert 'class="board" tabindex="0" role="region" aria-label="Regions by step"' in html


def measured(client, url: str) -> tuple[int, int]:
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(url)
    assert answer.status_code == 200
    return len(seen), len(answer.content)


@pytest.mark.parametrize("path", ["/pipeline/", "/board/", "/pipeline/?blocked=on", "/pipeline/?sort=turn"])
def test_queries_do_not_grow_with_the_number_of_regions_nor_does_a_page(browse, adviser, path):
    today, now = timezone.localdate(), timezone.now()
    country()
    spread(many_cases(3, adviser=adviser, on=today, now=now), now)
    few, _bytes = measured(browse(adviser), path)
    spread(many_cases(297, adviser=adviser, on=today, now=now), now)
    many, size = measured(browse(adviser), path)
    assert (many, many <= 20, size <= 100 * 1024) == (few, True, True)
