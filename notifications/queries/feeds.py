"""Secret addresses of calendars: whose there are, and whether one still leads anywhere."""

from collections.abc import Iterable

from django.db.models import Q

from accounts.models import User
from notifications.models import Feed
from workflows.models import AdoptionCase


def feeds_of(person: User, cases: Iterable[AdoptionCase]) -> dict[int | None, Feed]:
    """The person's addresses in use, by key of the case; the person's own under None. One query."""
    wanted = Q(case=None) | Q(case__in=[case.pk for case in cases])
    return {feed.case_id: feed for feed in person.calendar_feeds.filter(wanted, revoked_at=None)}


def feed_at(secret: str) -> Feed | None:
    """The feed of the address, while it is in use and its person may sign in and see the region. Two queries at most."""
    feeds = Feed.objects.filter(secret=secret, revoked_at=None, person__is_active=True)
    feed = feeds.select_related("person", "case__adoption__region").first()
    return feed if feed and _may_be_seen(feed) else None


def _may_be_seen(feed: Feed) -> bool:
    person = feed.person
    if feed.case_id is None or person.is_kaikukeskus:
        return True
    return AdoptionCase.objects.of_contact(person).filter(pk=feed.case_id).exists()
