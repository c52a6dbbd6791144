"""The log as people read it, and what of it counts: an act that was taken back does not."""

from collections.abc import Iterable

from django.db.models import QuerySet

from workflows.happenings import UNDO
from workflows.models import AdoptionCase, CaseEvent


def events(case: AdoptionCase) -> QuerySet[CaseEvent]:
    """All that happened, the latest first, with who did it."""
    return CaseEvent.objects.filter(case=case).select_related("by").order_by("-seq")


def since(case: AdoptionCase, seq: int) -> list[CaseEvent]:
    """The event with this number and all after it. Raises `CaseEvent.DoesNotExist` when there is none."""
    found = list(events(case).filter(seq__gte=seq).reverse())
    if not found or found[0].seq != seq:
        raise CaseEvent.DoesNotExist
    return found


def taken_back(case: AdoptionCase) -> QuerySet[CaseEvent]:
    """The events by which acts were taken back."""
    return CaseEvent.objects.filter(case=case, act=UNDO).select_related("by")


def undone(events: Iterable[CaseEvent]) -> dict[int, CaseEvent]:
    """Of the acts that were taken back the event that did so, by the number of the act's own."""
    return {event.undoes: event for event in events if event.undoes is not None}


def counting(events: Iterable[CaseEvent]) -> list[CaseEvent]:
    """The events given without acts that were taken back, their moves, and what took them back."""
    events = list(events)
    back = undone(events)
    gone = set(back) | {event.seq for event in back.values()}
    return [event for event in events if event.seq not in gone and event.cause not in gone]
