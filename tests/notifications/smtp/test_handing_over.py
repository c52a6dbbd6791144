"""What a mail server puts off, leaves without an answer or takes, and what becomes of the letter then."""

import pytest
from post_office.models import Email

from notifications.models import Letter
from notifications.services import handing
from notifications.services.handing import PATIENCE
from tests.notifications.post import (
    ADDRESSES,
    QUEUED,
    REQUEUED,
    SENT,
    WEDNESDAY,
)
from tests.notifications.smtp.outcome import KULTA, OTHERS, ids, refused, status_of
from tests.notifications.smtp.server import drop, free_port, hang
from tests.notifications.test_queueing_at_once import runs


def test_every_letter_is_taken_once(server, decision):
    done = decision.run()
    assert (server.addresses, done.handed, done.failed) == (ADDRESSES, 3, 0)
    assert decision.after(minutes=1).run().handed == 0
    assert (server.addresses, len(set(ids(server.taken)))) == (ADDRESSES, 3)
    assert set(Email.objects.values_list("status", flat=True)) == {SENT}


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        ("to_address", "450 4.2.0 Greylisted"),
        ("to_address", "421 4.3.2 Closing"),
        ("to_address", "452 4.2.2 Mailbox full"),
        ("to_address", "450 5.1.1 Cannot say yet"),
        ("to_address", "550 5.2.2 Mailbox full"),
        ("to_address", "550 5.1.8 <kaikupolku@localhost>: Domain of the sender not found"),
        ("to_address", "553 5.1.7 Address of the sender rejected"),
        ("to_address", "550 5.7.1 Not from you"),
        ("to_address", "554 Not now"),
        ("to_letter", "451 4.3.0 Later"),
        ("to_letter", "421 4.3.2 Closing"),
    ],
)
def test_what_is_put_off_is_sent_at_a_later_run_and_once(server, decision, place, answer):
    getattr(server, place)[KULTA] = answer
    done = decision.run()
    assert (server.addresses, done.handed, done.failed) == (OTHERS, 2, 1)
    assert (status_of(KULTA), refused()) == (REQUEUED, [])
    getattr(server, place).clear()
    assert decision.after(minutes=14).run().handed == 0
    assert decision.after(minutes=1).run().handed == 1
    decision.after(minutes=30).run()
    assert server.addresses == ADDRESSES
    assert Letter.objects.count() == 3


def test_a_letter_that_is_put_off_all_day_is_written_anew_the_next(server, decision):
    server.to_address[KULTA] = "450 Later"
    for _quarter in range(8):
        decision.after(minutes=15).run()
    server.to_address.clear()
    decision.at(WEDNESDAY).run()
    assert server.addresses == ADDRESSES
    assert [bool(one.withdrawn_at) for one in Letter.objects.filter(recipient__name="Kulta")] == [False, True]


def test_a_sender_that_is_not_liked_is_no_fault_of_the_recipients(server, decision):
    server.to_sender = "550 5.7.1 Sender rejected"
    assert decision.run().failed == 3
    assert set(Email.objects.values_list("status", flat=True)) == {REQUEUED}
    assert refused() == []
    server.to_sender = "250 OK"
    decision.after(minutes=15).run()
    assert server.addresses == ADDRESSES


@pytest.mark.parametrize("without_answer", [hang, drop])
def test_a_letter_without_an_answer_is_sent_again_as_the_same_letter(
    server, decision, settings, without_answer
):
    """It may have been delivered: by its Message-ID the receiver knows it again."""
    settings.EMAIL_TIMEOUT = 0.3
    server.to_letter[KULTA] = without_answer
    server.once = True
    done = decision.run()
    assert (server.addresses, done.handed, done.failed) == (OTHERS, 2, 1)
    assert (status_of(KULTA), refused()) == (REQUEUED, [])
    decision.after(minutes=15).run()
    assert server.addresses == ADDRESSES
    tried = [letter for letter in server.seen if letter["To"] == KULTA]
    assert len(tried) == 2
    assert len(set(ids(tried))) == 1
    assert tried[0].get_body().get_content() == tried[1].get_body().get_content()


def test_a_process_that_dies_before_the_answer_is_on_record_sends_the_same_letter_again(
    server, decision, monkeypatch
):
    decision.queue()
    with monkeypatch.context() as patched:
        patched.setattr("post_office.mail.get_max_retries", lambda: 1 / 0)  # called once the letter is taken
        with pytest.raises(ZeroDivisionError):
            decision.hand_over()
    decision.after(minutes=15).run()
    assert server.addresses == ADDRESSES
    assert len(set(ids(server.taken))) == 3


def test_what_the_server_took_is_on_record_before_the_next_letter_leaves(server, decision, monkeypatch):
    on_record = []
    taking = server.handle_DATA

    async def watched(*args):
        on_record.append(len(server.taken))
        return await taking(*args)

    server.handle_DATA = watched
    sending, sent = handing.mail.send_queued, []

    def counted(**said):
        outcome = sending(**said)
        sent.append(Email.objects.filter(status=SENT).count())
        return outcome

    monkeypatch.setattr(handing.mail, "send_queued", counted)
    decision.run()
    assert (on_record, sent) == ([0, 1, 2], [1, 2, 3, 3])


def test_a_server_that_is_down_loses_nothing(server, decision, settings):
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    done = decision.run()
    assert (done.queued, done.handed, done.failed, done.error) == (3, 0, 3, "")
    assert set(Email.objects.values_list("status", flat=True)) == {REQUEUED}
    settings.EMAIL_PORT = there
    decision.after(minutes=15).run()
    assert server.addresses == ADDRESSES


def test_when_none_goes_through_the_rest_waits_for_the_next_run(server, story, post, settings):
    """With a server that hangs, one run does not go through a thousand letters, half a minute each."""
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    people = [("culture", f"Kulta{number:02}") for number in range(PATIENCE + 2)]
    story.answered(*people).heard()
    post.at(WEDNESDAY)
    done = post.run()
    assert (done.queued, done.failed) == (PATIENCE + 2, PATIENCE)
    assert Email.objects.filter(status=QUEUED).count() == 2
    settings.EMAIL_PORT = there
    post.after(minutes=1).run()
    assert len(server.taken) == 2
    post.after(minutes=15).run()
    assert server.addresses == sorted(f"{name.lower()}@example.fi" for _, name in people)


@pytest.mark.postgresql
def test_runs_at_once_have_each_letter_taken_once(committed, server, story, post):
    people = [("culture", f"Kulta{number}") for number in range(6)]
    story.answered(*people).heard()
    runs(post.at(WEDNESDAY))
    post.after(minutes=11).run()
    assert server.addresses == [f"kulta{number}@example.fi" for number in range(6)]
    assert len(server.seen) == 6
