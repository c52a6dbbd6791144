"""The letter that brings a task is hidden by no reminder that its reader does not get at once."""

from datetime import date, timedelta

import pytest

from notifications.models import Letter, LetterItem
from notifications.services.choices import choose
from tests.notifications.post import MONDAY
from workflows.models import CaseTask

FRIDAY = date(2026, 3, 6)


def told(person) -> list[tuple[date, str]]:
    items = LetterItem.objects.filter(person=person).order_by("pk")
    return list(items.values_list("letter__day", "kind"))


def handed_over(decision, story, who, day: date, hour: int) -> None:
    """To Kulta, who has had the letter of that day."""
    decision.run()
    decision.at(day, 9).run()
    decision.at(day, hour)
    story.hand_over("decide_to_prepare", to=who("Kulta"), by=who("Kerttu"))


@pytest.mark.parametrize("reminders", ["now", "digest", "off"])
def test_a_week_before_it_is_due(decision, story, who, reminders):
    choose(who("Kulta").pk, {"reminders": reminders})
    handed_over(decision, story, who, FRIDAY, 17)  # Monday is a week before the due date
    before = len(told(who("Kulta")))
    for number in range(5):
        decision.at(MONDAY + timedelta(days=number)).run()
    assert told(who("Kulta"))[before:] == [(MONDAY, "handed_over")]
    text = Letter.objects.get(recipient=who("Kulta"), day=MONDAY).email.message
    assert ("Kerttu" in text, "Perustelu: " in text) == (True, True)


@pytest.mark.parametrize("reminders", ["digest", "off"])
def test_on_the_day_before_it_is_due(decision, story, who, reminders):
    due = date(2026, 3, 17)
    CaseTask.objects.open().filter(act="decide_to_prepare").update(due=due)
    choose(who("Kulta").pk, {"reminders": reminders})
    handed_over(decision, story, who, date(2026, 3, 16), 10)
    before = len(told(who("Kulta")))
    for day in (16, 17, 18, 19, 20):
        decision.at(date(2026, 3, day), 13).run()
    assert [kind for _day, kind in told(who("Kulta"))[before:]] == ["handed_over"]


def test_kept_for_the_digest_it_is_not_hidden_by_what_is_not_wanted(decision, story, who):
    choose(who("Kulta").pk, {"tasks": "digest", "reminders": "off"})
    handed_over(decision, story, who, date(2026, 3, 10), 10)
    for day in (11, 12, 13, 16, 17, 18):
        decision.at(date(2026, 3, day)).run()
    assert told(who("Kulta"))[-1:] == [(date(2026, 3, 16), "handed_over")]
