"""The moments of a case, from event to event."""

from dataclasses import dataclass
from datetime import datetime

from workflows.models import AdoptionCase, CaseEvent


@dataclass(frozen=True)
class Moment:
    """A moment of a case, with the event after which it was otherwise before, and the next at which it changed."""

    at: datetime
    earlier: CaseEvent | None = None
    later: CaseEvent | None = None


def moment(case: AdoptionCase, at: datetime) -> Moment:
    """What happened together, at one time, is one step. Three queries."""
    told = CaseEvent.objects.filter(case=case).order_by("seq")
    last = told.filter(at__lte=at).last()
    return Moment(at, told.filter(at__lt=last.at).last(), told.filter(at__gt=at).first())
