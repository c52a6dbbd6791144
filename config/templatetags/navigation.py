"""The main menu: what stands in it, for whom, and which of it is the page being read."""

from dataclasses import dataclass

import rules
from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()


@dataclass(frozen=True)
class Item:
    """A page of the menu.

    `permission` is asked of the person, `local` leaves it out for Kaikukeskus, `counted` shows unread notices.
    """

    name: Promise
    view: str
    permission: str = ""
    local: bool = False
    counted: bool = False


MENU = (
    Item(_("Tasks"), "workflows:inbox"),
    Item(_("Regions"), "workflows:regions", local=True),
    Item(_("Pipeline"), "workflows:pipeline", permission="workflows.view_pipeline"),
    Item(_("Rules"), "workflows:rules"),
    Item(_("Notices"), "notifications:notices", counted=True),
    Item(_("Settings"), "workflows:configuration", permission="workflows.change_configuration"),
)


@register.inclusion_tag("partials/navigation.html", takes_context=True)
def navigation(context) -> dict:
    """The menu of the person who reads, empty before signing in and on pages without a request."""
    request, user = context.get("request"), context.get("user")
    if request is None or user is None or not user.is_authenticated:
        return {"entries": []}
    entries = [_entry(item, request, context) for item in MENU if _is_for(item, user)]
    return {"entries": [entry for entry in entries if entry["url"]]}


def _is_for(item: Item, user) -> bool:
    if item.local and user.is_kaikukeskus:
        return False
    return not item.permission or rules.has_perm(item.permission, user)


def _entry(item: Item, request, context) -> dict:
    url = _url(item.view)
    return {
        "name": item.name,
        "url": url,
        "current": _current(url, request.path),
        "is_bell": item.counted,
        "count": context.get("unread_notices") if item.counted else None,
    }


def _url(view: str) -> str:
    try:
        return reverse(view)
    except NoReverseMatch:
        return ""


def _current(url: str, path: str) -> str:
    """What aria-current says of the entry: this page, a page below it, or nothing."""
    if url == path:
        return "page"
    return "true" if url not in ("", "/") and path.startswith(url) else ""
