"""What a mail server refused is told again once the address is another, or is tried again."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from accounts.models import Absence, User
from notifications.letters.fate import Fate, fate_of
from notifications.models import Letter, Reckoning, RefusedAddress
from notifications.services.addresses import try_again
from notifications.services.reckoning import reckon
from tests.notifications.post import MONDAY, TUESDAY, WEDNESDAY, letters

KULTA = "kulta@example.fi"
THURSDAY = date(2026, 3, 5)


def mend_with_another_address() -> None:
    User.objects.filter(email=KULTA).update(email="uusi@example.fi")


def mend_by_trying_again() -> None:
    mend_by_trying_again_at(timezone.now())


def mend_by_trying_again_at(now: datetime) -> None:
    try_again(RefusedAddress.objects.get(), now=now)


@pytest.mark.parametrize("mend", [mend_with_another_address, mend_by_trying_again])
@pytest.mark.parametrize("day", [TUESDAY, WEDNESDAY])
def test_what_was_refused_is_told_once_more_when_the_address_is_mended(server, decision, mend, day):
    server.to_address[KULTA] = "550 No such user"
    decision.run()
    decision.after(minutes=10).run()
    server.to_address.clear()
    mend()
    decision.at(day, 10).run()
    decision.after(minutes=10).run()
    assert letters(recipient__name="Kulta") == [("day", "Kulta", ["assigned"])]
    refused, sent = Letter.objects.filter(recipient__name="Kulta").order_by("pk")
    assert (fate_of(refused), fate_of(sent)) == (Fate.REFUSED, Fate.HANDED)
    address = User.objects.get(name="Kulta").email
    assert server.addresses.count(address) == 1
    counted = reckon(TUESDAY, decision.now)
    assert (counted.balances, counted.queued, counted.refused) == (True, 3, 0 if day == TUESDAY else 1)


def test_what_is_done_meanwhile_is_not_told_when_the_address_is_mended(server, decision, story):
    server.to_address[KULTA] = "550 No such user"
    decision.run()
    story.do("decide_to_prepare", go_on=False, review_on=MONDAY, decided_on=TUESDAY)
    mend_with_another_address()
    decision.after(minutes=2).run()
    assert letters(recipient__name="Kulta") == []


def test_what_was_refused_at_a_deputy_s_address_is_told_to_the_person(server, decision, who):
    Absence.objects.create(person=who("Kulta"), deputy=who("Kerttu"), first=TUESDAY, last=WEDNESDAY)
    server.to_address["kerttu@example.fi"] = "550 No such user"
    for day in (TUESDAY, WEDNESDAY, THURSDAY):
        decision.at(day).run()
    assert letters(recipient=who("Kulta")) == [("day", "Kulta", ["assigned"])]
    assert server.addresses.count(KULTA) == 1


def test_what_was_refused_at_the_person_s_address_is_told_to_a_deputy(server, decision, who):
    server.to_address[KULTA] = "550 No such user"
    decision.run()
    Absence.objects.create(person=who("Kulta"), deputy=who("Kerttu"), first=WEDNESDAY, last=THURSDAY)
    decision.at(WEDNESDAY).run()
    assert letters(day=WEDNESDAY) == [("day", "Kerttu", ["assigned"])]


def test_the_days_between_the_refusal_and_the_mend_balance(server, decision):
    """Also when they are counted up after it."""
    server.to_address[KULTA] = "550 No such user"
    decision.run()
    decision.at(WEDNESDAY).run()
    mend_with_another_address()
    decision.at(THURSDAY).run()
    assert [day.balances for day in Reckoning.objects.order_by("day")] == [True, True]
    assert reckon(WEDNESDAY, decision.now).balances is True
    assert letters(day=THURSDAY) == [("day", "Kulta", ["assigned"])]


def test_an_address_that_is_tried_again_at_midnight_leaves_the_day_balanced(server, decision):
    server.to_address[KULTA] = "550 No such user"
    decision.run()
    decision.at(WEDNESDAY).run()
    decision.at(WEDNESDAY, 23, 55).run()
    decision.after(minutes=2)
    mend_by_trying_again_at(decision.now)
    decision.at(THURSDAY, 0, 2).run()
    assert [day.balances for day in Reckoning.objects.order_by("day")] == [True, True]


def test_whoever_goes_back_to_a_former_address_is_not_marked_as_out_of_reach(server, decision, who):
    server.to_address[KULTA] = "550 No such user"
    decision.run()
    mend_with_another_address()
    decision.after(minutes=10).run()
    User.objects.filter(name="Kulta").update(email=KULTA)
    assert who("Kulta").letters_come_back is False
    assert RefusedAddress.objects.filter(cleared_at=None).count() == 0
