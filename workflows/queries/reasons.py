"""Recommendations that are passed with a written reason, gate by gate; one that was taken back counts no more."""

from collections.abc import Collection, Mapping

from django.db.models import Count, QuerySet

from workflows.models import AdoptionCase, Override


def times() -> Mapping[str, int]:
    """How often each gate is passed, in the whole country."""
    return dict(Override.objects.standing().order_by().values_list("gate").annotate(Count("pk")))


def given(gates: Collection[str], reader) -> QuerySet[Override]:
    """The reasons for passing the gates in cases that the reader may see, the latest first."""
    reasons = Override.objects.standing().filter(gate__in=gates).select_related("case__adoption__region")
    if not reader.is_kaikukeskus:
        reasons = reasons.filter(case__in=AdoptionCase.objects.of_contact(reader))
    return reasons.order_by("-at", "-pk")
