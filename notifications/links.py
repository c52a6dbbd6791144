"""Links in letters: each signed for one person, one purpose and one thing, at one moment. Nothing is stored of them.

An address holds `holder.purpose.thing.moment.signature`. Pure: whether a link was withdrawn, and whose it is,
`queries/links.py` knows.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.http import base36_to_int, int_to_base36

from workflows.items import key_of

SIMPLE_ACTS = (
    "confirm_attendance_culture",
    "confirm_attendance_care",
    "confirm_ready_culture",
    "confirm_ready_care",
)
"""What may be done by a link alone."""

_IN_TEXT = re.compile(r"(/(?:l|letters/unsubscribe)/)[\w.-]+")
_SEPARATOR = "."
_SIGNER = {"salt": "notifications.links", "sep": _SEPARATOR}


class Purpose(StrEnum):
    """What a link is for, and what its thing is."""

    ACT = "act"  # do the simple act that a task asks for: "task:5"
    TAKE = "take"  # take a task: "task:5"
    HAND_OVER = "give"  # give a task to a colleague: "task:5"
    SEEN = "seen"  # a notice is read: "notice:5"
    UNSUBSCRIBE = "stop"  # no more letters of a group: "digest"


PAGES = {Purpose.UNSUBSCRIBE: "notifications:unsubscribe"}
"""Where a link leads, if not to the page of all others."""


class BadLink(Exception):
    """The link is none of ours, is cut off, is too old, was withdrawn, or its holder may do nothing with it any more."""


@dataclass(frozen=True)
class Link:
    """What a link says. `holder` is a typed key such as "user:5", `issued` a whole second."""

    holder: str
    purpose: Purpose
    thing: str
    issued: datetime

    @property
    def token(self) -> str:
        """As it stands in an address: letters, digits, `-`, `_` and `.` alone."""
        moment = int_to_base36(int(self.issued.timestamp()))
        said = _SEPARATOR.join((self.holder, self.purpose, self.thing, moment))
        return Signer(**_SIGNER).sign(said.replace(":", "-"))

    @property
    def expires(self) -> datetime:
        return self.issued + timedelta(days=settings.LINK_DAYS)


def link_to(purpose: Purpose, *, person_id: int, thing: str, now: datetime) -> str:
    """The absolute address of a link for the person, good from now on."""
    link = Link(key_of("user", person_id), purpose, thing, now)
    return settings.SITE_ADDRESS + _path(PAGES.get(purpose, "notifications:link")) % link.token


@cache
def _path(page: str) -> str:
    """Where links of a page lead, with a place for the token: there are many in a run."""
    return reverse(page, args=["TOKEN"]).replace("TOKEN", "%s")


def read(token: str, now: datetime) -> Link:
    """What the token says. Raises `BadLink` unless it is ours, whole and unchanged, and not too old."""
    try:
        said = Signer(**_SIGNER).unsign(token).replace("-", ":")
        holder, purpose, thing, moment = said.split(_SEPARATOR)
        issued = datetime.fromtimestamp(base36_to_int(moment), UTC)
        link = Link(holder, Purpose(purpose), thing, issued)
    except (BadSignature, ValueError) as error:
        raise BadLink from error
    if now >= link.expires:
        raise BadLink
    return link


def without_tokens(text: str) -> str:
    """A letter's text or HTML for the eyes of somebody else: its links say of what kind they are and lead nowhere."""
    return _IN_TEXT.sub(r"\1…", text)
