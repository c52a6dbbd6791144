"""Where links in letters lead, without signing in. To follow one only shows; what it is for is done by a POST."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from notifications.links import BadLink
from notifications.queries.links import opened


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def link(request, token: str):
    """One page, whatever is wrong with a link: nobody learns what another link would have led to."""
    try:
        opened(token, timezone.now())
        raise BadLink
    except BadLink:
        return render(request, "notifications/link/bad.html", status=404)
