"""The outbox of the demonstration: letters as their readers find them, and those of the last days to begin with."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from config.demonstration.walk import HELSINKI
from config.middleware import CONTENT
from notifications.letters.fate import Sent
from notifications.models import Letter
from notifications.services.running import run

PAGE_SIZE = 20
DAYS = 14
"""For so many days before the country is made letters are written in it."""
HOURS = time(7, 5), time(20)
"""In the morning, and when the day's work is over."""


def write_letters_of_last_days(now: datetime) -> None:
    """What the plan would have sent on each of the last days, of what is still so: to a folder and to the outbox."""
    for at in _moments(now):
        run(lambda at=at: at)


def _moments(now: datetime) -> Iterator[datetime]:
    today = now.astimezone(HELSINKI).date()
    for day in (today - timedelta(days=ago) for ago in range(DAYS, -1, -1)):
        for hour in HOURS:
            if (at := datetime.combine(day, hour, HELSINKI)) <= now:
                yield at


@login_not_required
@require_safe
def outbox(request):
    """Everybody's letters, newest first."""
    letters = Letter.objects.select_related("recipient", "email").defer("explanation", "email__html_message")
    page = Paginator(letters, PAGE_SIZE).get_page(request.GET.get("page"))
    sent = [
        (Sent(letter), _from_here(request, letter.email.message if letter.email else "")) for letter in page
    ]
    return render(request, "demonstration/outbox.html", {"page": page, "sent": sent})


@login_not_required
@require_safe
def outbox_letter(request, pk: int) -> HttpResponse:
    """A letter's HTML and nothing else, as a mail program shows it: its links work."""
    letter = get_object_or_404(Letter.objects.exclude(email=None).select_related("email"), pk=pk)
    answer = HttpResponse(_from_here(request, letter.email.html_message))
    answer["Content-Security-Policy"] = f"{CONTENT}; script-src 'none'"
    return answer


def _from_here(request, text: str) -> str:
    """A letter's text with its links leading to the address at which the demonstration is looked at."""
    return text.replace(f"{settings.SITE_ADDRESS}/", request.build_absolute_uri("/"))


@login_not_required
@require_POST
def send_now(request):
    """What `send_due` does, at once."""
    done = run(timezone.now)
    said = ngettext("%(count)d letter was written.", "%(count)d letters were written.", done.queued) % {
        "count": done.queued
    }
    if not done.queued:
        said = _("Nothing more is due now. Letters are written on working days, from seven o'clock on.")
    messages.success(request, said)
    return redirect("outbox")
