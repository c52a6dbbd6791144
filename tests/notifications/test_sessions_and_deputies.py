"""What is told of sessions while somebody is away: to the deputy at once, or to the person who will be back in time."""

from datetime import date, timedelta

import pytest

from accounts.models import Absence
from notifications.models import Letter
from notifications.queries.coming import coming
from tests.notifications.post import MONDAY, PEOPLE, TUESDAY, WEDNESDAY, letters

THURSDAY, FRIDAY, LATER = (date(2026, 3, day) for day in (5, 6, 19))


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


def told_with(person) -> str:
    """Who, by the person's invitation, was told besides."""
    text = Letter.objects.get(kind="invitation", recipient=person).email.message
    (told,) = [line for line in text.splitlines() if line.startswith("Tieto meni myös:")]
    return told


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
    assert told_with(who("Kulta")) == "Tieto meni myös: Kaisa Keskus, Kerttu, Sanna"


# Whoever is back in time


@pytest.mark.parametrize("day", [FRIDAY, LATER])
def test_an_invitation_waits_for_whoever_is_back_before_the_session(planned, who, day):
    post = planned(day)
    away(who("Kulta"), who("Kerttu"), TUESDAY, WEDNESDAY)
    for moment in (TUESDAY, WEDNESDAY):
        post.at(moment).run()
    assert (told_for(who("Kulta")), told_for(who("Kerttu"))) == ([], [("invitation", "Kerttu")])
    for _time in range(2):
        post.at(THURSDAY).run()
    assert told_for(who("Kulta")) == [("invitation", "Kulta")]
    assert letters(recipient=who("Kerttu"), kind="invitation") == [("invitation", "Kerttu", ["invitation"])]


@pytest.mark.parametrize("day", [WEDNESDAY, THURSDAY])
def test_to_what_is_held_before_the_person_reads_again_the_deputy_is_invited_at_once(planned, who, day):
    post = planned(day)
    away(who("Kulta"), who("Kerttu"), TUESDAY, WEDNESDAY)
    post.run()
    assert told_for(who("Kulta")) == [("invitation", "Kerttu")]


@pytest.mark.parametrize(
    ("day", "reads"),
    [(MONDAY, "Kerttu"), (MONDAY + timedelta(days=1), "Kulta")],
    ids=["day of return", "after it"],
)
def test_of_absences_one_after_another_the_last_counts_and_the_weekend_after_it(planned, who, day, reads):
    post = planned(day)
    away(who("Kulta"), who("Kerttu"), TUESDAY, WEDNESDAY)
    away(who("Kulta"), who("Kerttu"), THURSDAY, FRIDAY)
    for moment in (TUESDAY, THURSDAY, MONDAY):
        post.at(moment).run()
    assert told_for(who("Kulta")) == [("invitation", reads)]


@pytest.mark.parametrize(
    ("planned_for", "moved_to", "until", "at_once"),
    [
        (MONDAY, LATER, THURSDAY, False),
        (MONDAY, LATER, MONDAY, True),  # on the day on which it was to be, somebody would wait in vain
        (LATER, FRIDAY, FRIDAY, True),
        (LATER, MONDAY, THURSDAY, False),
    ],
)
def test_of_a_move_the_deputy_is_told_if_the_old_or_the_new_day_falls_into_the_absence(
    planned, change, who, planned_for, moved_to, until, at_once
):
    post = planned(planned_for)
    post.run()
    away(who("Kulta"), who("Kerttu"), WEDNESDAY, until)
    change("move_session", date=moved_to)
    post.at(WEDNESDAY).run()
    moved = [("session_moved", "Kerttu")] if at_once else []
    assert told_for(who("Kulta")) == [("invitation", "Kulta"), *moved]
    post.at(until + timedelta(days=1)).run()
    assert told_for(who("Kulta"))[1:] == (moved or [("session_moved", "Kulta")])


def test_of_a_calling_off_the_deputy_is_told_at_once(planned, change, who):
    post = planned(LATER)
    post.run()
    away(who("Kulta"), who("Kerttu"), WEDNESDAY, THURSDAY)
    change("cancel_session", reason="Sairaus")
    post.at(WEDNESDAY).run()
    assert told_for(who("Kulta")) == [("invitation", "Kulta"), ("session_cancelled", "Kerttu")]


def test_whoever_is_told_at_the_return_is_not_named_as_told_before(planned, who):
    post = planned(LATER)
    away(who("Kulta"), who("Kerttu"), TUESDAY, WEDNESDAY)
    post.run()
    assert told_with(who("Sanna")) == "Tieto meni myös: Kaisa Keskus, Kerttu"


def test_what_waits_for_the_return_is_foreseen_on_its_day(planned, who):
    post = planned(LATER)
    away(who("Kulta"), who("Kerttu"), TUESDAY, WEDNESDAY)
    foreseen = {
        name: [one.day for one in coming(who(name).pk, post.now) if one.planned.kind == "invitation"]
        for name in ("Kulta", "Kerttu")
    }
    assert foreseen == {"Kulta": [THURSDAY], "Kerttu": [TUESDAY]}
