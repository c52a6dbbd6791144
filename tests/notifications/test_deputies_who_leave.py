"""No letter is lost when the deputy of somebody who is away leaves."""

from datetime import date

import pytest

from accounts.models import Absence
from tests.notifications.post import MONDAY, TUESDAY, WEDNESDAY, letters
from workflows.queries.absences import deputised
from workflows.queries.leaving import seats_of
from workflows.services.deputyships import deputyships
from workflows.services.leaving import Successor, leave, steps

FRIDAY = date(2026, 3, 6)


@pytest.fixture
def absence(decision, who) -> Absence:
    """Kulta is away for the rest of the week, and Kerttu reads for Kulta."""
    return Absence.objects.create(person=who("Kulta"), deputy=who("Kerttu"), first=TUESDAY, last=FRIDAY)


def handed_over(leaver, successor: Successor, now) -> None:
    todo = steps((seat, successor) for seat in seats_of(leaver))
    stand_ins = deputyships(deputised(leaver, now.date()), todo)
    leave(leaver, todo, stand_ins, reason="Lähden", now=now)


def test_whoever_takes_over_reads_for_the_person_who_is_away(absence, decision, who):
    handed_over(who("Kerttu"), Successor("Uuno", "uuno@example.fi"), decision.now)
    decision.at(WEDNESDAY).run()
    assert letters(recipient=who("Uuno")) == [("day", "Uuno", ["assigned", "assigned"])]
    assert letters(recipient=who("Kulta")) == letters(recipient=who("Kerttu")) == []
    told = who("Uuno").letters.get().items.filter(person=who("Kulta"))
    assert [item.kind for item in told] == ["assigned"]


@pytest.mark.parametrize("passed_on", [True, False])
def test_without_anybody_who_could_stand_in_the_letter_comes_on_the_return(
    absence, decision, story, who, passed_on
):
    kerttu, kulta = who("Kerttu"), who("Kulta")
    if passed_on:
        handed_over(kerttu, Successor(kulta.name, kulta.email, kulta), decision.now)
    else:
        story.do("contact_leaves", by=kerttu, item=f"contact:{kerttu.contacts.get().pk}", ends=TUESDAY)
    absence.refresh_from_db()
    assert absence.deputy == (None if passed_on else kerttu)
    for day in (WEDNESDAY, FRIDAY):
        decision.at(day).run()
    assert letters(recipient=kulta) == letters(recipient=kerttu) == []
    decision.at(MONDAY).run()
    assert letters(recipient=kulta) == [("digest", "Kulta", ["due_soon"])]
