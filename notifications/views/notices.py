"""Each person's own notices."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from notifications.lines import by_case
from notifications.models import Notification
from notifications.queries.notices import notices_of
from notifications.services import notices as services

PAGE_SIZE = 30


@require_safe
def notices(request):
    """The reader's notices, newest first, those of one case together. Reading changes nothing."""
    page = Paginator(notices_of(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "notifications/notices.html", {"page": page, "cases": by_case(page)})


@require_POST
def mark_read(request, pk: int):
    """One of the person's notices is read; the page of the list stays the same."""
    notice = get_object_or_404(notices_of(request.user), pk=pk)
    services.mark_read(Notification.objects.filter(pk=notice.pk), now=timezone.now())
    messages.success(request, _("The notice is marked as read."))
    return redirect(reverse("notifications:notices", query=request.GET))


@require_POST
def mark_all_read(request):
    """All of the person's notices are read."""
    services.mark_read(Notification.objects.filter(recipient=request.user), now=timezone.now())
    messages.success(request, _("All notices are marked as read."))
    return redirect("notifications:notices")
