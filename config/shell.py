"""What the page shell needs on every page."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject


def shell(request) -> dict:
    """Languages of the switch, whether this is a demonstration, and the person's unread notices, read when shown."""
    return {
        "site_languages": settings.LANGUAGES,
        "demonstration": settings.DEMONSTRATION,
        "unread_notices": SimpleLazyObject(lambda: _unread(request)),
    }


def _unread(request) -> int:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return 0
    return user.notifications.unread().count()
