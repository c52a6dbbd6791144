"""References to rows that stand in texts and in the data of events, moved to the rows of a copy."""

import re
from typing import Any

_KEY = re.compile(r"^((?:site|partner|session|contact|commitment|task|notice|pilot|[a-z]+\.[a-z]+):)(\d+)$")
# Where events name people and partners by their keys alone.
_NAMED = frozenset(
    [
        "contact",
        "contacts",
        "culture_contacts",
        "care_contacts",
        "culture_members",
        "care_members",
        "coordinators",
        "partner",
    ]
)


def moved(value: Any, shift: int) -> Any:
    """The same value with every key in it that names a row of a region raised by `shift`."""
    if isinstance(value, str):
        found = _KEY.match(value)
        return f"{found[1]}{int(found[2]) + shift}" if found else value
    if isinstance(value, list):
        return [moved(one, shift) for one in value]
    if isinstance(value, dict):
        return {key: _under(key, one, shift) for key, one in value.items()}
    return value


def _under(key: str, value: Any, shift: int) -> Any:
    if key == "shares":
        return {str(int(contact) + shift): share for contact, share in value.items()}
    if key in _NAMED:
        return value + shift if isinstance(value, int) else [one + shift for one in value]
    return moved(value, shift)
