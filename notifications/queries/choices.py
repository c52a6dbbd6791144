"""How people wish to be told by letter."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import User
from notifications.declarations import EVENTS, GROUPS, Group
from notifications.models.preferences import Channel, Preference


def channels_of(group: Group) -> tuple[Channel, ...]:
    """The ways between which a person chooses for the group; one alone is no choice."""
    may = {Channel.NOW: True, Channel.DIGEST: group.may_wait, Channel.OFF: group.may_be_off}
    return tuple(channel for channel in Channel if may[channel])


def kept_for_digest(chosen: Mapping[str, Channel]) -> list[Group]:
    """Groups that come only in the digest. Without digests they come in the letter of the day: nothing is lost."""
    return [group for group in GROUPS if chosen[group.name] is Channel.DIGEST]


def choices_of(people: Iterable[int]) -> dict[int, dict[str, Channel]]:
    """By person and group, how it reaches the person: as was chosen, if one may choose so, or at once. One query."""
    found = {person: {group.name: Channel.NOW for group in GROUPS} for person in people}
    possible = {(group.name, channel) for group in GROUPS for channel in channels_of(group)}
    chosen = Preference.objects.filter(person__in=found).values_list("person", "group", "channel")
    for person, group, channel in chosen:
        if (group, channel) in possible:
            found[person][group] = Channel(channel)
    return found


def uninvited(people: QuerySet[User], today: date) -> frozenset[int]:
    """Those of the people who chose that no invitations come to them, for good or for a time. One query."""
    off = Preference.objects.filter(group=EVENTS, channel=Channel.OFF)
    chosen = Q(pk__in=off.values("person")) | Q(letters_paused_until__gt=today)
    return frozenset(people.filter(chosen).values_list("pk", flat=True))
