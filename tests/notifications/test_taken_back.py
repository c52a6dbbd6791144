"""Of what was taken back those are told who had a letter of it."""

from datetime import date, timedelta

from accounts.models import User
from notifications.models import LetterItem, Notification
from notifications.services.choices import choose
from tests.notifications.post import MONDAY, TUESDAY, WEDNESDAY
from tests.notifications.test_world import things
from workflows.models import CaseEvent
from workflows.services.undoing import undo


def take_back_that_it_was_held(story, now) -> None:
    """The region's people are no longer asked to decide."""
    event = CaseEvent.objects.filter(case=story.case, act="mark_info_session_held").latest("seq")
    undo(case_id=story.case.pk, seq=event.seq, by=event.by, now=now)


def test_what_was_taken_back_is_told_for_a_fortnight_unless_it_was_read(decision, who, story):
    decision.run()
    take_back_that_it_was_held(story, decision.now)
    assert ("notice", "was_told") in things(who("Sanna"), decision.now)
    assert ("notice", "was_told") in things(who("Sanna"), decision.after(days=14).now)
    assert ("notice", "was_told") not in things(who("Sanna"), decision.after(days=1).now)
    Notification.objects.filter(verb="taken_back").update(unread=False)
    assert ("notice", "was_told") not in things(who("Sanna"), decision.at(TUESDAY).now)


def test_what_was_taken_back_is_not_told_to_those_whose_letter_did_not_leave(decision, who, story):
    decision.queue()
    take_back_that_it_was_held(story, decision.now)
    assert ("notice", "was_told") not in things(who("Sanna"), decision.now)


def test_what_was_told_and_taken_back_is_not_taken_back_again_with_what_was_not_told(decision, who, story):
    decision.run()
    take_back_that_it_was_held(story, decision.now)
    decision.at(WEDNESDAY).run()
    assert times_told(who("Sanna")) == 1
    story.do("mark_info_session_held", held_on=MONDAY - timedelta(days=7))
    take_back_that_it_was_held(story, decision.after(minutes=3).now)
    decision.at(date(2026, 3, 5)).run()
    assert times_told(who("Sanna")) == 1


def test_what_was_taken_back_is_not_told_to_those_who_had_no_letter_of_it(decision, who, story):
    choose(who("Kulta").pk, {"tasks": "off"})
    decision.run()
    choose(who("Kulta").pk, {"tasks": "now"})
    take_back_that_it_was_held(story, decision.now)
    found = {name: ("notice", "was_told") in things(who(name), decision.now) for name in ("Kulta", "Sanna")}
    assert found == {"Kulta": False, "Sanna": True}


def test_what_was_taken_back_untold_stays_untold_once_it_is_asked_and_told_again(decision, who, story):
    take_back_that_it_was_held(story, decision.now)
    story.do("mark_info_session_held", held_on=TUESDAY)
    decision.at(WEDNESDAY).run()
    decision.at(date(2026, 3, 5)).run()
    assert kinds_told(who("Sanna")) == ["assigned"]


def kinds_told(person: User) -> list[str]:
    return list(LetterItem.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def times_told(person: User) -> int:
    """How often letters said that something is no longer asked for."""
    return LetterItem.objects.filter(person=person, kind="taken_back").count()
