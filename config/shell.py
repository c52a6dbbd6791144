"""What the page shell needs on every page."""

from django.conf import settings
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from notifications.models import Notification
from notifications.queries.health import Trouble, troubles


def shell(request) -> dict:
    """Languages of the switch, whether this is a demonstration, the person's unread notices, read when shown, and, for
    Kaikukeskus, what is wrong with letters.
    """
    return {
        "site_languages": settings.LANGUAGES,
        "demonstration": settings.DEMONSTRATION,
        "unread_notices": SimpleLazyObject(lambda: _unread(request)),
        "letter_troubles": SimpleLazyObject(lambda: _troubles(request)),
    }


def _unread(request) -> int:
    """Of what the page of notices shows."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return 0
    return Notification.objects.for_eyes_of(user).unread().count()


def _troubles(request) -> list[Trouble]:
    """None in the demonstration, where letters are written at the push of a button."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not user.is_kaikukeskus or settings.DEMONSTRATION:
        return []
    return troubles(timezone.now())
