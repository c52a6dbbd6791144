"""Days on which a region, a county or the whole country rests."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adoption.models import ClosedPeriod
from tests.adoption.region import Region
from tests.workflows.configuration.settings_pages import at, sent, text_of, went_to

pytestmark = pytest.mark.django_db


SAID = {"starts": "1.7.2027", "ends": "31.7.2027", "county": "", "region": "", "reason": "Loma"}


def add(client, **changes):
    return sent(client, "add_closed_period", **SAID | changes)


def test_a_period_is_national_a_countys_or_a_regions(client):
    region = Region().adoption.region
    assert went_to(add(client), "closed_periods")
    assert went_to(add(client, county="01"), "closed_periods")
    assert went_to(add(client, region=" alkula "), "closed_periods")
    rows = ClosedPeriod.objects.order_by("pk").values_list("starts", "ends", "county", "region", "reason")
    first, last = date(2027, 7, 1), date(2027, 7, 31)
    assert list(rows) == [
        (first, last, None, None, "Loma"),
        (first, last, "01", None, "Loma"),
        (first, last, None, region.pk, "Loma"),
    ]
    page = text_of(client.get(at("closed_periods")))
    assert [name in page for name in ("The whole country", "Itä wsc", "Alkula")] == [True, True, True]


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"ends": "30.6.2027"}, "ends", "before the first day"),
        ({"ends": "31.7.2029"}, "ends", "a year long"),
        ({"starts": "moon"}, "starts", "day, month and year"),
        ({"county": "77"}, "county", "77"),
        ({"region": "Alkla"}, "region", "Did you mean Alkula?"),
        ({"region": "Qwxyz"}, "region", "no region called"),
        ({"county": "01", "region": "Alkula"}, "region", "not both"),
        ({"reason": "x" * 201}, "reason", "200"),
    ],
)
def test_wrong_input_is_said_at_the_field_and_kept(client, changes, field, says):
    Region()
    answer = add(client, **changes)
    page = text_of(answer, 422)
    assert list(answer.context["form"].errors) == [field]
    assert says in answer.context["form"].errors[field][0]
    assert "Loma" in page or "reason" in changes
    assert ClosedPeriod.objects.count() == 0


def test_the_same_period_is_entered_once(client):
    add(client)
    assert list(add(client).context["form"].errors) == ["starts"]
    assert ClosedPeriod.objects.count() == 1


def test_a_period_is_changed_and_its_former_days_stay_in_history(client, period, adviser):
    assert 'value="1.7.2027"' in text_of(client.get(at("change_closed_period", period.pk)))
    answer = sent(client, "change_closed_period", period.pk, **SAID | {"ends": "24.7.2027"})
    assert went_to(answer, "closed_periods")
    period.refresh_from_db()
    assert (period.ends, period.reason) == (date(2027, 7, 24), "Loma")
    changes = period.history.order_by("history_id").values_list("ends", "history_user")
    assert list(changes) == [(date(2027, 7, 31), None), (date(2027, 7, 24), adviser.pk)]


def test_a_period_is_removed_only_after_being_asked(client, period, adviser):
    assert "Do you really want" in text_of(client.get(at("remove_closed_period", period.pk)))
    assert ClosedPeriod.objects.count() == 1
    assert went_to(sent(client, "remove_closed_period", period.pk), "closed_periods")
    assert ClosedPeriod.objects.count() == 0
    assert ClosedPeriod.history.latest("history_id").history_user == adviser


def test_the_list_costs_the_same_for_three_periods_and_for_three_hundred(client):
    counts = []
    for year in (1, 101):
        ClosedPeriod.objects.bulk_create(
            ClosedPeriod(starts=date(1900 + year + n, 7, 1), ends=date(1900 + year + n, 7, 2))
            for n in range(3 if year == 1 else 297)
        )
        with CaptureQueriesContext(connection) as queries:
            page = text_of(client.get(at("closed_periods")))
        counts.append(len(queries))
        assert len(page.encode()) < 100_000
    assert counts[0] == counts[1] <= 8
