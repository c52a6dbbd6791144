"""The page of one-click sign-ins and what its buttons do."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from config.demonstration.guests import guests

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@require_GET
def people(request):
    return render(request, "demonstration/people.html", {"guests": guests()})


@login_not_required
@require_POST
def sign_in(request, pk: int):
    """Signs in as the person without a code, only if the page offers them."""
    offered = {guest.user.pk: guest.user for guest in guests()}
    if pk not in offered:
        raise Http404
    login(request, offered[pk], backend=BACKEND)
    return redirect("/")
