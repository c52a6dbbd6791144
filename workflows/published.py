"""Where on the published page rules stand: what pages cite beside the project's own words. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from workflows.rulebook import RULES, Place, Text


@dataclass(frozen=True)
class Citation:
    """One place of the published page, with the rules that stand there."""

    place: Place
    rules: tuple[str, ...]

    @property
    def where(self) -> Text:
        return self.place.words


def citations(rules: Iterable[str]) -> tuple[Citation, ...]:
    """The rules gathered by where they stand, in the order of the page."""
    places: dict[Place, list[str]] = {}
    for number in rules:
        places.setdefault(RULES[number].place, []).append(number)
    return tuple(Citation(place, tuple(found)) for place, found in sorted(places.items()))
