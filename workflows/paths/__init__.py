"""Every version of the path that a case may be under, the oldest first, and how one goes over into another."""

from datetime import date

from .base import Blocker, Move, PathVersion, Standing, ends
from .mapping import PathMapping, StaysBehind
from .published import PUBLISHED

PATHS: tuple[PathVersion, ...] = (PUBLISHED,)
MAPPINGS: tuple[PathMapping, ...] = ()


def version(number: int) -> PathVersion:
    """Raises LookupError when no version of that number is declared."""
    for path in PATHS:
        if path.number == number:
            return path
    raise LookupError(f"No version {number} of the path is declared.")


def in_force(on: date) -> PathVersion:
    """The newest version valid on a day; the oldest there is for a day before all of them."""
    valid = [path for path in PATHS if path.valid_from <= on]
    return max(valid, key=lambda path: path.valid_from) if valid else PATHS[0]


def name_of(number: int) -> str:
    """What a version is called; its bare number when it is declared no more."""
    return next((str(path) for path in PATHS if path.number == number), str(number))


def mappings_to(number: int) -> tuple[PathMapping, ...]:
    return tuple(mapping for mapping in MAPPINGS if mapping.target.number == number)


__all__ = [
    "MAPPINGS",
    "PATHS",
    "PUBLISHED",
    "Blocker",
    "Move",
    "PathMapping",
    "PathVersion",
    "Standing",
    "StaysBehind",
    "ends",
    "in_force",
    "mappings_to",
    "name_of",
    "version",
]
