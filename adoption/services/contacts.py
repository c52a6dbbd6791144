"""People become contacts of a region (R9, R78): known by their address, with a side and a first day."""

from datetime import datetime

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from accounts.models import User
from adoption.declarations import ContactStatus
from adoption.models import Contact


def add_contacts(adoption, people: list[dict], *, by, now: datetime) -> list[Contact]:
    """Contacts for people given by e-mail, with a side each; whoever is known already keeps the account.

    Nobody becomes a contact of the same side twice. At most five queries and one more for each new person.
    """
    users = _users(people)
    there = {(c.user_id, c.side): c for c in Contact.objects.filter(adoption=adoption, ends=None)}
    wanted = [(users[address(person)], person) for person in people]
    new = [
        _contact(adoption, user, person, now)
        for user, person in wanted
        if (user.pk, person["side"]) not in there
    ]
    if new:
        bulk_create_with_history(new, Contact, default_user=by, default_date=now)
    there |= {(contact.user_id, contact.side): contact for contact in new}
    return [there[user.pk, person["side"]] for user, person in wanted]


def address(person: dict) -> str:
    """An e-mail address as it is compared and kept."""
    return person["email"].strip().lower()


def _users(people: list[dict]) -> dict[str, User]:
    known = {
        user.email.lower(): user for user in User.objects.filter(email__in={address(one) for one in people})
    }
    for person in people:
        if address(person) not in known:
            known[address(person)] = _new_user(person)
    return known


def _new_user(person: dict) -> User:
    said = {"name": person.get("name", ""), "language": person.get("language") or "fi"}
    return User.objects.create_user(address(person), **said)


def _contact(adoption, user: User, person: dict, now: datetime) -> Contact:
    return Contact(
        adoption=adoption,
        user=user,
        side=person["side"],
        coordinator=bool(person.get("coordinator")),
        status=person.get("status", ContactStatus.PROVISIONAL),
        starts=person.get("starts") or timezone.localdate(now),
    )


def add_contact(adoption, data: dict, *, by, now: datetime, item=None) -> Contact:
    """One more person of a side, provisional until the side appoints."""
    return add_contacts(adoption, [data], by=by, now=now)[0]
