"""What breaks leaves nothing half done: the next run queues and hands over what is missing, and nothing twice."""

import pytest
from django.db import transaction

from accounts.models import User
from notifications.models import Lease, LetterItem, Run
from notifications.queries.cases_at_hand import Calendars
from notifications.queries.health import Wrong, trouble_with_runs
from notifications.services import handing, leases, queueing
from notifications.services.queueing import Unwritten, queue_batch
from notifications.services.reckoning import reckon
from tests.notifications.post import (
    ADDRESSES,
    ASSIGNED,
    QUEUED,
    SENT,
    TUESDAY,
    WEDNESDAY,
    everything,
    letters,
    received,
    statuses,
)
from workflows.items import pk_of
from workflows.models import CaseTask

BROKEN_AT = [
    "leases.hold_row",
    "world_of",
    "letters_due",
    "names_in",
    "headers_of",
    "message_id",
    "explanation",
    "Email.objects.bulk_create",
    "Letter.objects.bulk_create",
    "write_items",
    "LetterItem.objects.bulk_create",
]


@pytest.mark.parametrize("place", BROKEN_AT)
def test_a_crash_leaves_nothing_behind_and_the_next_run_queues_all_of_it_once(decision, monkeypatch, place):
    before = everything()
    with monkeypatch.context() as patched:
        patched.setattr(f"notifications.services.queueing.{place}", lambda *args, **kwargs: 1 / 0)
        with pytest.raises(Unwritten):
            decision.run()
    assert everything() == before
    assert "ZeroDivisionError: division by zero" in Run.objects.get().error
    decision.run()
    assert (letters(), received()) == (ASSIGNED, ADDRESSES)


def test_a_crash_at_the_very_end_of_a_batch_leaves_nothing_of_it(decision):
    """All rows are written when the connection breaks, before they are committed."""
    readers = list(User.objects.filter(contacts__isnull=False).values_list("pk", flat=True))
    before = everything()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        assert queue_batch(readers, decision.now, Calendars.read(), []) == 3
        1 / 0  # noqa: B018
    assert everything() == before
    decision.run()
    assert received() == ADDRESSES


def test_a_batch_that_fails_keeps_no_other_from_the_queue_and_none_is_queued_again(decision, monkeypatch):
    monkeypatch.setattr("notifications.queries.world.BATCH", 1)
    naming = queueing.names_in

    def breaks_at_the_second(planned, *args):
        if planned[0].reader == User.objects.get(name="Kerttu").pk:
            raise RuntimeError("Half-way")
        return naming(planned, *args)

    with monkeypatch.context() as patched:
        patched.setattr(queueing, "names_in", breaks_at_the_second)
        with pytest.raises(Unwritten):
            decision.run()
        assert letters() == [ASSIGNED[0], ASSIGNED[2]]
    decision.run()
    assert (sorted(letters()), received()) == (sorted(ASSIGNED), ADDRESSES)


def test_a_letter_that_cannot_be_written_keeps_no_other_from_its_reader(decision, monkeypatch):
    """It stays due, and the run says so."""
    writing = queueing.written

    def not_to_kerttu(planned, *args):
        if planned.reader == User.objects.get(name="Kerttu").pk:
            raise KeyError("who")
        return writing(planned, *args)

    with monkeypatch.context() as patched:
        patched.setattr(queueing, "written", not_to_kerttu)
        with pytest.raises(Unwritten):
            decision.run()
    run = Run.objects.get()
    assert (run.queued, run.handed, run.error.partition(":")[0]) == (2, 2, "Unwritten")
    assert received() == [ADDRESSES[1], ADDRESSES[2]]
    decision.run()
    assert received() == ADDRESSES


def test_an_item_that_cannot_be_said_keeps_no_other_item_from_its_reader(story, post, monkeypatch):
    """Kaikukeskus is asked two things of a region that got in touch. One stays due, and the run says so."""
    writing = queueing.written

    def not_of_the_answer(planned, world, *more):
        tasks = [world.tasks[pk_of(item.thing.about)][1].act for item in planned.items]
        if "answer_contact" in tasks:
            raise KeyError("who")
        return writing(planned, world, *more)

    post.at(TUESDAY)
    with monkeypatch.context() as patched:
        patched.setattr(queueing, "written", not_of_the_answer)
        with pytest.raises(Unwritten):
            post.run()
    assert (acts_told(story.adviser), len(received())) == (["take_ownership"], 2)
    post.after(minutes=1).run()
    assert trouble_with_runs(post.now).wrong is Wrong.LACKING
    assert reckon(TUESDAY, post.now).balances is False
    post.at(WEDNESDAY).run()
    assert trouble_with_runs(post.now) is None
    assert acts_told(story.adviser) == ["take_ownership", "answer_contact"]


def acts_told(person) -> list[str]:
    """What the tasks ask of which letters told the person, in the order in which they first did."""
    keys = LetterItem.objects.filter(person=person).order_by("pk").values_list("about", flat=True)
    return [CaseTask.objects.get(pk=pk_of(key)).act for key in dict.fromkeys(keys)]


def test_a_crash_between_two_letters_leaves_the_rest_to_the_run_after_the_lease(decision, monkeypatch):
    sending = handing.mail.send_queued
    with monkeypatch.context() as patched:

        def dies_after_one(**said):
            patched.setattr(handing.mail, "send_queued", lambda **said: 1 / 0)
            return sending(**said)

        patched.setattr(handing.mail, "send_queued", dies_after_one)
        patched.setattr(leases.Held, "give_back", lambda self, now: None)  # the process is gone
        with pytest.raises(ZeroDivisionError):
            decision.run()
    assert sorted(statuses()) == sorted([SENT, QUEUED, QUEUED])
    assert decision.after(minutes=9).run().handed == 0
    assert decision.after(minutes=1).run().handed == 2
    assert received() == ADDRESSES


def test_while_a_run_has_the_lease_or_died_with_it_no_other_hands_over(decision):
    decision.queue()
    assert leases.take(handing.HANDING, decision.now) is not None
    assert decision.run().handed == 0
    assert decision.after(minutes=9, seconds=59).run().handed == 0
    assert decision.after(seconds=1).run().handed == 3


def test_a_run_that_was_stopped_for_long_hands_over_nothing_more_once_another_has_taken_its_place(
    decision, monkeypatch
):
    """The first run stands still for an hour after its first letter; meanwhile a second hands over the rest."""
    sending, others = handing.mail.send_queued, []

    def stands_still(**said):
        monkeypatch.setattr(handing.mail, "send_queued", sending)
        outcome = sending(**said)
        decision.after(hours=1)
        others.append(decision.hand_over())
        return outcome

    decision.queue()
    monkeypatch.setattr(handing.mail, "send_queued", stands_still)
    assert (decision.hand_over(), others) == ((1, 0), [(2, 0)])
    assert received() == ADDRESSES


def test_a_run_gives_back_its_own_lease_alone(decision):
    first = leases.take(handing.HANDING, decision.now)
    second = leases.take(handing.HANDING, decision.after(minutes=10).now)
    first.give_back(decision.now)
    assert leases.take(handing.HANDING, decision.now) is None
    second.give_back(decision.now)
    assert leases.take(handing.HANDING, decision.now) is not None
    assert Lease.objects.count() == 1
