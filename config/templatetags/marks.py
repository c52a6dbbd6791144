"""Marks that say something by shape, colour and word at once: whose side, and how a thing stands."""

from django import template
from django.utils.html import format_html

from adoption.declarations import Side, Turn, turn_of

register = template.Library()

ICONS = {
    "done": "check-circle-fill",
    "late": "alert-circle-fill",
    "block": "error-fill",
    "warn": "alert-circle-fill",
    "wait": "clock",
    "hold": "playback-pause",
    "info": "info-circle-fill",
}


@register.simple_tag
def side(who, words: str = "") -> str:
    """A side or turn: culture a disc, social and health care or hyte a square, Kaikukeskus and others a ring."""
    turn = turn_of(Side(who)) if who in (Side.SOTE, Side.HYTE) else Turn(who)
    label = words or (Side(who) if who in Side.values else turn).label
    return format_html('<span class="side side--{}">{}</span>', turn.value, label)


@register.simple_tag
def state(kind: str, words: str) -> str:
    """How a thing stands: icon, colour and words. Kinds are the keys of `ICONS`."""
    icon = ICONS[kind]
    return format_html(
        '<span class="state state--{}"><span class="hds-icon hds-icon--{}" aria-hidden="true"></span>'
        "<span>{}</span></span>",
        kind, icon, words,
    )  # fmt: skip
