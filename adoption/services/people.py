"""Contacts leave, are replaced, and coordinate (R47, R61, R78)."""

from datetime import datetime

from simple_history.utils import bulk_update_with_history

from adoption.declarations import ContactStatus, Side, turn_of
from adoption.models import Contact, GroupMember
from adoption.queries import current
from adoption.services.appointments import appoint
from adoption.services.contacts import add_contacts


def contact_leaves(adoption, data: dict, *, by, now: datetime, item: Contact | None = None) -> Contact:
    """The contact's time ends on a day. Gates count the person as gone from now on."""
    contact = item or data["contact"]
    contact.ends = data["ends"]
    contact.save(update_fields=["ends"])
    return contact


def replace_contact(adoption, data: dict, *, by, now: datetime, item: Contact | None = None) -> Contact:
    """Another person in a contact's place: same side, and the same place in the group.

    The body's commitments do not change (R78). With `appointed_by` the new person is appointed at once.
    """
    old = item or data["contact"]
    contact_leaves(adoption, {"ends": data["starts"]}, by=by, now=now, item=old)
    status = ContactStatus.APPOINTED if data.get("appointed_by") else ContactStatus.PROVISIONAL
    new = add_contacts(adoption, [data | {"side": old.side, "status": status}], by=by, now=now)[0]
    _take_place(old, new)
    if data.get("appointed_by"):
        _appoint_in_place(adoption, old, new, data, by=by, now=now)
    return new


def _take_place(old: Contact, new: Contact) -> None:
    member = GroupMember.objects.filter(contact=old, group__withdrawn_at=None).first()
    if member is not None:
        GroupMember.objects.create(group=member.group, contact=new, work_share=member.work_share)


def _appoint_in_place(adoption, old: Contact, new: Contact, data: dict, *, by, now: datetime) -> None:
    turn = turn_of(Side(old.side))
    standing = current.appointment_of(adoption, turn)
    others = list(standing.contacts.filter(ends=None)) if standing else []
    said = {"appointed_by": data["appointed_by"], "appointed_on": data["starts"]}
    appoint(adoption, [*others, new], said, by=by, now=now, turn=turn)


def change_coordinator(adoption, data: dict, *, by, now: datetime, item=None) -> Contact:
    """The region's coordinators are these, and nobody else (R61). Returns the first of them."""
    set_coordinators(adoption, data["coordinators"], by=by, now=now)
    return data["coordinators"][0]


def set_coordinators(adoption, coordinators: list[Contact], *, by, now: datetime) -> None:
    """At most four queries, whatever the number of people."""
    chosen = {contact.pk for contact in coordinators}
    changed = [c for c in adoption.contacts.filter(ends=None) if c.coordinator != (c.pk in chosen)]
    for contact in changed:
        contact.coordinator = contact.pk in chosen
    if changed:
        bulk_update_with_history(changed, Contact, ["coordinator"], default_user=by, default_date=now)
