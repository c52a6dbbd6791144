"""Statuses in what mail servers answer and report (RFC 3463), and which of them speak of the address written to."""

import re

STATUS = re.compile(r"(?<![\w.])[45]\.\d{1,3}\.\d{1,3}(?!\.?\d)")
OF_ADDRESS = re.compile(r"5\.(1\.(?![78]$)\d+|2\.1)")
"""There is no such address, or it is closed. 5.1.7 and 5.1.8 are of the sender's, and all else of what may pass."""


def status_in(said: str) -> str:
    """The first status in an answer or a field of a report; empty without one."""
    found = STATUS.search(said)
    return found.group() if found else ""


def is_of_address(status: str) -> bool:
    """Whether an address with this status takes no letters, now or later."""
    return bool(OF_ADDRESS.fullmatch(status))
