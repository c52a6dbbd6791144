"""What each day came to: letters that should have been queued, were, and reached the mail server. And the last runs."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from notifications.models import Reckoning, Run

PAGE_SIZE = 30
RUNS = 10
for_kaikukeskus = permission_required("workflows.view_pipeline", raise_exception=True)


@require_safe
@for_kaikukeskus
def days(request):
    """The days that were counted up, newest first."""
    page = Paginator(Reckoning.objects.all(), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request, "notifications/letters/days.html", {"page": page, "runs": Run.objects.all()[:RUNS]}
    )
