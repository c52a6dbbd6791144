"""Every version of the path that a case may be under, the oldest first, and how one goes over into another."""

from datetime import date

from .base import Blocker, Move, PathVersion, Standing, ends
from .published import PUBLISHED

PATHS: tuple[PathVersion, ...] = (PUBLISHED,)


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


__all__ = ["PATHS", "PUBLISHED", "Blocker", "Move", "PathVersion", "Standing", "ends", "in_force", "version"]
