"""Somebody outside is told of every run that went well."""

import http.server
import threading
from datetime import timedelta

import pytest

from notifications.models import Run
from notifications.queries.health import Wrong, trouble_with_runs
from notifications.services import running
from notifications.services.pinging import ping
from notifications.services.running import run
from tests.notifications.watch.runs import AT


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


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, SystemExit])
def test_a_run_that_is_stopped_has_broken_off(db, monkeypatch, stopped):
    def stops(clock):
        raise stopped("by hand")

    monkeypatch.setattr(running, "hand_over", stops)
    with pytest.raises(stopped):
        run(lambda: AT)
    assert Run.objects.get().error == f"{stopped.__name__}: by hand"
    assert trouble_with_runs(AT).wrong is Wrong.ERROR


def test_a_run_whose_letters_the_mail_server_does_not_take_is_not_told_outside(
    heard, outside, settings, monkeypatch
):
    address, asked = outside
    settings.PING_URL, settings.RUN_LATE_MINUTES = f"{address}/me", 10
    monkeypatch.setattr("notifications.mail.LetterBackend.send_messages", lambda *args: 1 / 0)
    for minutes in (0, 5, 11):
        run(lambda minutes=minutes: AT + timedelta(minutes=minutes))
    assert asked == ["/me", "/me"]


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://example.fi", "http://127.0.0.1:1/", "http://[", "http://a b/", "x"],
)
def test_a_ping_that_fails_breaks_nothing(address):
    assert ping(address) is False


def test_a_ping_that_is_answered_is_known(outside):
    assert ping(outside[0]) is True
