"""What is reckoned over all cases: once, until anything happens in any of them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.adoption.region import country
from tests.workflows.regions import in_english, walk_to
from workflows.queries.remembered import remembered
from workflows.stages import Stage

pytestmark = pytest.mark.django_db

PAGES = ("workflows:pipeline", "workflows:board")


@pytest.fixture
def walks():
    places = country()
    return [
        walk_to(Stage.WORKING_GROUP, places=places, municipality="101", days_ago=200),
        walk_to(Stage.CONTACT, places=places, municipality="201", days_ago=2),
    ]


class Reckoning:
    """Counts how often it is asked."""

    def __init__(self):
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


def hold(walk) -> None:
    walk.do("hold", reason="Loma", review_on=timezone.localdate() + timedelta(9))


def test_it_is_reckoned_anew_after_an_event_of_any_case_and_for_every_question(walks):
    reckon = Reckoning()
    assert [remembered(reckon, "order"), remembered(reckon, "order")] == [1, 1]
    assert remembered(reckon, "other") == 2
    for number, walk in enumerate(walks, start=3):
        hold(walk)
        assert [remembered(reckon, "order"), remembered(reckon, "order")] == [number, number]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("asked", "counted"), [({}, 0), ({"stage": "contact"}, 0), ({"text": "alkula"}, 1)])
def test_a_page_counts_all_regions_once_but_by_a_name_every_time(walks, browse, name, asked, counted):
    client = browse(in_english(walks[0].adviser))
    client.get(reverse(name), asked)
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse(name), asked)
    assert sum("on_hold" in query["sql"] for query in queries) == counted


@pytest.mark.parametrize("name", PAGES)
def test_who_has_just_done_something_sees_it(walks, browse, name):
    client = browse(in_english(walks[0].adviser))
    said = client.get(reverse(name)).context["summary"].sentences
    hold(walks[1])
    assert "1 is on hold." not in said
    assert "1 is on hold." in client.get(reverse(name)).context["summary"].sentences
