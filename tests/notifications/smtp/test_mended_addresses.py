"""What a mail server refused is told again once the address is another, or is tried again."""

import pytest
from django.utils import timezone

from accounts.models import User
from notifications.letters.fate import Fate, fate_of
from notifications.models import Letter, RefusedAddress
from notifications.services.addresses import try_again
from notifications.services.reckoning import reckon
from tests.notifications.post import MONDAY, TUESDAY, WEDNESDAY, letters

KULTA = "kulta@example.fi"


def mend_with_another_address() -> None:
    User.objects.filter(email=KULTA).update(email="uusi@example.fi")


def mend_by_trying_again() -> None:
    try_again(RefusedAddress.objects.get(), now=timezone.now())


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
