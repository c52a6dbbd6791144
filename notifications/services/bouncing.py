"""A letter comes back after the mail server had taken it: its report is read (RFC 3464), and the address is refused.

Anybody can write such a report, so it counts only if it brings the `Message-ID` of a letter to the address, which nobody
else can know.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from notifications.models import Letter
from notifications.services.withdrawing import take_undeliverable
from notifications.statuses import is_of_address, status_in


def take(message: bytes, now: datetime) -> list[str]:
    """Addresses that the message says take no letters any more. What is no such report says nothing of anybody."""
    report = message_from_bytes(message, policy=policy.default)
    ids = _ids(report)
    return [address for address, said in _failed(report) if _refused(address, said, ids, now)]


def _refused(address: str, said: str, ids: set[str], now: datetime) -> bool:
    letters = Letter.objects.standing().filter(email__message_id__in=ids, email__to=address)
    letter = letters.select_related("email", "recipient").first()
    if letter:
        take_undeliverable(letter, said, now)
    return letter is not None


def _failed(report: EmailMessage) -> Iterator[tuple[str, str]]:
    """Each address to which nothing can be delivered, and what is said of it."""
    for part in report.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            for said in part.get_payload():
                if _field(said, "Action") == "failed" and is_of_address(status_in(_field(said, "Status"))):
                    yield _address(said), _field(said, "Diagnostic-Code") or _field(said, "Status")


def _address(said: Message) -> str:
    """The address that was written to, though it may have been delivered to another."""
    name = "Original-Recipient" if said["Original-Recipient"] else "Final-Recipient"
    return _field(said, name).rpartition(";")[2].strip().lower()


def _ids(report: EmailMessage) -> set[str]:
    """Of the letter that came back: the report brings its head, or all of it."""
    found = set()
    for part in report.walk():
        if part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
            found |= set(re.findall(r"(?mi)^Message-ID:\s*(<[^>\s]+>)", part.as_string()))
    return found


def _field(said: Message, name: str) -> str:
    return str(said[name] or "").strip()
