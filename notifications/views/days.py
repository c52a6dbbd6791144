"""What each day came to: letters that should have been queued, were, and reached the mail server. And the last runs."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from notifications.models import Reckoning, Run
from workflows.views.pipeline import only_kaikukeskus

PAGE_SIZE = 30
RUNS = 10


@require_safe
@only_kaikukeskus
def days(request):
    """The days that were counted up, newest first."""
    page = Paginator(Reckoning.objects.all(), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request, "notifications/letters/days.html", {"page": page, "runs": Run.objects.all()[:RUNS]}
    )
