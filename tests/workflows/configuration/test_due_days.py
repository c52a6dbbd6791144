"""After how many days what is asked is due, as Kaikukeskus changes it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.adoption.region import country
from tests.workflows.configuration.settings_pages import BEGIN, at, sent, text_of, went_to
from workflows.acts import BY_NAME
from workflows.models import CaseTask, DueOffset
from workflows.services.cases import open_case

pytestmark = pytest.mark.django_db


def test_the_table_holds_every_act_that_is_due(client):
    rows = client.get(at("due_days")).context["rows"]
    assert {row.act for row in rows} == {act for act in BY_NAME.values() if act.due}
    assert len(rows) > 30


def test_the_table_costs_the_same_whatever_was_changed(client):
    counts = []
    for acts in ([], [act.name for act in BY_NAME.values() if act.due]):
        DueOffset.objects.bulk_create(DueOffset(act=act, days=7) for act in acts)
        with CaptureQueriesContext(connection) as queries:
            page = text_of(client.get(at("due_days")))
        counts.append(len(queries))
        assert len(page.encode()) < 100_000
    assert counts[0] == counts[1] <= 8


def test_a_change_holds_for_tasks_that_open_after_it(client, adviser):
    places = country()
    contact = {"name": "A", "email": "a@example.fi", "message": "", "origin": "own_idea"}
    before = open_case({"municipalities": [places["101"]], **contact}, by=None, now=BEGIN)
    assert went_to(sent(client, "change_due_days", "take_ownership", days="9"), "due_days")
    after = open_case({"municipalities": [places["201"]], **contact}, by=None, now=BEGIN)
    assert due_of(before, "take_ownership") == date(2026, 3, 4)
    assert due_of(after, "take_ownership") == date(2026, 3, 13)


def test_changes_are_kept_with_who_made_them(client, adviser):
    sent(client, "change_due_days", "take_ownership", days="9")
    sent(client, "change_due_days", "take_ownership", days="9")
    sent(client, "change_due_days", "take_ownership", days="4")
    assert went_to(sent(client, "clear_due_days", "take_ownership"), "due_days")
    rows = DueOffset.history.order_by("history_id").values_list("days", "history_type", "history_user")
    assert list(rows) == [(9, "+", adviser.pk), (4, "~", adviser.pk), (4, "-", adviser.pk)]
    assert DueOffset.objects.count() == 0


def test_clearing_what_was_never_changed_does_nothing(client):
    assert went_to(sent(client, "clear_due_days", "take_ownership"), "due_days")
    assert DueOffset.history.count() == 0


@pytest.mark.parametrize(
    ("act", "days", "says"),
    [
        ("take_ownership", "251", "from −250 to 250"),
        ("confirm_attendance_care", "-251", "from −250 to 250"),
        ("take_ownership", "-1", "before it opens"),
        ("take_ownership", "many", "whole number"),
        ("take_ownership", "1.5", "whole number"),
        ("take_ownership", "", "Write the number"),
    ],
)
def test_a_wrong_number_is_said_at_the_field_and_kept(client, act, days, says):
    answer = sent(client, "change_due_days", act, days=days)
    page = text_of(answer, 422)
    assert says in answer.context["form"].errors["days"][0]
    assert f'value="{days}"' in page or days == ""
    assert DueOffset.objects.count() == 0


@pytest.mark.parametrize("days", ["-250", "0", "250"])
def test_days_before_a_known_day_are_negative(client, days):
    assert went_to(sent(client, "change_due_days", "confirm_attendance_care", days=days), "due_days")
    assert DueOffset.objects.get().days == int(days)


@pytest.mark.parametrize("act", ["moon", "hold"])
def test_an_act_without_a_due_date_is_not_found(client, act):
    assert client.get(at("change_due_days", act)).status_code == 404
    assert sent(client, "clear_due_days", act).status_code == 404


def due_of(case, act: str) -> date:
    return CaseTask.objects.open().get(case=case, act=act).due
