"""A run that is begun anew has new rows of tasks: whoever was told of one is not told of it again, and links to it work."""

from datetime import date, timedelta

import pytest

from adoption.models import Contact
from notifications.models import LetterItem
from tests.notifications.calendar.feeds import address, tasks
from tests.notifications.post import WEDNESDAY, letters
from tests.notifications.simulation.rows import Rows
from workflows.models import CaseTask
from workflows.services.undoing import undo

THURSDAY, LATE = date(2026, 3, 5), date(2026, 4, 22)


@pytest.fixture
def told(decision, story, who):
    """Both sides are to name their people. Kulta did so for culture; Sanna was told of hers."""

    def on(day: date):
        story.do("decide_to_prepare", by=who("Kulta"), go_on=True, decided_on=story.now.date())
        decision.at(day).run()
        story.named = appoint(story, who("Kulta"))
        return decision

    return on


def appoint(story, person):
    said = {"contacts": [Contact.objects.get(user=person)], "appointed_by": "Johtaja"}
    return story.do("appoint_culture", by=person, appointed_on=story.now.date(), **said)


def goes(story, kulta):
    item = f"contact:{Contact.objects.get(user=kulta).pk}"
    story.do("contact_leaves", by=kulta, item=item, ends=story.now.date(), reason="Muutto")


def takes_back(story, kulta):
    undo(case_id=story.case.pk, seq=story.named.seq, by=kulta, now=story.now + timedelta(minutes=5))


@pytest.mark.parametrize("happens", [goes, takes_back], ids=lambda one: one.__name__)
def test_a_task_that_is_asked_on_is_told_once(told, story, who, happens):
    post = told(WEDNESDAY)
    before = story.task("appoint_care")
    happens(story, who("Kulta"))
    now = story.task("appoint_care")
    assert (now.pk != before.pk, now.first) == (True, before)
    post.at(THURSDAY).run()
    assert letters(recipient=who("Sanna")) == [("day", "Sanna", ["assigned"])]


@pytest.mark.parametrize("happens", [goes, takes_back], ids=lambda one: one.__name__)
def test_that_it_is_late_is_told_once(told, story, who, happens):
    post = told(LATE)
    number = story.task("appoint_care").number
    happens(story, who("Kulta"))
    post.at(LATE + timedelta(days=1)).run()
    said = LetterItem.objects.filter(person=who("Sanna"), about=f"task:{number}")
    assert [(item.kind, item.letter.day) for item in said] == [("overdue", LATE)]


def test_it_stays_the_same_thing_however_often(told, story, who):
    told(WEDNESDAY)
    number = story.task("appoint_care").number
    path = address(who("Sanna"))
    takes_back(story, who("Kulta"))
    story.named = appoint(story, who("Kulta"))
    takes_back(story, who("Kulta"))
    assert story.task("appoint_care").number == number
    assert tasks(path) == {f"task-{number}"}


def test_what_was_done_and_is_taken_back_is_another_task(told, story, who):
    told(WEDNESDAY)
    takes_back(story, who("Kulta"))
    assert story.task("appoint_culture").first is None


def test_what_was_over_and_is_asked_again_is_another_task(told, story, who):
    told(WEDNESDAY)
    goes(story, who("Kulta"))
    assert story.task("appoint_culture").first is None


def test_if_it_were_told_twice_the_simulation_would_see_it(told, story, who):
    post = told(WEDNESDAY)
    goes(story, who("Kulta"))
    CaseTask.objects.update(first=None)
    post.at(THURSDAY).run()
    assert [(person, asked.act) for person, asked, _occasion in Rows.read(post.now, {}).twice] == [
        (who("Sanna").pk, "appoint_care")
    ]
