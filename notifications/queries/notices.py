"""A person's notices."""

from notifications.models import NoticeQuerySet, Notification


def notices_of(user) -> NoticeQuerySet:
    """The person's own notices, newest first, of cases that the person may still see, ready to be shown."""
    return Notification.objects.for_eyes_of(user).select_related("actor", "target__adoption__region")
