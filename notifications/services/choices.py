"""What a person chooses about letters is written: by which way they come, or not for some time."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from accounts.models import User
from notifications.models.preferences import Channel, Preference


@transaction.atomic
def choose(person_id: int, channels: Mapping[str, Channel]) -> None:
    """The person's choice for each group that is named; what comes at once has no row."""
    chosen = {group: channel for group, channel in channels.items() if channel != Channel.NOW}
    Preference.objects.filter(person=person_id, group__in=channels.keys() - chosen.keys()).delete()
    Preference.objects.bulk_create(
        [Preference(person_id=person_id, group=group, channel=channel) for group, channel in chosen.items()],
        update_conflicts=True,
        unique_fields=["person", "group"],
        update_fields=["channel"],
    )


def pause(person_id: int, until: date | None) -> None:
    """Letters wait, and come again on that day; None ends the pause at once. What is needed comes regardless."""
    User.objects.filter(pk=person_id).update(letters_paused_until=until)
