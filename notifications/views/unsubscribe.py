"""No more letters of a group, asked for from within a letter: by its reader, or by a mail program in its reader's name."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.models import User
from notifications.declarations import DIGEST, GROUPS, Group
from notifications.links import BadLink, Link, Purpose
from notifications.models.preferences import Channel
from notifications.queries.choices import channels_of, choices_of, kept_for_digest
from notifications.queries.links import opened
from notifications.services.choices import choose

from .links import kept_to_its_holder, without_haste


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@kept_to_its_holder
@without_haste
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """To follow the link only shows. A POST, which mail programs send without cookies (RFC 8058), does it, once or again;
    that the token is signed for this person and group is what allows it.
    """
    try:
        link, person = opened(token, timezone.now())
        group = _group_of(link)
    except BadLink:
        return render(request, "notifications/link/bad.html", status=404)
    if request.method == "POST":
        choose(person.pk, {group.name: Channel.OFF})
    with override(person.language):
        return _shown(request, group, person)


def _group_of(link: Link) -> Group:
    """Raises `BadLink` for a link that is for something else, or for a group that is always told."""
    off = {group.name: group for group in GROUPS if Channel.OFF in channels_of(group)}
    if link.purpose is not Purpose.UNSUBSCRIBE or link.thing not in off:
        raise BadLink
    return off[link.thing]


def _shown(request: HttpRequest, group: Group, person: User) -> HttpResponse:
    chosen = choices_of([person.pk])[person.pk]
    kept = kept_for_digest(chosen) if group.name == DIGEST else []
    context = {
        "group": group,
        "address": person.email,
        "is_done": chosen[group.name] == Channel.OFF,
        "moved": [one.label for one in kept],
    }
    return render(request, "notifications/unsubscribe.html", context)
