"""The regions of a person, each with where it is on the path."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from workflows.models import AdoptionCase


@require_safe
def regions(request):
    """Every region the reader is a contact of, those under way first. Kaikukeskus has all of them in the pipeline."""
    if request.user.is_kaikukeskus:
        return redirect("workflows:pipeline")
    cases = AdoptionCase.objects.of_contact(request.user).select_related("adoption__region", "adviser")
    ordered = sorted(cases, key=lambda case: (case.at.order, case.name.casefold()))
    return render(request, "workflows/regions.html", {"cases": ordered})
