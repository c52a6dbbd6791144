"""The page of a person's own regions."""

from datetime import UTC, datetime

from django.utils import timezone

from tests.workflows.many import many_cases

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def cases_of(contact, adviser, count: int):
    return many_cases(count, adviser=adviser, on=timezone.localdate(NOW), now=NOW, contact=contact)


def test_a_person_sees_own_regions_and_no_others(browse, person, adviser):
    own = cases_of(person, adviser, 2)
    cases_of(None, adviser, 1)
    assert browse(person).get("/regions/").context["cases"] == own


def test_somebody_without_a_region_is_told_so(browse, person):
    page = browse(person).get("/regions/")
    assert (page.status_code, page.context["cases"]) == (200, [])


def test_kaikukeskus_is_led_to_the_pipeline(browse, adviser):
    assert browse(adviser).get("/regions/").url == "/pipeline/"


def test_the_page_asks_as_much_of_the_database_for_many_regions_as_for_one(
    browse, person, adviser, django_assert_num_queries
):
    client = browse(person)
    cases_of(person, adviser, 1)
    with django_assert_num_queries(4):
        client.get("/regions/")
    cases_of(person, adviser, 30)
    with django_assert_num_queries(4):
        client.get("/regions/")
