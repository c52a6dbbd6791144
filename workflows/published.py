"""Where on the published page a rule stands, by its number: what pages cite beside the project's own words. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from workflows.gates.base import INTRO, Text, section

_STEP = "R41."
_LAST_STEP = 10
# First and last rule of each section of the published page; R1 and R2 are about its frame and stand nowhere.
_SECTIONS = (
    (3, 11, None), (12, 27, 1), (28, 32, 2), (33, 40, 3), (41, 42, 4), (43, 55, 5), (56, 69, 6), (70, 74, 7),
    (75, 75, 5), (76, 76, 3), (77, 77, None), (78, 78, 6),
)  # fmt: skip


@dataclass(frozen=True)
class Citation:
    """One place of the published page, with the rules that stand there."""

    where: Text
    rules: tuple[str, ...]


def place_of(rule: str) -> tuple[int, int]:
    """Section and step that a rule such as ``R41.3`` stands in; 0 for none (the introduction, or no step)."""
    if rule.startswith(_STEP):
        step = int(rule.removeprefix(_STEP))
        return 4, step if step <= _LAST_STEP else 0
    number = int(rule.removeprefix("R"))
    return next((part or 0 for first, last, part in _SECTIONS if first <= number <= last), 0), 0


def citations(rules: Iterable[str]) -> tuple[Citation, ...]:
    """The rules gathered by where they stand, in the order of the page."""
    places: dict[tuple[int, int], list[str]] = {}
    for rule in rules:
        places.setdefault(place_of(rule), []).append(rule)
    return tuple(Citation(_words(*place), tuple(found)) for place, found in sorted(places.items()))


def _words(part: int, step: int) -> Text:
    return section(part, step or None) if part else INTRO
