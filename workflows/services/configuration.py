"""How many working days each act is given, where Kaikukeskus says otherwise than its declaration."""

from datetime import datetime

from django.db import transaction

from workflows.models import DueOffset


@transaction.atomic
def set_due_days(act: str, days: int, *, by, now: datetime) -> DueOffset:
    """Tasks that open from now on get these days; open ones keep their due dates. Former values stay in history."""
    offset = DueOffset.objects.filter(act=act).first() or DueOffset(act=act)
    if offset.days == days:
        return offset
    offset.days = days
    _sign(offset, by=by, now=now)
    offset.save()
    return offset


@transaction.atomic
def clear_due_days(act: str, *, by, now: datetime) -> None:
    """Back to the declaration's days. Nothing happens where nothing was changed."""
    offset = DueOffset.objects.filter(act=act).first()
    if offset is not None:
        _sign(offset, by=by, now=now)
        offset.delete()


def _sign(offset: DueOffset, *, by, now: datetime) -> None:
    """Whose change it is, and when, for the row of history."""
    offset._history_user, offset._history_date = by, now
