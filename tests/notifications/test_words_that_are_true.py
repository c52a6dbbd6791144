"""What a letter says is so on the day on which it is read, and in the language of then."""

from datetime import date, timedelta

import pytest

from accounts.models import Absence, User
from notifications.models import Letter
from notifications.services.choices import choose
from tests.notifications.post import MONDAY, PEOPLE, TUESDAY, WEDNESDAY, letters
from tests.notifications.test_taken_back import take_back_that_it_was_held
from workflows.models import CaseTask

ONE_TUESDAY = date(2026, 3, 17)


def kept_for_the_digest(person) -> None:
    choose(person.pk, {"reminders": "digest"})


def away(person) -> None:
    Absence.objects.create(person=person, first=date(2026, 3, 13), last=date(2026, 3, 22))


@pytest.mark.parametrize("late", [kept_for_the_digest, away], ids=lambda one: one.__name__)
def test_a_reminder_that_comes_late_says_that_the_task_is_late(decision, who, late):
    User.objects.update(language="en")
    CaseTask.objects.open().filter(act="decide_to_prepare").update(due=ONE_TUESDAY)
    late(who("Kulta"))
    for day in (3, 9, 10, 12, 16, 17, 18, 23):
        decision.at(date(2026, 3, day)).run()
    letter = Letter.objects.get(recipient=who("Kulta"), day=date(2026, 3, 23))
    assert ("Was due: Tue 17 Mar" in letter.email.message, "last reminder" in letter.email.message) == (
        True,
        False,
    )


def test_what_is_asked_again_is_not_said_to_be_asked_no_more(decision, story, who):
    decision.run()
    decision.at(TUESDAY, 9)
    take_back_that_it_was_held(story, decision.now)
    story.do("mark_info_session_held", held_on=TUESDAY)
    decision.at(WEDNESDAY).run()
    assert letters(recipient=who("Sanna"), day=WEDNESDAY) == [("day", "Sanna", ["assigned"])]


def test_of_a_session_of_an_ended_region_no_new_time_is_promised(story, post, who):
    story.answered(*PEOPLE)
    User.objects.update(language="en")
    story.do("plan_info_session", date=MONDAY, mode="remote")
    post.at(TUESDAY).run()
    story.do("end_by_kaikukeskus", reason="Ei jatketa")
    post.at(TUESDAY, 10).run()
    letter = Letter.objects.filter(recipient=who("Sanna")).latest("pk")
    assert letter.kind == "session_cancelled"
    assert "disappears from your calendar.\n" in letter.email.message


def test_a_letter_that_waits_leaves_in_the_language_that_its_reader_has_chosen_since(decision, who):
    decision.queue()
    User.objects.update(language="sv")
    decision.after(minutes=20).run()
    assert [letter.language for letter in Letter.objects.standing().filter(recipient=who("Sanna"))] == ["sv"]


@pytest.mark.parametrize("waited", [1, 70])
def test_a_letter_that_waits_names_who_has_the_task_since(decision, story, who, waited):
    """The other side is told three weeks after the due date, the 16th of March; Easter Monday is closed."""
    story.hand_over("decide_to_prepare", to=who("Kulta"), by=who("Sanna"))
    choose(who("Sanna").pk, {"digest": "off"})
    day = date(2026, 4, 7)
    for number in range((day - TUESDAY).days):
        decision.at(TUESDAY + timedelta(days=number)).run()
    decision.at(day).queue()
    assert "Odotetaan: Kulta" in Letter.objects.get(recipient=who("Sanna"), day=day).email.message
    story.now -= timedelta(minutes=50)
    story.hand_over("decide_to_prepare", to=who("Kerttu"), by=who("Kulta"))
    decision.after(minutes=waited).hand_over()
    letter = Letter.objects.standing().get(recipient=who("Sanna"), day=day)
    assert "Odotetaan: Kerttu" in letter.email.message
