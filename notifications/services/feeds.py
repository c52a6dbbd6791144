"""Secret addresses of calendars are made, replaced and revoked by those whose they are."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from notifications.models import Feed
from workflows.models import AdoptionCase


@transaction.atomic
def make(person: User, case: AdoptionCase | None, *, now: datetime) -> Feed:
    """A new address of the person's own calendar or, with `case`, of the region's. The one before leads nowhere then."""
    User.objects.select_for_update().get(pk=person.pk)
    revoke(person, case, now=now)
    return Feed.objects.create(person=person, case=case, made_at=now)


def revoke(person: User, case: AdoptionCase | None, *, now: datetime) -> None:
    """The address leads nowhere from now on."""
    person.calendar_feeds.filter(case=case, revoked_at=None).update(revoked_at=now)
