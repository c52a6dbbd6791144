"""Each person's own notices."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from notifications.lines import by_case
from notifications.models import Notification
from notifications.queries.notices import notices_of

PAGE_SIZE = 30


@require_safe
def notices(request):
    """The reader's notices, newest first, those of one case together. Reading changes nothing."""
    page = Paginator(notices_of(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "notifications/notices.html", {"page": page, "cases": by_case(page)})


@require_POST
def mark_all_read(request):
    """All of the person's notices are read."""
    Notification.objects.filter(recipient=request.user).mark_all_as_read()
    messages.success(request, _("All notices are marked as read."))
    return redirect("notifications:notices")
