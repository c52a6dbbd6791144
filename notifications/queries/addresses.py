"""Addresses that take no letters, with the regions whose contacts cannot be reached."""

from django.db.models import F, Prefetch, QuerySet

from adoption.models import Contact
from notifications.models import RefusedAddress


def refused_addresses() -> QuerySet[RefusedAddress]:
    """Those that hold: nobody has had them tried again, and the person still has the address. Newest first."""
    held = RefusedAddress.objects.filter(cleared_at=None, address=F("person__email"), person__is_active=True)
    contacts = Contact.objects.filter(ends=None).select_related("adoption__region", "adoption__case")
    with_contacts = Prefetch("person__contacts", queryset=contacts, to_attr="present_contacts")
    return held.select_related("person").prefetch_related(with_contacts).order_by("-refused_at", "-pk")
