"""A letter comes back after the mail server had taken it: its report is read (RFC 3464), and the address is refused.

Anybody can write such a report, so it counts only if it brings the `Message-ID` of a letter to the address, which nobody
else can know.
"""

import logging
import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.message import Message

from post_office.models import STATUS, Log

from notifications.models import Letter
from notifications.services.withdrawing import take_undeliverable
from notifications.statuses import is_of_address, status_in

log = logging.getLogger(__name__)


def take(message: bytes, now: datetime) -> list[str]:
    """Addresses that the message says take no letters any more. What is no such report says nothing of anybody."""
    failed, ids = _read(message)
    return [address for address, said in failed if _refused(address, said, ids, now)]


def _refused(address: str, said: str, ids: set[str], now: datetime) -> bool:
    letters = Letter.objects.standing().filter(email__message_id__in=ids, email__to=address)
    letter = letters.select_related("email", "recipient").first()
    if letter:
        Log.objects.create(email=letter.email, status=STATUS.failed, message=said)
        take_undeliverable(letter, said, now)
    return letter is not None


def _read(message: bytes) -> tuple[list[tuple[str, str]], set[str]]:
    """Whom the report is about, with what it says of each, and of which letters it is. Python's parser fails in many ways
    at what was made up to that end: such a message is no report.
    """
    try:
        report = message_from_bytes(message)
        return list(_failed(report)), _ids(report)
    except Exception as error:
        log.warning("A message that came to the letters' address cannot be read: %s", type(error).__name__)
        return [], set()


def _failed(report: Message) -> Iterator[tuple[str, str]]:
    """Each address to which nothing can be delivered, and what is said of it."""
    for part in report.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            for said in part.get_payload():
                status = _field(said, "Status")
                if _action(said) == "failed" and is_of_address(status_in(status)):
                    yield _address(said), _diagnosis(said) or status


def _action(said: Message) -> str:
    """Without the remark in brackets that any field may have."""
    return _field(said, "Action").partition("(")[0].strip().lower()


def _address(said: Message) -> str:
    """The address that was written to, though it may have been delivered to another."""
    name = "Original-Recipient" if said["Original-Recipient"] else "Final-Recipient"
    return _field(said, name).rpartition(";")[2].strip().lower()


def _diagnosis(said: Message) -> str:
    """What the other server answered, without the type of the answer ("smtp; ")."""
    return re.sub(r"^[A-Za-z][\w-]* ?; ?", "", _field(said, "Diagnostic-Code"))


def _ids(report: Message) -> set[str]:
    """What stands as `Message-ID` in the heads that the report brings; more than one if it was itself sent on."""
    said = (re.search(r"<[^<>\s]+>", _field(head, "Message-ID")) for head in _heads(report))
    return {found.group() for found in said if found}


def _heads(report: Message) -> Iterator[Message]:
    """Of what came back: the report brings all of it, or its head."""
    for part in report.walk():
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            yield from part.get_payload()
        elif part.get_content_type() == "text/rfc822-headers":
            yield message_from_bytes(part.get_payload(decode=True))


def _field(said: Message, name: str) -> str:
    """On one line, without what no database keeps."""
    words = "".join(sign if sign.isprintable() else " " for sign in str(said[name] or ""))
    return " ".join(words.split())
