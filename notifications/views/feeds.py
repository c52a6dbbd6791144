"""Calendars to which people subscribe: a page of their secret addresses, and what is read at each."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_POST, require_safe

from notifications import feed_words
from notifications.queries import feeds as queries
from notifications.queries.feed_contents import contents_of
from notifications.services import feeds as services
from workflows.items import number_in

PAGE_SIZE = 30


@require_safe
def calendar(request):
    """The reader's own calendar and those of the reader's regions, with every address that can be read."""
    cases = queries.cases_with_calendars(request.user).select_related("adoption__region").order_by("pk")
    page = Paginator(cases, PAGE_SIZE).get_page(request.GET.get("page"))
    feeds = queries.feeds_of(request.user, page)
    site = request.build_absolute_uri("/").rstrip("/")
    context = {"page": page, "calendars": feed_words.lines(page, feeds, site)}
    return render(request, "notifications/calendar.html", context)


@require_POST
def make_feed(request):
    """A first or another address; the one before is revoked."""
    region = _region(request)
    services.make(request.user, region, now=timezone.now())
    messages.success(request, _("The calendar has a new address. Add it to your calendar program."))
    return _back(request, region)


@require_POST
def revoke_feed(request):
    """The calendar has no address."""
    region = _region(request)
    services.revoke(request.user, region, now=timezone.now())
    messages.success(request, _("The address is revoked: nobody can read the calendar there any longer."))
    return _back(request, region)


def _region(request):
    """The region of the page that is named; none for the reader's own calendar. Raises Http404 for others' regions."""
    key = request.POST.get("region", "")
    cases = queries.cases_with_calendars(request.user)
    return get_object_or_404(cases, pk=number_in(key)) if key else None


def _back(request, region):
    """To the calendar's place on the page on which the reader was."""
    number = number_in(request.GET.get("page", ""))
    page = f"?page={number}" if number else ""
    place = f"#calendar-{region.pk}" if region else ""
    return redirect(reverse("notifications:calendar") + page + place)


@login_not_required
@require_safe
@cache_control(private=True, no_cache=True)
@conditional_page
def feed(request, secret: str):
    """The calendar for whoever knows its address, in the language of the person whose it is."""
    found = queries.feed_at(secret)
    if found is None:
        raise Http404
    with override(found.person.language):
        text = feed_words.text(found, contents_of(found, timezone.localdate()))
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")
