"""When there is nothing to be read at the address of a feed."""

from django.test import Client
from django.utils import timezone

from accounts.models import User
from adoption.models import Contact
from notifications.models import Feed
from notifications.services import feeds
from tests.notifications.calendar.feeds import address, got
from tests.notifications.calendar.reading import events_in
from workflows.models import CaseTask


def gone(path: str) -> bool:
    answer = Client().get(path)
    return answer.status_code == 404 and b"VCALENDAR" not in answer.content


def test_an_unknown_a_replaced_and_a_revoked_address_lead_nowhere(heard, who):
    person = who("Sanna")
    first = address(person)
    second = address(person)
    feed = Feed.objects.get(person=person, revoked_at=None)
    assert [gone(path) for path in (first, second, f"/calendar/{feed.secret[:-1]}.ics")] == [
        True,
        False,
        True,
    ]
    feeds.revoke(person, None, now=timezone.now())
    assert gone(second)
    assert Feed.objects.filter(person=person).count() == 2


def test_who_may_no_longer_sign_in_has_no_calendar(heard, who):
    path = address(who("Sanna"))
    User.objects.filter(pk=who("Sanna").pk).update(is_active=False)
    assert gone(path)


def test_who_has_left_a_region_reads_nothing_of_it(heard, who):
    own, regions = address(who("Sanna")), address(who("Sanna"), heard.case)
    assert (len(events_in(got(own))) > 0, gone(regions)) == (True, False)
    CaseTask.objects.open().filter(act="decide_to_prepare").update(owner=who("Sanna"))
    Contact.objects.filter(user=who("Sanna")).update(starts="2026-01-01", ends="2026-03-01")
    assert (events_in(got(own)), gone(regions)) == ({}, True)


def test_a_new_address_of_one_calendar_leaves_the_others(heard, who):
    own, regions = address(who("Sanna")), address(who("Sanna"), heard.case)
    others = address(who("Kulta"), heard.case)
    address(who("Sanna"), heard.case)
    assert [gone(path) for path in (own, regions, others)] == [False, True, False]
