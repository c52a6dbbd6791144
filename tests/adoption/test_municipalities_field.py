"""Municipalities as people write them, over the whole register."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adoption.forms.municipalities import MunicipalitiesField
from adoption.models import Municipality
from adoption.services import register
from adoption.services.register_file import read

pytestmark = pytest.mark.django_db

ENTRIES = read(register.PUBLISHED.read_bytes()).entries
# the database is filled once, before the examples, and none of them writes
reading = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def filled():
    register.load(register.PUBLISHED.read_bytes())


def codes(text: str) -> list[str]:
    return [one.code for one in MunicipalitiesField().clean(text)]


@reading
@given(
    st.lists(st.sampled_from(ENTRIES), min_size=1, max_size=8, unique_by=lambda entry: entry["code"]),
    st.sampled_from(["name_fi", "name_sv"]),
    st.sampled_from([",", ", ", ";", "\n", " ,\n", ",,"]),
    st.sampled_from([str, str.upper, str.lower, lambda name: f"  {name} "]),
)
def test_names_are_read_in_either_language_in_their_order(filled, entries, name, between, written):
    text = between.join(written(entry[name]) for entry in entries)
    assert codes(text) == [entry["code"] for entry in entries]


def test_what_is_shown_is_read_again(filled):
    chosen = list(Municipality.objects.order_by("code")[::30])
    field = MunicipalitiesField()
    assert field.clean(field.prepare_value(chosen)) == chosen


@pytest.mark.parametrize("name", ["Lappi", "Lappland", "Lapland", "LAPPI"])
def test_a_region_is_all_its_municipalities(filled, name):
    assert sorted(codes(name)) == sorted(e["code"] for e in ENTRIES if e["region_en"] == "Lapland")


def test_a_sub_region_named_as_a_region_means_the_region(filled):
    assert sorted(codes("Norra Savolax")) == sorted(e["code"] for e in ENTRIES if e["region_code"] == "11")


def test_a_municipality_named_as_its_sub_region_means_itself(filled):
    assert codes("Helsinki, Åbo") == ["091", "853"]


@reading
@given(st.text(max_size=60))
def test_anything_is_read_or_refused_in_words(filled, text):
    try:
        assert codes(text) != []
    except ValidationError as refused:
        assert all(sentence.endswith((".", "?")) for sentence in refused.messages)
