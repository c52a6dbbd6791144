"""Silence means silence: runs that stop, break off or lose a letter are noticed."""

import http.server
import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from post_office.models import STATUS, Email

from accounts.models import User
from notifications.models import Letter, LetterItem, Reckoning, Run
from notifications.queries.health import Wrong, trouble_with_runs, troubles
from notifications.services import running
from notifications.services.pinging import ping
from notifications.services.queueing import queue_due
from notifications.services.reckoning import reckon, reckon_days
from notifications.services.running import run

AT = datetime(2026, 3, 3, 6, tzinfo=UTC)
DAY = AT.date()
NEXT = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def _nothing_is_known():
    cache.clear()


@pytest.fixture
def heard(story):
    story.answered(("culture", "Kulta"), ("sote", "Sanna")).heard()
    User.objects.update(language="en")
    return story


@pytest.fixture
def now(monkeypatch):
    """The clock of pages and commands."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    return AT


def ran(at: datetime, error: str = "", *, ended: bool = True) -> Run:
    return Run.objects.create(started_at=at, ended_at=at if ended else None, error=error)


# health


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


def test_health_answers_without_a_database(db, client, monkeypatch):
    def broken(now):
        raise DatabaseError("no such host secret.example")

    monkeypatch.setattr("notifications.views.health.trouble_with_runs", broken)
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()["status"]) == (503, "unknown")
    assert b"secret.example" not in answer.content


# the banner


def test_kaikukeskus_reads_on_every_page_that_runs_stopped(heard, adviser, who, browse, now):
    ran(AT - timedelta(hours=2))
    for address in ("/", "/notices/", "/rules/"):
        assert "When send_due last ran" in browse(adviser).get(address).content.decode()
        assert "When send_due last ran" not in browse(who("Sanna")).get(address).content.decode()


def test_the_demonstration_has_a_button_instead(heard, adviser, browse, now, settings):
    settings.DEMONSTRATION = True
    assert "send_due" not in browse(adviser).get("/").content.decode()


def test_nothing_is_said_while_all_is_well(heard, adviser, browse, now):
    ran(AT)
    assert "send_due" not in browse(adviser).get("/").content.decode()


def test_the_banner_is_asked_for_once_a_minute(heard):
    with CaptureQueriesContext(connection) as first:
        found = troubles(AT)
    with CaptureQueriesContext(connection) as second:
        assert troubles(AT) == found
    assert (len(first) <= 3, len(second)) == (True, 0)


def test_a_day_before_that_does_not_balance_is_in_the_banner(heard):
    ran(NEXT)
    Reckoning.objects.create(day=DAY, should_have=2, queued=1, handed=1, made_at=NEXT)
    assert [one.wrong for one in troubles(NEXT)] == [Wrong.UNBALANCED]
    cache.clear()
    assert troubles(NEXT + timedelta(days=1))[0].wrong is Wrong.LATE
    Reckoning.objects.update(should_have=1)
    cache.clear()
    assert troubles(NEXT) == []


# the days


def counts(found: Reckoning) -> tuple:
    return found.should_have, found.queued, found.handed, found.waiting, found.refused


def test_a_day_on_which_all_went_well_balances(heard):
    run(lambda: AT)
    letters = Letter.objects.count()
    found = reckon(DAY, NEXT)
    assert counts(found) == (letters, letters, letters, 0, 0)
    assert (found.balances, letters > 1) == (True, True)


def test_a_letter_that_was_lost_before_it_was_queued_is_missed(heard):
    run(lambda: AT)
    letters = Letter.objects.count()
    lost = Letter.objects.first()
    LetterItem.objects.filter(letter=lost).delete()
    lost.delete()
    found = reckon(DAY, NEXT)
    assert counts(found) == (letters, letters - 1, letters - 1, 0, 0)
    assert found.balances is False


def test_a_letter_that_was_lost_from_the_queue_is_missed(heard):
    queue_due(AT)
    letters = Letter.objects.count()
    Email.objects.all()[:1].get().delete()
    found = reckon(DAY, NEXT)
    assert counts(found) == (letters, letters, 0, letters - 1, 0)
    assert found.balances is False


def test_a_day_without_any_run_does_not_balance(heard):
    found = reckon(DAY, NEXT)
    assert found.should_have > 1
    assert (found.queued, found.balances) == (0, False)


def test_what_is_done_after_its_letter_is_no_letter_too_many(heard, who):
    run(lambda: AT)
    heard.now = AT
    heard.do("decide_to_prepare", by=who("Sanna"), go_on=True, decided_on=DAY)
    found = reckon(DAY, NEXT)
    assert found.balances is True


def test_letters_written_later_are_no_letters_of_the_day(heard):
    """A day can be counted up again, weeks after it, with the same outcome."""
    run(lambda: AT)
    first = counts(reckon(DAY, NEXT))
    for days in range(1, 15):
        queue_due(AT + timedelta(days=days))
    assert counts(reckon(DAY, AT + timedelta(days=20))) == first


def test_what_the_server_refused_for_good_balances_and_what_it_put_off_does_not(heard):
    run(lambda: AT)
    letters = Letter.objects.count()
    first, second = Email.objects.all()[:2]
    Email.objects.filter(pk=first.pk).update(status=STATUS.requeued)
    Email.objects.filter(pk=second.pk).update(status=STATUS.failed)
    found = reckon(DAY, NEXT)
    assert counts(found) == (letters, letters, letters - 2, 1, 1)
    assert found.balances is False
    Email.objects.filter(pk=first.pk).update(status=STATUS.sent)
    assert reckon(DAY, NEXT).balances is True


def test_a_letter_that_waited_over_night_and_was_written_anew_waited(heard):
    ran(AT)
    queue_due(AT)
    letters = Letter.objects.count()
    run(lambda: NEXT)
    assert Letter.objects.exclude(withdrawn_at=None).count() == letters
    found = Reckoning.objects.get(day=DAY)
    assert counts(found) == (letters, letters, 0, letters, 0)
    assert found.balances is False


def test_a_closed_day_comes_to_nothing(heard):
    assert counts(reckon(date(2026, 3, 1), NEXT)) == (0, 0, 0, 0, 0)


def test_the_first_run_of_a_day_counts_up_the_day_before(heard):
    run(lambda: AT)
    assert Reckoning.objects.count() == 0
    run(lambda: NEXT)
    assert [one.day for one in Reckoning.objects.all()] == [DAY]
    made = Reckoning.objects.get().made_at
    run(lambda: NEXT + timedelta(minutes=5))
    assert Reckoning.objects.get().made_at == made


def test_days_without_runs_are_counted_up_when_runs_begin_again(heard):
    ran(AT)
    found = reckon_days(AT + timedelta(days=4))
    assert [one.day for one in found] == [DAY + timedelta(days=number) for number in range(4)]
    assert reckon_days(AT + timedelta(days=4, minutes=5)) == []


def test_runs_of_long_ago_are_forgotten(heard):
    ran(AT - timedelta(days=401))
    kept = ran(AT - timedelta(days=1))
    reckon_days(AT)
    assert list(Run.objects.all()) == [kept]


def test_the_command_counts_up_a_day_and_fails_when_it_does_not_balance(heard, now, capsys):
    with pytest.raises(CommandError, match=r"^2026-03-03: \d+ should have been queued, 0 were"):
        call_command("reckon", "2026-03-03")
    run(lambda: AT)
    call_command("reckon", "2026-03-03")
    assert capsys.readouterr().out.startswith("2026-03-03: ")


def test_the_page_of_days_is_for_kaikukeskus(heard, adviser, who, browse, client):
    Reckoning.objects.create(day=DAY, should_have=2, queued=1, handed=1, made_at=NEXT)
    ran(AT, "OSError: disk")
    text = browse(adviser).get("/letters/days/").content.decode()
    assert "state--block" in text
    assert "OSError: disk" in text
    assert browse(who("Sanna")).get("/letters/days/").status_code == 403
    assert client.get("/letters/days/").status_code == 302


def test_a_long_page_of_days_asks_no_more_than_a_short_one(heard, adviser, browse, now):
    client = browse(adviser)
    counted = []
    for days in (range(1, 2), range(2, 30)):
        Reckoning.objects.bulk_create(
            Reckoning(day=DAY - timedelta(days=number), should_have=0, queued=0, handed=0, made_at=AT)
            for number in days
        )
        client.get("/letters/days/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/letters/days/")
        counted.append(len(asked))
    assert counted[0] == counted[1]


# the ping


@pytest.fixture
def outside():
    """Somebody outside, with the addresses that were asked for."""
    asked = []

    class Ear(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Ear)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_a_good_run_is_told_outside(db, outside, settings):
    address, asked = outside
    settings.PING_URL = f"{address}/me"
    run(lambda: AT)
    assert asked == ["/me"]


def test_a_run_that_breaks_off_is_not_told_outside(db, outside, settings, monkeypatch):
    def breaks(now):
        raise OSError("disk")

    address, asked = outside
    settings.PING_URL = f"{address}/me"
    monkeypatch.setattr(running, "queue_due", breaks)
    with pytest.raises(OSError, match="disk"):
        run(lambda: AT)
    assert (asked, Run.objects.get().error) == ([], "OSError: disk")


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://example.fi", "http://127.0.0.1:1/", "http://[", "http://a b/", "x"],
)
def test_a_ping_that_fails_breaks_nothing(address):
    assert ping(address) is False


def test_a_ping_that_is_answered_is_known(outside):
    assert ping(outside[0]) is True
