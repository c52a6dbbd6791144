"""The oracles see when the plan forgets something, or tells it twice."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction

from adoption.models import ClosedPeriod
from commitments.services import load_catalogues
from config.demonstration.walk import Walk
from notifications.planning.plan import letters_due
from tests.notifications.post import DUE, MONDAY, PEOPLE, TUESDAY, WEDNESDAY, Post, set_clock
from tests.notifications.simulation.looking import untold, wrongly_told
from tests.notifications.simulation.rows import Rows
from tests.notifications.test_taken_back import take_back_that_it_was_held
from workflows.stages import Stage


def asked(story, post) -> Post:
    story.answered(*PEOPLE)
    story.do("plan_info_session", date=MONDAY, mode="remote")
    return post.at(TUESDAY)


def moved(story, post) -> Post:
    queued(asked(story, post))
    session = story.case.adoption.sessions.get()
    story.do("move_session", item=f"session:{session.pk}", date=MONDAY + timedelta(days=2))
    return post.after(minutes=20)


def called_off(story, post) -> Post:
    queued(asked(story, post))
    session = story.case.adoption.sessions.get()
    story.do("cancel_session", item=f"session:{session.pk}", reason="Sairaus")
    return post.after(minutes=20)


def ended(story, post) -> Post:
    queued(asked(story, post))
    story.do("end_by_kaikukeskus", reason="Ei jatketa")
    return post.after(minutes=20)


def given(story, post) -> Post:
    story.answered(*PEOPLE).heard()
    return post.at(TUESDAY)


def taken_back(story, post) -> Post:
    queued(given(story, post))
    take_back_that_it_was_held(story, post.now)
    return post.at(WEDNESDAY)


def late(story, post) -> Post:
    """Of the decision both sides are told; the information session is culture's alone."""
    queued(given(story, post))
    return post.at(DUE + timedelta(days=49))


def a_new_week(story, post) -> Post:
    queued(given(story, post))
    return post.at(MONDAY)


def queued(post) -> None:
    post.queue()
    post.hand_over()


STORIES = {
    "invitation": asked,
    "session_moved": moved,
    "session_cancelled": called_off,
    "assigned": given,
    "taken_back": taken_back,
    "others_overdue": late,
    "digest": a_new_week,
}


@pytest.fixture
def plans(monkeypatch):
    """Another plan is made of the one that there is."""

    def plan(changed) -> None:
        for module in ("queueing", "withdrawing"):
            monkeypatch.setattr(
                f"notifications.services.{module}.letters_due",
                lambda world, now: changed(letters_due(world, now)),
            )

    return plan


def without(kind: str, letters: list) -> list:
    kept = [
        replace(one, items=tuple(item for item in one.items if item.kind.name != kind)) for one in letters
    ]
    return [one for one in kept if one.kind != kind and (one.items or one.kind == "digest")]


def seen(post) -> tuple[bool, bool]:
    """Whether something is lost, and whether something was told wrongly."""
    queued(post)
    return seen_after(post)


def seen_after(post) -> tuple[bool, bool]:
    rows = Rows.read(post.now, {})
    return bool(untold(rows)), bool(wrongly_told(rows))


def seen_first(post) -> tuple[bool, bool]:
    """The same of letters as they should be; they are gone afterwards."""
    with transaction.atomic():
        found = seen(post)
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("kind", STORIES)
def test_what_the_plan_forgets_is_seen(kind, story, post, plans):
    last = STORIES[kind](story, post)
    assert seen_first(last) == (False, False)
    plans(lambda letters: without(kind, letters))
    assert seen(last) == (True, False)


def test_that_the_end_of_a_case_calls_sessions_off_is_not_forgotten(story, post, plans):
    last = ended(story, post)
    assert seen_first(last) == (False, False)
    plans(lambda letters: without("session_cancelled", letters))
    assert seen(last) == (True, False)


def test_a_second_digest_of_a_week_is_seen(story, post, plans):
    last = a_new_week(story, post)
    plans(lambda letters: [*letters, *(replace(one, key=f"{one.key}/2", items=()) for one in letters)])
    assert seen(last) == (False, True)


def test_a_digest_on_a_day_that_is_closed_where_it_is_read_is_seen(story, post):
    last = a_new_week(story, post)
    assert seen(last) == (False, False)
    region = story.case.adoption.region
    ClosedPeriod.objects.create(region=region, starts=MONDAY, ends=MONDAY, reason="Loma")
    assert seen_after(last) == (False, True)


@pytest.mark.parametrize("happens", [asked, moved, called_off], ids=lambda one: one.__name__)
def test_what_is_told_twice_of_a_session_is_seen(happens, story, post, plans):
    last = happens(story, post)
    plans(lambda letters: [*letters, *(again(one) for one in letters if one.items[0].kind.group == "events")])
    assert seen(last) == (False, True)


def again(letter):
    (item,) = letter.items
    told = replace(item, occasion=replace(item.occasion, key=f"{item.occasion.key}/2"))
    return replace(letter, key=f"{letter.key}/2", items=(told,))


def test_a_pilot_of_whose_end_the_plan_forgets_is_seen(municipalities, adviser, monkeypatch, plans):
    load_catalogues()
    walk = Walk(adviser=adviser, day=date(2026, 3, 2), pace=0).contact([municipalities["101"]])
    ends = walk.to(Stage.FEEDBACK).case.dates.pilot_end
    last = set_clock(monkeypatch, SimpleNamespace()).at(ends - timedelta(days=88))
    assert seen_first(last) == (False, False)
    plans(lambda letters: without("pilot_ends", letters))
    assert seen(last) == (True, False)
