"""Whoever chose that no invitations come is told all the same when a session moves or is called off, and of nothing else."""

from datetime import date, timedelta

import pytest
from django.core import mail

from adoption.models import ClosedPeriod
from notifications.services.choices import choose, pause
from tests.notifications.calendar.reading import only_event
from tests.notifications.post import MONDAY, PEOPLE, TUESDAY, WEDNESDAY, letters
from workflows.services.undoing import undo

SATURDAY, LATER = date(2026, 3, 7), date(2026, 3, 19)


@pytest.fixture
def planned(story, post, who):
    """An information session is planned; Sanna wants no invitations."""
    story.answered(*PEOPLE)
    choose(who("Sanna").pk, {"events": "off"})
    story.do("plan_info_session", date=MONDAY, mode="remote")
    return post.at(TUESDAY)


@pytest.fixture
def session(planned, story) -> str:
    return f"session:{story.case.adoption.sessions.get().pk}"


@pytest.fixture
def told(who):
    """The kinds of letters of sessions that somebody had."""

    def kinds_of(name: str = "Sanna") -> list[str]:
        found = [kind for kind, *_ in letters(recipient=who(name))]
        return [kind for kind in found if kind not in ("day", "digest")]

    return kinds_of


def test_a_move_and_a_calling_off_are_told_once_and_the_first_planning_never(planned, story, session, told):
    planned.run()
    assert told() == []
    story.do("move_session", item=session, date=LATER)
    planned.at(WEDNESDAY).run()
    planned.after(minutes=20).run()
    assert told() == ["session_moved"]
    story.do("move_session", item=session, date=LATER + timedelta(days=1))
    planned.at(date(2026, 3, 5)).run()
    story.do("cancel_session", item=session, reason="Sairaus")
    planned.at(date(2026, 3, 6)).run()
    planned.after(minutes=20).run()
    assert told() == ["session_moved", "session_moved", "session_cancelled"]
    assert told("Kulta") == ["invitation", "session_moved", "session_moved", "session_cancelled"]


def test_a_calling_off_is_told_also_to_whoever_was_told_nothing_before(planned, story, session, told):
    planned.run()
    story.do("cancel_session", item=session, reason="Sairaus")
    planned.after(minutes=20).run()
    assert told() == ["session_cancelled"]


def test_the_letter_brings_the_event_to_the_calendar(planned, story, session, who):
    planned.run()
    story.do("move_session", item=session, date=LATER)
    planned.after(minutes=20).run()
    mine = [one for one in mail.outbox if one.to == [who("Sanna").email]]
    parts = [
        part for one in mine for part in one.message().walk() if part.get_content_type() == "text/calendar"
    ]
    (event,) = (only_event(part.get_payload(decode=True)) for part in parts)
    assert (event.dtstart, event.uid.partition("@")[0]) == (LATER, session.replace(":", "-"))


@pytest.mark.parametrize("minutes", [5, 30])
def test_a_move_that_is_taken_back_before_it_could_be_told_is_not_told(
    planned, story, session, told, minutes
):
    """Within minutes, or on a day on which no letters leave."""
    planned.run()
    planned.at(SATURDAY)
    moved = story.do("move_session", item=session, date=LATER)
    undo(case_id=story.case.pk, seq=moved.seq, by=moved.by, now=planned.after(minutes=minutes).now)
    planned.at(MONDAY, 7).run()
    assert told() == []


@pytest.mark.parametrize("act", ["move_session", "cancel_session"])
@pytest.mark.parametrize("closed", [True, False])
def test_what_changes_before_an_invitation_could_leave_is_not_told(
    planned, story, session, told, act, closed
):
    """The region is closed from the planning to the change, or it has not settled."""
    if closed:
        ClosedPeriod.objects.create(starts=date(2026, 3, 2), ends=TUESDAY, region=story.case.adoption.region)
        planned.at(TUESDAY, 18)
    else:
        story.now = story.case.adoption.sessions.get().history.get().history_date - timedelta(minutes=50)
    said = {"date": LATER} if act == "move_session" else {"reason": "Sairaus"}
    story.do(act, item=session, **said)
    planned.at(WEDNESDAY).run()
    assert told() == []
    assert told("Kulta") == (["invitation"] if act == "move_session" else [])


def test_whoever_pauses_letters_is_told_in_the_pause_and_of_the_planning_after_it(story, post, who, told):
    story.answered(*PEOPLE)
    for name, until in (("Sanna", date(2026, 3, 6)), ("Kulta", date(2026, 4, 1))):
        pause(who(name).pk, until)
    story.do("plan_info_session", date=MONDAY, mode="remote")
    post.at(TUESDAY).run()
    assert (told("Kulta"), told()) == ([], [])
    post.at(date(2026, 3, 6)).run()
    assert (told("Kulta"), told()) == ([], ["invitation"])
    session = f"session:{story.case.adoption.sessions.get().pk}"
    story.do("move_session", item=session, date=LATER)
    post.after(minutes=20).run()
    assert (told("Kulta"), told()) == (["session_moved"], ["invitation", "session_moved"])
    post.at(MONDAY).run()
    assert (told("Kulta"), told()) == (["session_moved"], ["invitation", "session_moved"])


def test_whoever_joins_after_the_move_or_has_left_before_it_is_not_told(planned, story, session, who, told):
    planned.run()
    story.do("move_session", item=session, date=LATER)
    planned.at(WEDNESDAY).run()
    added = {"side": "sote", "name": "Uusi", "email": "uusi@example.fi", "both_sides": False}
    story.do("add_contact", by=who("Kulta"), **added)
    choose(who("Uusi").pk, {"events": "off"})
    who("Sanna").contacts.update(ends=WEDNESDAY)
    planned.after(minutes=20).run()
    assert (told("Uusi"), told()) == ([], ["session_moved"])
    story.do("move_session", item=session, date=LATER + timedelta(days=1))
    planned.at(date(2026, 3, 5)).run()
    assert (told("Uusi"), told()) == (["session_moved"], ["session_moved"])


def test_the_end_of_a_case_calls_its_sessions_off_for_them_too(planned, story, told, monkeypatch):
    """Also if nobody else of the region is read with the person."""
    monkeypatch.setattr("notifications.queries.world.BATCH", 1)
    planned.run()
    story.do("end_by_kaikukeskus", reason="Ei jatketa")
    planned.after(minutes=20).run()
    planned.after(minutes=20).run()
    assert (told(), told("Kulta")) == (["session_cancelled"], ["invitation", "session_cancelled"])


def test_the_adviser_who_wants_no_invitations_is_told_too(planned, story, session):
    choose(story.adviser.pk, {"events": "off"})
    planned.run()
    story.do("move_session", item=session, date=LATER)
    planned.after(minutes=20).run()
    assert [kind for kind, *_ in letters(recipient=story.adviser, kind="session_moved")] == ["session_moved"]


def test_whoever_wants_invitations_again_is_asked_to_what_has_not_been_told(planned, story, who, told):
    planned.run()
    choose(who("Sanna").pk, {"events": "now"})
    planned.after(minutes=20).run()
    assert told() == ["invitation"]
