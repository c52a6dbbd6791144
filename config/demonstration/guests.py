"""Whom one may be in the demonstration: one person for each role and language."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from adoption.declarations import Side
from adoption.models import Contact

KAIKUKESKUS, COORDINATOR = _("Worker of Kaikukeskus"), _("Local coordinator")


@dataclass(frozen=True)
class Guest:
    """A person of the demonstration with the role they stand for and the regions they act in."""

    user: User
    role: Promise
    regions: tuple[str, ...] = ()


def guests() -> list[Guest]:
    """One person for each role and language, those with the most regions. Two queries."""
    chosen = {}
    for guest in sorted(_everybody(), key=lambda guest: -len(guest.regions)):
        chosen.setdefault((str(guest.role), guest.user.language), guest)
    roles = [str(role) for role in (KAIKUKESKUS, COORDINATOR, *Side.labels)]
    languages = list(User.Language.values)
    return sorted(
        chosen.values(),
        key=lambda guest: (roles.index(str(guest.role)), languages.index(guest.user.language)),
    )


def _everybody() -> Iterator[Guest]:
    for user in User.objects.filter(is_kaikukeskus=True, is_active=True, is_superuser=False).order_by("pk"):
        yield Guest(user, KAIKUKESKUS)
    for (user, role), regions in _local().items():
        yield Guest(user, role, tuple(regions))


def _local() -> dict[tuple[User, Promise], dict[str, None]]:
    """Regions by person and role, each once: a coordinator stands for that role, others for their side."""
    local = defaultdict(dict)
    current = Contact.objects.filter(ends=None, user__is_active=True)
    for contact in current.select_related("user", "adoption__region").order_by("user_id", "pk"):
        role = COORDINATOR if contact.coordinator else Side(contact.side).label
        local[contact.user, role][str(contact.adoption.region)] = None
    return local
