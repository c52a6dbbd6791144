"""Whose a link is, and whether it is still good."""

from datetime import datetime

from accounts.models import User
from notifications.links import BadLink, Link, read
from notifications.models import LinkWithdrawal
from workflows.items import key_of, kind_of, pk_of


def opened(token: str, now: datetime) -> tuple[Link, User]:
    """What the token says, and its holder. Raises `BadLink` for one that is forged, too old or withdrawn, or whose
    holder may not sign in any more.
    """
    link = read(token, now)
    if LinkWithdrawal.objects.of(link).exists():
        raise BadLink
    return link, _person(link.holder)


def _person(holder: str) -> User:
    """Only people with a sign-in hold links so far."""
    known = User.objects.filter(is_active=True)
    person = known.filter(pk=pk_of(holder)).first() if kind_of(holder) == "user" else None
    if person is None:
        raise BadLink
    return person


def latest_withdrawal(person: User) -> LinkWithdrawal | None:
    """When all links of the person were last withdrawn."""
    return LinkWithdrawal.objects.filter(holder=key_of("user", person.pk), purpose="", thing="").first()
