"""The local working group or pair (R7, R8, R46, R61)."""

from datetime import datetime

from adoption.models import GroupMember, LocalGroup
from adoption.services.people import set_coordinators
from adoption.services.taking_back import withdraw
from adoption.services.writing import write


def form_group(adoption, data: dict, *, by, now: datetime, item=None) -> LocalGroup:
    """The group with its members, their share of work time, and its coordinators; replaces one formed before."""
    withdraw(LocalGroup.objects.filter(adoption=adoption), by=by, now=now)
    group = write(LocalGroup, adoption, by=by, now=now, kind=data["kind"], formed_on=data["formed_on"])
    members, shares = data["members"], data.get("shares", {})
    GroupMember.objects.bulk_create(
        GroupMember(group=group, contact=member, work_share=shares.get(member.pk)) for member in members
    )
    set_coordinators(adoption, data["coordinators"], by=by, now=now)
    return group
