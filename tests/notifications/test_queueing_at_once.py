"""Several runs at the same moment, each on a connection of its own: each letter is queued and handed over once."""

from datetime import date, timedelta

import pytest
from django.core import mail

from accounts.models import User
from notifications.models import Letter, Run
from notifications.services.running import run
from tests.notifications.post import letters, received
from tests.workflows.test_concurrency import at_once
from workflows.models import CaseEvent

pytestmark = pytest.mark.postgresql

TUESDAY, MONDAY = date(2026, 3, 3), date(2026, 3, 9)
PEOPLE = [("culture", f"Kulta{number}") for number in range(6)]
NAMES = sorted(name for _, name in PEOPLE)


@pytest.fixture
def decision(committed, story, post, monkeypatch):
    """Six people have a task that none of them has been told of by letter, and each is a batch."""
    monkeypatch.setattr("notifications.queries.world.BATCH", 2)
    story.answered(*PEOPLE).heard()
    return post.at(TUESDAY)


def runs(post, number: int = 4) -> list:
    """What comes of runs that begin at once, each of which sees the clock a little later."""
    clocks = [post.now + timedelta(seconds=count) for count in range(number)]
    return at_once(*(lambda now=now: run(lambda: now) for now in clocks))


def test_four_runs_at_once_queue_and_hand_over_each_letter_once(decision):
    found = runs(decision)
    assert [type(one) for one in found] == [Run] * 4
    decision.after(minutes=1).run()
    assert sorted(name for _, name, _ in letters()) == NAMES
    assert received() == [f"{name.lower()}@example.fi" for name in NAMES]
    assert sum(one.queued for one in Run.objects.all()) == 6
    assert sum(one.handed for one in Run.objects.all()) == 6
    assert set(Run.objects.values_list("error", flat=True)) == {""}


@pytest.mark.parametrize("number", range(3))
def test_a_task_that_is_done_while_runs_begin_is_told_before_or_not_at_all(story, decision, number):
    """Nobody waits for ever, nothing fails, and once the task is done no letter of it leaves."""
    by, now = User.objects.get(name="Kulta0"), decision.now

    def decide():
        story.now = now - timedelta(hours=1)
        return story.do("decide_to_prepare", by=by, go_on=True, decided_on=TUESDAY)

    found = at_once(lambda: run(lambda: now), decide, lambda: run(lambda: now))
    assert {type(one) for one in found} == {Run, CaseEvent}
    before = told_of_the_decision()
    assert len(before) == len(set(before))
    decision.at(TUESDAY, 8, 30).run()
    assert told_of_the_decision() == before


def told_of_the_decision() -> list[str]:
    return [one.to[0] for one in mail.outbox if "Päätä, alkaako" in one.subject]


def test_yesterday_s_letters_are_written_anew_once_by_four_runs(decision):
    decision.queue()
    decision.at(date(2026, 3, 4))
    found = runs(decision)
    assert [type(one) for one in found] == [Run] * 4
    decision.after(minutes=11).run()
    assert received() == [f"{name.lower()}@example.fi" for name in NAMES]
    assert Letter.objects.standing().count() == Letter.objects.exclude(withdrawn_at=None).count() == 6


def test_digests_are_once_as_well(decision):
    decision.run()
    decision.at(MONDAY)
    runs(decision)
    assert sorted(name for kind, name, _ in letters(day=MONDAY)) == ["Kaisa Keskus", *NAMES]
    assert {kind for kind, *_ in letters(day=MONDAY)} == {"digest"}
