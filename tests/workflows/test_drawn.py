"""Lines and cards of regions that are remembered: the same as drawn anew, and drawn anew when anything shown changes."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from accounts.models import User
from tests.adoption.region import country
from tests.workflows.regions import walk_to
from workflows.forms.pipeline import PipelineFilter
from workflows.models import AdoptionCase, CaseTask
from workflows.queries import facts, pipeline
from workflows.stages import Stage
from workflows.views.presenters.drawn import drawn, drawn_fields

pytestmark = pytest.mark.django_db

ROW, CARD = "workflows/region_row.html", "workflows/region_card.html"


@pytest.fixture
def walk():
    return walk_to(Stage.WORKING_GROUP, places=country(), municipality="101", days_ago=200)


def html(template: str = ROW, *, days: int = 0) -> str:
    """How the one region is drawn, so many days from today."""
    keys = pipeline.in_order(pipeline.regions(), "region", backwards=False)
    (line,) = drawn(pipeline.of_keys(keys), timezone.localdate() + timedelta(days), template, facts.workers())
    return line.html


def drew_anew(template: str = ROW, *, days: int = 0) -> bool:
    """Whether that takes the facts of the case, which only drawing anew does."""
    with CaptureQueriesContext(connection) as asked:
        html(template, days=days)
    return any("x_coordinator" in query["sql"] for query in asked)


def rename_adviser(walk):
    User.objects.filter(pk=walk.adviser.pk).update(name="Uusi Nimi")


def another_worker(walk):
    User.objects.create_user("toinen@example.fi", name="Toinen Neuvoja", is_kaikukeskus=True)


def move_due_days(walk):
    CaseTask.objects.open().update(due=timezone.localdate() - timedelta(3))


def do_an_act(walk):
    walk.do("hold", reason="Loma", review_on=timezone.localdate() + timedelta(9))


@pytest.mark.parametrize("template", [ROW, CARD])
def test_what_is_remembered_is_what_would_be_drawn(walk, template):
    first = html(template)
    assert (drew_anew(template), html(template)) == (False, first)
    cache.clear()
    assert html(template) == first


@pytest.mark.parametrize("change", [rename_adviser, another_worker, move_due_days, do_an_act])
def test_a_change_of_what_is_shown_draws_anew(walk, change):
    html()
    change(walk)
    assert (drew_anew(), drew_anew()) == (True, False)
    remembered = html()
    cache.clear()
    assert html() == remembered


def test_each_day_and_each_language_has_its_own(walk):
    today = html()
    assert (drew_anew(days=1), drew_anew(), html()) == (True, False, today)
    with translation.override("sv"):
        assert drew_anew()
        assert html() != today


def test_a_name_with_signs_of_html_is_escaped_when_it_is_remembered_too(walk):
    region = AdoptionCase.objects.get(pk=walk.case_id).adoption.region
    type(region).objects.update(name_fi="Kemi & <Tornio>", name_sv="Kemi & <Torneå>")
    assert [html().count("Kemi &amp; &lt;Tornio&gt;") for _ in range(2)] == [1, 1]


def test_the_filter_is_remembered_with_what_was_chosen_and_not_with_mistakes(walk):
    empty, chosen, wrong = (
        PipelineFilter({}),
        PipelineFilter({"stage": "training"}),
        PipelineFilter({"stage": "x"}),
    )
    assert 'value="training" selected' not in drawn_fields(empty)
    assert 'value="training" selected' in drawn_fields(chosen)
    assert 'value="training" selected' not in drawn_fields(PipelineFilter({}))
    assert "aria-invalid" in drawn_fields(wrong)
    assert drawn_fields(PipelineFilter({"stage": "training"})) == drawn_fields(chosen)
