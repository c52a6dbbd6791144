"""A letter that the mail server took comes back: the report of another server is read, and believed if it is of a letter."""

import io
from email.message import EmailMessage

import pytest
from django.core.management import call_command

from notifications.letters.fate import Fate, fate_of
from notifications.models import Letter, RefusedAddress
from notifications.services.addresses import try_again
from tests.notifications.post import ADDRESSES, WEDNESDAY, letters
from tests.notifications.smtp.outcome import KULTA, OTHERS, refused

REPORT = """\
From: MAILER-DAEMON@example.fi
To: kaikupolku@localhost
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example.fi

{recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 No such user

--b
Content-Type: {brings}

{letter}
--b--
"""


@pytest.fixture
def gone(decision, server) -> EmailMessage:
    """Kulta's letter, which the server took."""
    decision.run()
    (letter,) = (one for one in server.taken if one["To"] == KULTA)
    return letter


def come(taken: EmailMessage, monkeypatch, **said) -> None:
    """The report comes to the command as a mail server hands it over."""
    usual = {"recipient": f"Final-Recipient: rfc822; {KULTA}", "action": "failed", "status": "5.1.1"}
    text = REPORT.format(**usual | {"brings": "message/rfc822", "letter": str(taken)} | said)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    call_command("take_bounce")


def test_an_address_from_which_a_letter_came_back_gets_no_more_and_is_told_once_mended(
    gone, decision, server, monkeypatch, capsys
):
    come(gone, monkeypatch)
    assert capsys.readouterr().out == f"{KULTA} takes no letters.\n"
    assert refused() == [(KULTA, "smtp; 550 No such user")]
    (letter,) = Letter.objects.filter(recipient__email=KULTA)
    assert fate_of(letter) is Fate.REFUSED
    decision.after(minutes=10).run()
    assert sorted(server.addresses) == ADDRESSES
    try_again(RefusedAddress.objects.get(), now=decision.now)
    decision.at(WEDNESDAY).run()
    assert letters(day=WEDNESDAY) == [("day", "Kulta", ["assigned"])]


@pytest.mark.parametrize(
    "said",
    [
        {"brings": "text/rfc822-headers"},
        {"status": "5.2.1"},
        {
            "recipient": f"Final-Recipient: rfc822; k.ulta@sub.example.fi\nOriginal-Recipient: rfc822;{KULTA.upper()}"
        },
    ],
)
def test_a_report_may_say_it_in_several_ways(gone, said, monkeypatch):
    come(gone, monkeypatch, **said)
    assert [address for address, _words in refused()] == [KULTA]


@pytest.mark.parametrize(
    "said",
    [
        {"action": "delayed", "status": "4.4.1"},
        {"status": "5.1.7"},
        {"status": "5.1.8"},
        {"status": "5.7.1"},
        {"status": "5.2.2"},
        {"recipient": f"Final-Recipient: rfc822; {OTHERS[0]}"},
        {"letter": "Message-ID: <forged@localhost>\n\nHello"},
        {"letter": ""},
        {"brings": "text/plain"},
    ],
)
def test_what_says_nothing_of_the_address_or_knows_no_letter_to_it_changes_nothing(gone, said, monkeypatch):
    come(gone, monkeypatch, **said)
    assert refused() == []
    assert Letter.objects.filter(withdrawn_at=None).count() == 3


@pytest.mark.parametrize("text", ["", "Subject: Out of office\n\nI am away.", "\0\xff", REPORT])
def test_any_other_message_changes_nothing(gone, text, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode("latin-1"))))
    call_command("take_bounce")
    assert (capsys.readouterr().out, refused()) == ("", [])


def test_a_report_that_comes_twice_is_taken_once(gone, monkeypatch):
    for _time in range(2):
        come(gone, monkeypatch)
    assert RefusedAddress.objects.count() == 1
