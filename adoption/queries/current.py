"""What of an adoption's records counts now: its people, its sessions, its group, its round of the pilot."""

from datetime import date

from django.utils import timezone

from adoption.declarations import SessionKind, Turn
from adoption.models import (
    Appointment,
    Artwork,
    ArtworkDecision,
    Contact,
    DistributionStart,
    Inquiry,
    LocalGroup,
    PilotPeriod,
    PrintOrder,
    Session,
    SessionReport,
)


def contacts_of(adoption) -> list[Contact]:
    """Contacts whose time has not ended, with their users, culture first. One query."""
    contacts = adoption.contacts.filter(ends=None).select_related("user")
    return sorted(contacts, key=lambda contact: (_SIDES.index(contact.side), str(contact.user).casefold()))


_SIDES = ("culture", "sote", "hyte")


def started_on(adoption) -> date:
    """The day of the contact that began the case (R6); a region brought in half-way has an early one."""
    received = Inquiry.objects.standing().filter(adoption=adoption).order_by("received_on")
    first = received.values_list("received_on", flat=True).first()
    return first or timezone.localdate(adoption.created_at)


def session_of(adoption, kind: SessionKind) -> Session | None:
    """The latest planned session of a kind."""
    return Session.objects.standing().filter(adoption=adoption, kind=kind).order_by("-pk").first()


def held_on(adoption, kind: SessionKind) -> date | None:
    """The day on which the latest session of a kind was held."""
    reports = SessionReport.objects.standing().filter(
        adoption=adoption, session__kind=kind, session__withdrawn_at=None
    )
    return reports.order_by("-pk").values_list("held_on", flat=True).first()


def coming_sessions(adoption) -> list[Session]:
    """Sessions planned and not reported held."""
    reported = SessionReport.objects.standing().filter(adoption=adoption).values("session")
    return list(
        Session.objects.standing().filter(adoption=adoption).exclude(pk__in=reported).order_by("date", "pk")
    )


def appointment_of(adoption, turn: Turn) -> Appointment | None:
    return Appointment.objects.standing().filter(adoption=adoption, turn=turn).order_by("-pk").first()


def group_of(adoption) -> LocalGroup | None:
    return LocalGroup.objects.standing().filter(adoption=adoption).order_by("-pk").first()


def group_contacts(adoption) -> set[int]:
    """Keys of the contacts that are members of the local group."""
    groups = LocalGroup.objects.standing().filter(adoption=adoption)
    return set(groups.exclude(members=None).values_list("members__contact", flat=True))


def artwork_waiting(adoption) -> Artwork | None:
    """The latest artwork that Kaikukeskus has not decided on."""
    decided = ArtworkDecision.objects.standing().filter(adoption=adoption).values("artwork")
    return (
        Artwork.objects.standing().filter(adoption=adoption).exclude(pk__in=decided).order_by("-pk").first()
    )


def artwork_approved_on(adoption) -> date | None:
    decisions = ArtworkDecision.objects.standing().filter(adoption=adoption, approved=True)
    latest = decisions.order_by("-pk").values_list("recorded_at", flat=True).first()
    return timezone.localdate(latest) if latest else None


def order_of(adoption) -> PrintOrder | None:
    return PrintOrder.objects.standing().filter(adoption=adoption).order_by("-pk").first()


def period_of(adoption) -> PilotPeriod | None:
    """The pilot's period of the present round."""
    return PilotPeriod.objects.standing().filter(adoption=adoption).order_by("-round").first()


def begun_on(adoption) -> date | None:
    """The day on which distribution began."""
    starts = DistributionStart.objects.standing().filter(adoption=adoption)
    return starts.order_by("-pk").values_list("begun_on", flat=True).first()
