"""Secret addresses of calendars: whose there are, and whether one still leads anywhere."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from notifications.models import Feed
from workflows.models import AdoptionCase
from workflows.queries.inbox import regions_of


def cases_with_calendars(person: User) -> QuerySet[AdoptionCase]:
    """Cases that the person follows, and those of which an address of the person can still be read: of a region that is
    another worker's by now, or that has ended. `is_followed` tells them apart.
    """
    followed = regions_of(person).filter(pk=OuterRef("pk"))
    read = person.calendar_feeds.filter(revoked_at=None, case__in=_seen_by(person)).values("case")
    cases = AdoptionCase.objects.annotate(is_followed=Exists(followed))
    return cases.filter(Q(is_followed=True) | Q(pk__in=read))


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
    return feed.case_id is None or _seen_by(feed.person).filter(pk=feed.case_id).exists()


def _seen_by(person: User) -> QuerySet[AdoptionCase]:
    """Whether it is the person's to follow or not."""
    return AdoptionCase.objects.all() if person.is_kaikukeskus else AdoptionCase.objects.of_contact(person)
