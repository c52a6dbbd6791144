"""How often sessions were moved, as calendars need to know it."""

from collections.abc import Iterable
from itertools import groupby, pairwise
from operator import itemgetter

from adoption.models import Session

_IN_A_CALENDAR = ("date", "starts_at", "mode", "place", "withdrawn_at")


def sequences_of(sessions: Iterable[Session]) -> dict[int, int]:
    """By key of the session, how many times its day, time or place was changed, or it was called off. One query."""
    keys = [session.pk for session in sessions]
    past = Session.history.model.objects.filter(id__in=keys).order_by("id", "history_id")
    forms = groupby(past.values_list("id", *_IN_A_CALENDAR), key=itemgetter(0))
    return {pk: _changes(forms_of_one) for pk, forms_of_one in forms}


def _changes(forms: Iterable[tuple]) -> int:
    return sum(before != after for before, after in pairwise(forms))
