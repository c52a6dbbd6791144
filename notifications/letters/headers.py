"""What stands on a letter's envelope besides whom it is to: who may answer, how to stop it, what calendar it brings."""

import re
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings

from notifications.letters.rendering import Written
from notifications.mail import CALENDAR, METHOD
from notifications.planning.plan import Planned


def headers_of(text: Written) -> dict[str, str]:
    """No machine answers it; a digest may be stopped by one click (RFC 8058)."""
    headers = {
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": text.language,
    }
    if text.unsubscribe:
        headers["List-Unsubscribe"] = f"<{text.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    if text.calendar:
        headers[CALENDAR] = text.calendar
        headers[METHOD] = re.search(r"^METHOD:(\w+)", text.calendar, re.MULTILINE)[1]
    return headers


def message_id(letter: Planned) -> str:
    """Always the same for a letter and what it tells of: a mail server that took it, and did not live to say so, knows it
    again. Written anew with something else in it, it is another.
    """
    said = (letter.key, *sorted(item.told for item in letter.items))
    name = sha256(f"{settings.SECRET_KEY}/{said}".encode()).hexdigest()[:32]
    return f"<{name}@{urlsplit(settings.SITE_ADDRESS).hostname}>"
