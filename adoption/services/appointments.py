"""Each side appoints its persons (R8, R9, R77)."""

from datetime import datetime

from simple_history.utils import bulk_update_with_history

from adoption.declarations import ContactStatus, Turn
from adoption.models import Appointment, Contact
from adoption.services.contacts import add_contacts
from adoption.services.taking_back import withdraw
from adoption.services.writing import write


def appoint(adoption, contacts: list[Contact], data: dict, *, by, now: datetime, turn: Turn) -> Appointment:
    """One side's appointed persons, in place of those it appointed before; they are provisional no more."""
    withdraw(Appointment.objects.filter(adoption=adoption, turn=turn), by=by, now=now)
    facts = {"appointed_by": data["appointed_by"], "appointed_on": data["appointed_on"]}
    appointment = write(Appointment, adoption, by=by, now=now, turn=turn, **facts)
    appointment.contacts.add(*contacts)
    _no_longer_provisional(contacts, by=by, now=now)
    return appointment


def _no_longer_provisional(contacts: list[Contact], *, by, now: datetime) -> None:
    changed = [contact for contact in contacts if contact.status != ContactStatus.APPOINTED]
    for contact in changed:
        contact.status = ContactStatus.APPOINTED
    if changed:
        bulk_update_with_history(changed, Contact, ["status"], default_user=by, default_date=now)


def _appointing(name: str, turn: Turn):
    def record(adoption, data, *, by, now, item=None):
        contacts = [*data["contacts"], *_new_person(adoption, data, by=by, now=now)]
        return appoint(adoption, contacts, data, by=by, now=now, turn=turn)

    record.__name__ = name
    record.__doc__ = "The contacts a side appoints, and a person who was no contact yet (R8, R9)."
    return record


def _new_person(adoption, data: dict, *, by, now: datetime) -> list[Contact]:
    """Who is appointed without having been a contact becomes one."""
    if not data.get("new_email"):
        return []
    person = {"side": data["new_side"], "name": data["new_name"], "email": data["new_email"]}
    return add_contacts(adoption, [person | {"status": ContactStatus.APPOINTED}], by=by, now=now)


appoint_culture = _appointing("appoint_culture", Turn.CULTURE)
appoint_care = _appointing("appoint_care", Turn.CARE)
