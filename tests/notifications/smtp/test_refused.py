"""What a mail server refuses: an address, a letter, or everybody."""

import pytest
from post_office.models import Email

from accounts.models import User
from notifications.models import Reckoning, RefusedAddress
from notifications.queries.health import Wrong, trouble_with_runs
from tests.notifications.post import (
    ADDRESSES,
    ASSIGNED,
    FAILED,
    MONDAY,
    PEOPLE,
    REQUEUED,
    TUESDAY,
    WEDNESDAY,
    letters,
    statuses,
)
from tests.notifications.smtp.outcome import KULTA, OTHERS, refused, status_of


def test_an_address_that_is_refused_is_on_record_and_the_others_get_their_letters(server, decision):
    server.to_address[KULTA] = "550 5.1.1 No such user här"
    done = decision.run()
    assert (server.addresses, done.handed, done.failed) == (OTHERS, 2, 1)
    assert Email.objects.get(to=KULTA).status == FAILED
    assert refused() == [(KULTA, "550 5.1.1 No such user här")]
    for _time in range(3):
        decision.after(minutes=30).run()
    assert server.tries[KULTA] == 1


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        ("to_address", "553 No such user"),
        ("to_address", "550 5.2.1 Mailbox disabled"),
        ("to_address", "554 5.1.10 No such user"),
        ("to_letter", "550 5.1.1 No such user"),
        ("to_letter", "554 5.2.1 Mailbox disabled"),
    ],
)
def test_an_address_may_be_refused_in_several_ways_and_is_not_tried_on_later_days(
    server, decision, place, answer
):
    getattr(server, place)[KULTA] = answer
    for day in (TUESDAY, WEDNESDAY, MONDAY):
        decision.at(day).run()
    assert refused() == [(KULTA, answer)]
    assert server.tries[KULTA] == 1


def test_a_refused_address_gets_no_more_letters_until_the_person_has_another(server, decision):
    server.to_address[KULTA] = "550 No such user"
    decision.run()
    decision.at(MONDAY).run()
    adviser = decision.story.adviser  # whose region is new
    assert [name for _, name, _ in letters(day=MONDAY)] == ["Kerttu", "Sanna", adviser.name]
    User.objects.filter(email=KULTA).update(email="uusi@example.fi")
    decision.after(minutes=10).run()
    assert letters(recipient__name="Kulta", day=MONDAY) == [("digest", "Kulta", ["due_soon"])]
    assert server.tries == {KULTA: 1, "uusi@example.fi": 1, adviser.email: 1} | dict.fromkeys(OTHERS, 2)


def test_or_until_it_is_cleared(server, decision):
    server.to_address[KULTA] = "550 No such user"
    decision.run()
    server.to_address.clear()
    RefusedAddress.objects.update(cleared_at=decision.now)
    decision.at(MONDAY).run()
    assert server.tries[KULTA] == 2
    assert server.addresses.count(KULTA) == 1


def test_an_address_refused_again_after_it_was_cleared_is_on_record_again(server, decision):
    server.to_address[KULTA] = "550 No such user"
    decision.run()
    RefusedAddress.objects.update(cleared_at=decision.now)
    decision.at(MONDAY).run()
    assert [bool(row.cleared_at) for row in RefusedAddress.objects.order_by("pk")] == [True, False]


@pytest.mark.parametrize("answer", ["554 5.7.1 Looks like spam", "550 5.1.8 Bad sender", "550 No such user"])
def test_a_letter_that_is_refused_leaves_its_address_good_and_is_written_anew_the_next_day(
    server, decision, answer
):
    server.to_letter[KULTA] = answer
    assert decision.run().failed == 1
    assert (status_of(KULTA), refused()) == (FAILED, [])
    decision.after(hours=1).run()
    assert (server.tries[KULTA], server.addresses) == (1, OTHERS)
    assert trouble_with_runs(decision.now).wrong is Wrong.REFUSED
    server.to_letter.clear()
    for _time in range(2):
        decision.at(WEDNESDAY).run()
    assert letters(day=WEDNESDAY) == [("day", "Kulta", ["assigned"])]
    assert (server.addresses.count(KULTA), trouble_with_runs(decision.now)) == (1, None)
    assert Reckoning.objects.get(day=TUESDAY).balances is True


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        ("to_address", "554 5.7.1 Relay access denied"),
        ("to_address", "550 5.7.1 Unable to relay"),
        ("to_address", "550 Relaying denied"),
        ("to_letter", "554 5.7.1 Refused by the policy of the sender"),
        ("to_letter", "554 Transaction failed"),
    ],
)
def test_what_a_server_refuses_everybody_is_no_fault_of_anybody_s_and_nothing_is_lost(
    server, decision, place, answer
):
    getattr(server, place).update(dict.fromkeys(ADDRESSES, answer))
    assert decision.run().failed == 3
    assert (statuses(), refused()) == ([REQUEUED] * 3, [])
    getattr(server, place).clear()
    decision.after(minutes=15).run()
    assert (server.addresses, letters()) == (ADDRESSES, ASSIGNED)


def test_once_the_server_takes_a_letter_whoever_it_refused_before_is_out_of_reach(server, story, post):
    """Three in a row may each be gone."""
    story.answered(*PEOPLE, ("sote", "Ylva")).heard()
    server.to_address.update(dict.fromkeys(ADDRESSES, "550 No such user"))
    post.at(TUESDAY).run()
    assert server.addresses == ["ylva@example.fi"]
    assert sorted(address for address, _said in refused()) == ADDRESSES
