"""A letter that the mail server took comes back: the report of another server is read, and believed if it is of a letter."""

import io
from email.message import EmailMessage

import pytest
from django.core.management import call_command

from notifications.letters.fate import Fate, Sent, fate_of
from notifications.models import Letter, RefusedAddress
from notifications.services.addresses import try_again
from tests.notifications.post import ADDRESSES, WEDNESDAY, letters
from tests.notifications.smtp.outcome import KULTA, OTHERS, refused
from tests.notifications.smtp.reports import REPORT, report_of


def come(taken: EmailMessage, monkeypatch, **said) -> None:
    hand_over(report_of(**{"letter": str(taken)} | said), monkeypatch)


def hand_over(message: bytes, monkeypatch) -> None:
    """The message comes to the command as a mail server hands it over."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(message)))
    call_command("take_bounce")


def test_an_address_from_which_a_letter_came_back_gets_no_more_and_is_told_once_mended(
    gone, decision, server, monkeypatch, capsys
):
    come(gone, monkeypatch)
    assert capsys.readouterr().out == f"{KULTA} takes no letters.\n"
    assert refused() == [(KULTA, "550 No such user")]
    (letter,) = Letter.objects.filter(recipient__email=KULTA)
    assert (fate_of(letter), Sent(letter).said) == (Fate.REFUSED, "550 No such user")
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
        {"status": "5.1.1 (there is no such mailbox)", "action": "Failed (for good)"},
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


@pytest.mark.parametrize(
    ("diagnosis", "shown"),
    [
        ("smtp; 550 5.1.1 No", "550 5.1.1 No"),
        ("X-Postfix;host said:\n  550 5.1.1 No;\n\tnever", "host said: 550 5.1.1 No; never"),
        ("550 No; never", "550 No; never"),
        ("", "5.1.1"),
    ],
)
def test_what_the_other_server_answered_is_on_record_without_its_type(gone, monkeypatch, diagnosis, shown):
    come(gone, monkeypatch, diagnosis=diagnosis)
    assert refused() == [(KULTA, shown)]


@pytest.mark.parametrize("brings", ["message/rfc822", 'text/rfc822-headers; charset="unheard-of"'])
def test_a_letter_whose_bytes_nobody_can_read_is_known_by_its_head(gone, monkeypatch, brings):
    head = f"Content-Transfer-Encoding: 8bit\nMessage-ID: {gone['Message-ID']}\n"
    letter = f'Content-Type: text/plain; charset="unheard-of"\n{head}\nPäätä'
    hand_over(report_of(letter=letter, brings=f"{brings}\nContent-Transfer-Encoding: 8bit"), monkeypatch)
    assert refused() == [(KULTA, "550 No such user")]


@pytest.mark.parametrize("text", ["", "Subject: Out of office\n\nI am away.", "\0\xff", REPORT])
def test_any_other_message_changes_nothing(gone, text, monkeypatch, capsys):
    hand_over(text.encode("latin-1"), monkeypatch)
    assert (capsys.readouterr().out, refused()) == ("", [])


def test_a_report_that_comes_twice_is_taken_once(gone, monkeypatch):
    for _time in range(2):
        come(gone, monkeypatch)
    assert RefusedAddress.objects.count() == 1
