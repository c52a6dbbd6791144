"""Where links in letters lead, without signing in. To follow one only shows; what it is for is done by a POST."""

from functools import wraps

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from accounts.models import User
from notifications.links import BadLink, Link
from notifications.queries.links import latest_withdrawal, opened
from notifications.services.links import withdraw_all
from workflows.acts.refusals import Overtaken, Refused

from .errands import ERRANDS, Errand

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "strict-origin",  # with none at all, browsers hide from our own forms where they come from
    "X-Robots-Tag": "noindex",
}


def kept_to_its_holder(view):
    """The address is a key: no answer to it is kept, listed, or names it to where its links lead."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return answer


def without_haste(view):
    """Nobody signs in here: whoever posts in haste, as one does who guesses, is asked to wait."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        limited = ratelimit.consume_or_429(request, action="link") if request.method == "POST" else None
        return limited or view(request, *args, **kwargs)

    return answer


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@kept_to_its_holder
@without_haste
def link(request: HttpRequest, token: str) -> HttpResponse:
    """What the link is for, in its holder's language, whoever is signed in. Whatever is wrong with a link, the answer
    is one and the same, so that nobody learns what it would have led to.
    """
    try:
        link, person = opened(token, timezone.now())
        with override(person.language):
            answer = _posted if request.method == "POST" else _looked_at
            response = answer(request, link, person)
    except (BadLink, Http404):
        return render(request, "notifications/link/bad.html", status=404)
    response.headers["Content-Language"] = person.language
    return response


def _looked_at(request: HttpRequest, link: Link, person: User) -> HttpResponse:
    errand = _errand(link, person)
    if not errand.refused:
        errand.ask()
    return _shown(request, errand)


@transaction.atomic
def _posted(request: HttpRequest, link: Link, person: User) -> HttpResponse:
    """Judged and done while nobody else can change the case."""
    errand = _errand(link, person, hold=True)
    errand.ask(request.POST)
    if errand.refused:
        return _shown(request, errand, errand.refused.status)
    if not errand.is_answered:
        return _shown(request, errand, 422)
    try:
        done = errand.do(request.POST)
    except Refused as refused:
        errand.refused = refused
    except IntegrityError:
        errand.refused = Overtaken()
    else:
        return render(request, "notifications/link/done.html", {"errand": errand, "done": done})
    return _shown(request, errand, errand.refused.status)


def _errand(link: Link, person: User, *, hold: bool = False) -> Errand:
    if link.purpose not in ERRANDS:
        raise BadLink
    kind = ERRANDS[link.purpose]
    if hold:
        kind.hold(link)
    return kind(link, person, timezone.now())


def _shown(request: HttpRequest, errand: Errand, status: int = 200) -> HttpResponse:
    return render(request, "notifications/link/errand.html", {"errand": errand}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest) -> HttpResponse:
    """All links in letters that were sent to the reader until now are void."""
    if request.method == "POST":
        withdraw_all(request.user, now=timezone.now())
        messages.success(request, _("The links in all letters sent to you until now work no longer."))
        return redirect("notifications:withdraw_links")
    context = {"latest": latest_withdrawal(request.user), "days": settings.LINK_DAYS}
    return render(request, "notifications/link/withdraw.html", context)
