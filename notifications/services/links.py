"""Withdrawing links."""

from datetime import datetime

from accounts.models import User
from notifications.models import LinkWithdrawal
from workflows.items import key_of


def withdraw_all(person: User, *, now: datetime) -> LinkWithdrawal:
    """All links in letters that were sent to the person until now are void."""
    return LinkWithdrawal.objects.create(holder=key_of("user", person.pk), withdrawn_at=now)
