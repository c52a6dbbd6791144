"""The log as people read it: the latest first."""

from django.db.models import QuerySet

from workflows.models import AdoptionCase, CaseEvent


def events(case: AdoptionCase) -> QuerySet[CaseEvent]:
    """All that happened, the latest first, with who did it."""
    return CaseEvent.objects.filter(case=case).select_related("by").order_by("-seq")
