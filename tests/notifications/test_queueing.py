"""Letters come into the queue once and leave it once."""

import gc
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from notifications.models import Letter, LetterItem, Run
from notifications.queries.world import world_of
from notifications.services import queueing
from tests.notifications.post import (
    ADDRESSES,
    ASSIGNED,
    DUE,
    QUEUED,
    TUESDAY,
    letters,
    received,
    statuses,
)
from workflows.models import CaseTask


def test_whoever_has_something_to_be_told_gets_one_letter(decision):
    assert (decision.queue(), letters()) == (3, ASSIGNED)
    assert statuses() == [QUEUED] * 3


def test_however_often_it_runs_each_letter_is_queued_and_handed_over_once(decision):
    for _time in range(5):
        decision.run()
        decision.after(minutes=10)
    assert (letters(), received()) == (ASSIGNED, ADDRESSES)
    assert (
        list(Run.objects.order_by("pk").values_list("queued", "handed", "failed"))
        == [(3, 3, 0)] + [(0, 0, 0)] * 4
    )


def test_what_was_told_long_ago_is_not_told_again(decision):
    """A task may wait for longer than a year, on hold or far from its day."""
    CaseTask.objects.open().filter(act="decide_to_prepare").update(due=None)
    decision.run()
    decision.at(TUESDAY + timedelta(days=500)).run()
    items = LetterItem.objects.filter(kind="assigned")
    assert items.count() == 3


def test_queueing_twice_at_one_moment_queues_once(decision):
    assert (decision.queue(), decision.queue()) == (3, 0)


def test_after_a_week_s_pause_of_the_site_the_latest_alone_is_told(decision):
    """The new task and the week before its day are told of no more: on Monday it is due."""
    decision.at(DUE).run()
    assert letters() == [("digest", name, ["due_today"]) for name in ("Kulta", "Kerttu", "Sanna")]


def test_the_database_refuses_a_letter_and_an_item_twice(decision):
    decision.queue()
    for row in (Letter.objects.first(), LetterItem.objects.first()):
        row.pk = None
        if isinstance(row, Letter):
            row.email = None
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_cycles_are_looked_for_between_batches_alone(decision, monkeypatch):
    monkeypatch.setattr(queueing, "world_of", lambda *args: found.append(gc.isenabled()) or world_of(*args))
    found = []
    decision.queue()
    assert (set(found), gc.isenabled(), gc.get_freeze_count()) == ({False}, True, 0)


def test_a_letter_says_what_led_to_it(decision):
    decision.queue()
    letter = Letter.objects.filter(recipient__name="Sanna").get()
    (item,) = letter.explanation["items"]
    assert letter.explanation["at"] == decision.now.isoformat()
    assert (item["kind"], item["because"], item["told_from"]) == ("assigned", "turn:local", "2026-03-02")
