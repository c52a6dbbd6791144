"""Runs that stop or break off are noticed, by whoever asks."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from adoption.models import ClosedPeriod
from config.demonstration.walk import HELSINKI
from notifications.models import Run
from notifications.queries.health import Wrong, trouble_with_runs
from notifications.services.queueing import queue_due
from tests.notifications.watch.runs import AT, NEXT, ran


def test_a_new_site_has_nothing_to_complain_of(db):
    assert trouble_with_runs(AT) is None


def test_a_site_with_a_region_on_which_nothing_ever_ran_is_in_trouble(heard):
    assert trouble_with_runs(AT).wrong is Wrong.NEVER


@pytest.mark.parametrize(("minutes", "wrong"), [(89, None), (90, None), (91, Wrong.LATE), (9000, Wrong.LATE)])
def test_runs_that_stop_are_noticed_after_an_hour_and_a_half(heard, minutes, wrong):
    ran(AT - timedelta(minutes=minutes))
    ran(AT, ended=False)
    trouble = trouble_with_runs(AT)
    assert (trouble and trouble.wrong) == wrong


def test_how_long_a_run_may_be_ago_can_be_set(heard, settings):
    settings.RUN_LATE_MINUTES = 10
    ran(AT - timedelta(minutes=11))
    assert trouble_with_runs(AT).wrong is Wrong.LATE


def test_a_run_that_broke_off_is_noticed_until_the_next_good_one(heard):
    ran(AT - timedelta(minutes=10), "OSError: disk")
    assert trouble_with_runs(AT).wrong is Wrong.ERROR
    ran(AT - timedelta(minutes=5))
    assert trouble_with_runs(AT) is None


def test_health_answers_anybody_with_the_reason_in_words(heard, client, now):
    ran(AT)
    assert (client.get("/health/").status_code, client.get("/health/").json()) == (
        200,
        {"status": "ok", "reason": ""},
    )
    ran(AT + timedelta(minutes=1), "OSError: secret path")
    answer = client.get("/health/", headers={"accept-language": "en"})
    assert answer.status_code == 503
    assert answer.json()["status"] == "error"
    assert answer.json()["reason"].startswith(
        "Letters are not being sent. When the last run of send_due broke off: "
    )
    assert b"secret" not in answer.content


def test_health_costs_three_queries_at_most(heard, client, now):
    with CaptureQueriesContext(connection) as asked:
        client.get("/health/")
    assert len(asked) <= 3


def test_a_mail_server_that_takes_no_letters_is_told(heard, client, now):
    queue_due(AT)
    Run.objects.create(started_at=AT, ended_at=AT + timedelta(minutes=80))
    assert trouble_with_runs(AT + timedelta(minutes=90)) is None
    trouble = trouble_with_runs(AT + timedelta(minutes=91))
    assert (trouble.wrong, trouble.at) == (Wrong.WAITING, AT)


@pytest.mark.parametrize(
    ("day", "hour", "minute", "wrong"),
    [
        (7, 12, 0, None),  # Saturday
        (8, 12, 0, None),
        (9, 6, 59, None),
        (9, 8, 30, None),
        (9, 8, 31, Wrong.WAITING),
    ],
)
def test_what_may_not_leave_before_monday_waits_from_seven_o_clock_on(heard, day, hour, minute, wrong):
    friday = datetime(2026, 3, 6, 23, 58, tzinfo=HELSINKI)
    queue_due(friday)
    now = datetime(2026, 3, day, hour, minute, tzinfo=HELSINKI)
    ran(now)
    trouble = trouble_with_runs(now)
    assert (trouble and trouble.wrong, trouble and trouble.at) == (wrong, wrong and friday)


def test_what_waits_on_a_day_that_is_closed_everywhere_is_no_trouble(heard):
    queue_due(AT)
    ClosedPeriod.objects.create(starts=NEXT.date(), ends=NEXT.date())
    ran(NEXT + timedelta(hours=4))
    with CaptureQueriesContext(connection) as asked:
        assert trouble_with_runs(NEXT + timedelta(hours=4)) is None
    assert len(asked) == 5


@pytest.mark.parametrize(("method", "status"), [("get", 200), ("head", 200), ("post", 405), ("put", 405)])
def test_health_is_looked_at_and_nothing_else(db, method, status):
    assert getattr(Client(enforce_csrf_checks=True), method)("/health/").status_code == status


def test_health_answers_without_a_database(db, client, monkeypatch):
    def broken(now):
        raise DatabaseError("no such host secret.example")

    monkeypatch.setattr("notifications.views.health.trouble_with_runs", broken)
    answer = client.get("/health/", headers={"accept-language": "sv"})
    assert (answer.status_code, answer.json()["status"]) == (503, "unknown")
    assert answer.json()["reason"] == "Databasen svarar inte."
    assert b"secret.example" not in answer.content
