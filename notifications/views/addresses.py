"""Addresses that take no letters, for Kaikukeskus, which has them tried again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from notifications.queries.addresses import refused_addresses
from notifications.services import addresses as services
from workflows.views.pipeline import only_kaikukeskus

PAGE_SIZE = 30


@require_safe
@only_kaikukeskus
def addresses(request):
    """Whom no letter reaches, since when, what the mail server said, and whose contact it is."""
    page = Paginator(refused_addresses(), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "notifications/letters/addresses.html", {"page": page})


@require_POST
@only_kaikukeskus
def try_again(request, pk: int):
    """The next letters go to the address again."""
    refused = get_object_or_404(refused_addresses(), pk=pk)
    services.try_again(refused, now=timezone.now())
    messages.success(request, _("Letters go to %(address)s again.") % {"address": refused.address})
    return redirect("notifications:addresses")
