"""Whoever was asked to a session is told that it is called off, wherever the person and the case are by then."""

from datetime import date, timedelta

import pytest
from post_office.models import STATUS, Email

from notifications.models import Letter, Reckoning
from notifications.queries.world import batches
from notifications.services import handing
from notifications.services.choices import choose
from tests.notifications.calendar.feeds import address, got
from tests.notifications.calendar.reading import events_in
from tests.notifications.conftest import BEGIN, Story, contact
from tests.notifications.post import MONDAY, PEOPLE, TUESDAY, WEDNESDAY, letters
from workflows.services.cases import open_case
from workflows.services.undoing import undo

SATURDAY = date(2026, 3, 7)


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
    assert of_sessions(who("Sanna")) == ["invitation", "session_cancelled", "session_after_all"]


def test_whoever_was_not_asked_yet_is_told_nothing_of_a_session_of_an_ended_case(invited, story, who):
    story.do("end_by_kaikukeskus", reason="Ei jatketa")
    invited.at(TUESDAY, 14).run()
    assert of_sessions(who("Sanna")) == []


def test_a_session_that_was_called_off_is_not_called_off_again_by_the_end_of_its_case(invited, story, who):
    invited.run()
    session = f"session:{story.case.adoption.sessions.get().pk}"
    story.do("cancel_session", item=session, reason="Sairaus")
    invited.after(minutes=20).run()
    story.do("end_by_kaikukeskus", reason="Ei jatketa")
    invited.after(minutes=20).run()
    assert of_sessions(who("Sanna")) == ["invitation", "session_cancelled"]


def test_an_end_that_is_taken_back_before_anybody_was_told_is_told_to_nobody(invited, story, who):
    invited.run()
    ended = story.do("end_by_kaikukeskus", reason="Ei jatketa")
    undo(case_id=story.case.pk, seq=ended.seq, by=story.adviser, now=invited.after(minutes=5).now)
    invited.after(minutes=20).run()
    assert of_sessions(who("Sanna")) == ["invitation"]


@pytest.mark.parametrize(
    ("starts_at", "told"), [("09:00", []), ("17:00", ["session_cancelled"]), ("", [])], ids=str
)
def test_what_may_be_over_on_the_day_of_the_end_is_not_called_off(story, post, who, starts_at, told):
    story.answered(*PEOPLE)
    story.do("plan_info_session", date=TUESDAY, mode="remote", starts_at=starts_at or None)
    post.at(TUESDAY, 8).run()
    post.at(TUESDAY, 13)
    story.do("end_by_kaikukeskus", reason="Ei jatketa")
    post.after(minutes=20).run()
    assert of_sessions(who("Sanna")) == ["invitation", *told]


def test_in_calendars_what_was_to_come_is_called_off_and_what_was_held_is_not(invited, story, who):
    def shown() -> list[str]:
        events = events_in(got(address(who("Sanna"), story.case)))
        return [event.status for key, event in events.items() if key.startswith("session")]

    ended = story.do("end_by_kaikukeskus", reason="Ei jatketa")
    assert shown() == ["CANCELLED"]
    undo(case_id=story.case.pk, seq=ended.seq, by=story.adviser, now=story.now)
    assert shown() == ["CONFIRMED"]
    invited.at(MONDAY, 15)
    story.do("mark_info_session_held", held_on=MONDAY)
    story.do("end_by_kaikukeskus", reason="Ei jatketa")
    assert shown() == ["CONFIRMED"]


def test_an_invitation_that_did_not_leave_is_not_called_off(invited, story, who):
    invited.queue()
    session = f"session:{story.case.adoption.sessions.get().pk}"
    story.do("cancel_session", item=session, reason="Sairaus")
    invited.after(minutes=20).run()
    assert of_sessions(who("Sanna")) == []


def test_whoever_has_left_gets_no_link_to_the_case_and_the_right_reason(invited, story, who):
    invited.run()
    sanna = who("Sanna")
    sanna.contacts.update(ends=TUESDAY)
    story.do("end_by_kaikukeskus", reason="Ei jatketa")
    invited.after(minutes=20).run()
    gone, still = (
        Letter.objects.get(recipient=one, kind="session_cancelled").email.message
        for one in (sanna, who("Kulta"))
    )
    link = f"/cases/{story.case.pk}/"
    assert (link in gone, link in still) == (False, True)
    assert ("Sinut oli kutsuttu tilaisuuteen." in gone, "Olet alueen yhteyshenkilö" in still) == (True, True)


def test_no_digest_names_a_session_of_a_case_that_has_ended(invited, story, who, municipalities):
    other = open_case(contact(municipalities=[municipalities["201"]]), by=None, now=BEGIN)
    Story(other, story.adviser, story.colleague).answered(("culture", "Kulta"), ("sote", "Saana")).heard()
    invited.run()
    story.do("end_by_kaikukeskus", reason="Ei jatketa")
    invited.at(MONDAY).run()
    digest = Letter.objects.get(recipient=who("Kulta"), kind="digest").email.message
    assert ("Tällä viikolla" in digest, other.name in digest) == (False, True)


def test_a_move_that_is_taken_back_before_anybody_was_told_is_told_to_nobody(invited, story, who):
    invited.run()
    session = f"session:{story.case.adoption.sessions.get().pk}"
    moved = story.do("move_session", item=session, date=MONDAY + timedelta(days=2))
    undo(case_id=story.case.pk, seq=moved.seq, by=moved.by, now=invited.after(minutes=5).now)
    invited.after(minutes=20).run()
    assert of_sessions(who("Sanna")) == ["invitation"]


def test_a_session_called_off_held_and_called_off_again_with_no_letter_between_is_called_off_once(
    invited, story, who
):
    invited.run()
    item = f"session:{story.case.adoption.sessions.get().pk}"
    off = story.do("cancel_session", item=item, reason="Sairaus")
    invited.after(minutes=20).run()
    undo(case_id=story.case.pk, seq=off.seq, by=off.by, now=story.now)
    invited.after(minutes=10)
    story.do("cancel_session", item=item, reason="Sairaus")
    invited.after(minutes=20).run()
    assert of_sessions(who("Sanna")) == ["invitation", "session_cancelled"]


def test_a_session_moved_and_moved_back_on_days_without_letters_is_told_to_nobody(invited, story, who):
    invited.run()
    item = f"session:{story.case.adoption.sessions.get().pk}"
    invited.at(SATURDAY, 10)
    story.do("move_session", item=item, date=MONDAY + timedelta(days=1))
    invited.at(SATURDAY, 16)
    story.do("move_session", item=item, date=MONDAY)
    invited.at(MONDAY, 8).run()
    assert of_sessions(who("Sanna")) == ["invitation"]
    story.do("move_session", item=item, date=MONDAY + timedelta(days=1))
    invited.after(minutes=20).run()
    invited.after(minutes=20)
    story.do("move_session", item=item, date=MONDAY)
    invited.after(minutes=20).run()
    assert of_sessions(who("Sanna")) == ["invitation", "session_moved", "session_moved"]


def test_the_return_of_a_case_settles_and_leaves_the_day_before_as_it_was(invited, story, who):
    invited.run()
    ended = story.do("end_by_kaikukeskus", reason="Ei jatketa")
    invited.after(minutes=20).run()
    invited.at(TUESDAY, 23, 55).run()
    undo(case_id=story.case.pk, seq=ended.seq, by=story.adviser, now=invited.at(WEDNESDAY, 7).now)
    invited.after(minutes=5).run()
    assert Reckoning.objects.get(day=TUESDAY).balances is True
    assert of_sessions(who("Sanna")) == ["invitation", "session_cancelled"]
    invited.after(minutes=15).run()
    assert of_sessions(who("Sanna"))[2:] == ["session_after_all"]


def test_nobody_is_asked_to_a_session_of_a_case_that_has_ended(story, post, who):
    """Which was not called off either: it may have been held before the end."""
    story.answered(*PEOPLE)
    story.do("plan_info_session", date=TUESDAY, mode="remote")
    choose(who("Sanna").pk, {"events": "off"})
    post.at(TUESDAY, 8).run()
    story.do("end_by_kaikukeskus", reason="Ei jatketa")
    choose(who("Sanna").pk, {"events": "now"})
    post.after(minutes=20).run()
    assert (of_sessions(who("Sanna")), of_sessions(who("Kulta"))) == ([], ["invitation"])


def test_a_letter_that_was_put_off_is_looked_at_before_it_leaves_in_the_same_run(
    invited, story, who, monkeypatch
):
    """A quarter of an hour into a long run it may leave: what happened meanwhile is known by then, and told by the next."""
    invited.queue()
    session = f"session:{story.case.adoption.sessions.get().pk}"
    put_off = Email.objects.filter(letter__recipient=who("Sanna"), letter__kind="invitation")
    later = story.now + timedelta(minutes=15)
    put_off.update(status=STATUS.requeued, number_of_retries=1, scheduled_time=later)
    sends, minutes = handing.mail.send_queued, iter(range(18))

    def others_first(**options):
        if (minute := next(minutes, None)) is None:
            return sends(**options)
        if minute == 0:
            story.now -= timedelta(hours=1)
            story.do("move_session", item=session, date=MONDAY + timedelta(days=2))
        invited.after(minutes=1)
        return 1, 0, 0

    monkeypatch.setattr(handing.mail, "send_queued", others_first)
    invited.hand_over()
    assert of_sessions(who("Sanna")) == []
    invited.run()
    kept = Letter.objects.get(recipient=who("Sanna"), kind="invitation", items__occasion="v1")
    assert (kept.withdrawn_at, of_sessions(who("Sanna"))) == (None, ["invitation"])
