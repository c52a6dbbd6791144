"""Somebody outside is told that a run went well: whoever hears nothing for long knows that something is wrong."""

import logging
from http.client import HTTPException
from urllib.request import urlopen

log = logging.getLogger(__name__)

WAITS = 5
"""Seconds."""


def ping(address: str) -> bool:
    """Ask for the address, and whether it answered. Letters do not depend on it: what fails is logged alone."""
    if not address.startswith(("http://", "https://")):
        log.warning("The address to ping is none of http or https.")
        return False
    try:
        with urlopen(address, timeout=WAITS):
            return True
    except (OSError, HTTPException, ValueError) as error:
        log.warning("The ping after a run failed: %s", error)
        return False
