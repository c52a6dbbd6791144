"""Whoever was asked to a session is told that it is called off, wherever the person and the case are by then."""

from datetime import timedelta

import pytest

from notifications.queries.world import batches
from tests.notifications.post import MONDAY, PEOPLE, TUESDAY, WEDNESDAY, letters
from workflows.services.undoing import undo


@pytest.fixture
def invited(story, post, who):
    """Everybody was invited to the information session on Monday."""
    story.answered(*PEOPLE)
    story.do("plan_info_session", date=MONDAY, mode="remote")
    return post.at(TUESDAY)


def of_sessions(person) -> list[str]:
    return [kind for kind, *_ in letters(recipient=person) if kind not in ("day", "digest")]


def test_whoever_has_left_is_told_when_what_one_was_asked_to_is_called_off(invited, story, who, monkeypatch):
    """Also if nobody else of the region is read with the person."""
    monkeypatch.setattr("notifications.queries.world.BATCH", 1)
    invited.run()
    who("Sanna").contacts.update(ends=TUESDAY)
    session = f"session:{story.case.adoption.sessions.get().pk}"
    assert invited.after(minutes=20).queue() == 0
    story.do("cancel_session", item=session, reason="Sairaus")
    invited.at(WEDNESDAY).run()
    assert of_sessions(who("Sanna")) == ["invitation", "session_cancelled"]
    assert who("Sanna").pk not in [pk for batch in batches(MONDAY + timedelta(days=1)) for pk in batch]


def test_the_end_of_a_case_calls_its_sessions_off(invited, story, who):
    invited.run()
    ended = story.do("end_by_kaikukeskus", reason="Ei jatketa")
    invited.after(minutes=20).run()
    assert of_sessions(who("Sanna")) == ["invitation", "session_cancelled"]
    undo(case_id=story.case.pk, seq=ended.seq, by=story.adviser, now=story.now)
    invited.after(minutes=20).run()
    assert of_sessions(who("Sanna")) == ["invitation", "session_cancelled", "session_moved"]


def test_whoever_was_not_asked_yet_is_told_nothing_of_a_session_of_an_ended_case(invited, story, who):
    story.do("end_by_kaikukeskus", reason="Ei jatketa")
    invited.at(TUESDAY, 14).run()
    assert of_sessions(who("Sanna")) == []
