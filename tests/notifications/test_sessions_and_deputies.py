"""What is told of sessions while somebody is away: to the deputy at once, or to the person who will be back in time."""

from datetime import date

import pytest

from accounts.models import Absence
from notifications.models import Letter
from tests.notifications.post import MONDAY, PEOPLE, TUESDAY, WEDNESDAY, letters

THURSDAY, FRIDAY = date(2026, 3, 5), date(2026, 3, 6)


@pytest.fixture
def planned(story, post):
    """A function that plans an information session for a day; nobody has been told of it yet on Tuesday."""
    story.answered(*PEOPLE)

    def plan(day: date):
        story.do("plan_info_session", date=day, mode="remote")
        return post.at(TUESDAY)

    return plan


@pytest.fixture
def change(story):
    """A function that does something to the session."""

    def done(act: str, **said):
        return story.do(act, item=f"session:{story.case.adoption.sessions.get().pk}", **said)

    return done


def away(person, deputy, first: date, last: date) -> None:
    Absence.objects.create(person=person, deputy=deputy, first=first, last=last)


def told_for(person) -> list[tuple[str, str]]:
    """Letters of sessions that were for the person: the kind, and who read it."""
    found = letters(items__person=person)
    return [(kind, reader) for kind, reader, _ in found if kind not in ("day", "digest")]


# The adviser


def test_the_deputy_of_an_adviser_is_a_colleague(planned, change, story):
    post = planned(FRIDAY)
    away(story.adviser, story.colleague, TUESDAY, MONDAY)
    post.run()
    change("move_session", date=MONDAY)
    post.at(WEDNESDAY).run()
    change("cancel_session", reason="Sairaus")
    post.at(THURSDAY).run()
    kinds = "invitation", "session_moved", "session_cancelled"
    assert told_for(story.adviser) == [(kind, "Kaino Keskus") for kind in kinds]
    text = Letter.objects.get(kind="session_cancelled", items__person=story.adviser).email.message
    assert "Henkilön Kaisa Keskus" in text


def test_and_the_region_is_told_that_the_adviser_was_told(planned, change, story, who):
    post = planned(FRIDAY)
    away(story.adviser, story.colleague, TUESDAY, MONDAY)
    post.run()
    text = Letter.objects.get(kind="invitation", recipient=who("Kulta")).email.message
    (told,) = [line for line in text.splitlines() if line.startswith("Tieto meni myös:")]
    assert told == "Tieto meni myös: Kaisa Keskus, Kerttu, Sanna"
