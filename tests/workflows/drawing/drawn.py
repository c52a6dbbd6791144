"""What the tests of drawings share: everything that is drawn, and what lies over what."""

from collections.abc import Iterable
from itertools import combinations, pairwise

import pytest
from django.utils import translation

from workflows.drawing.model import Drawing
from workflows.drawing.of_flow import drawing_of
from workflows.drawing.of_path import drawing_of_path
from workflows.flows import flows_of
from workflows.paths import PATHS

FLOWS = tuple(dict.fromkeys(flow for path in PATHS for flow in flows_of(path)))
DRAWINGS = [*map(drawing_of_path, PATHS), *map(drawing_of, FLOWS)]
EVERY_DRAWING = pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda drawing: drawing.name)
LANGUAGES = ("fi", "sv", "en")


def in_language(language: str, writer, drawing: Drawing) -> str:
    with translation.override(language):
        return writer(drawing)


def overlaps(rooms: dict) -> list[tuple[str, str]]:
    """Pairs of rectangles that share a place."""
    return [(one, other) for one, other in combinations(rooms, 2) if _touch(rooms[one], rooms[other])]


def _touch(one, other) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def crossings(rooms: dict, places: Iterable[tuple[float, float]], own: set[str]) -> list[str]:
    """Rectangles that a line with corners goes through, without those at its two ends."""
    places = list(places)
    legs = list(pairwise(places))
    return [
        key
        for key, room in rooms.items()
        if key not in own and any(_goes_through(room, *leg) for leg in legs)
    ]


def _goes_through(room, one, other) -> bool:
    (left, right), (top, bottom) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    across = left < room.x + room.width and right > room.x
    return across and top < room.y + room.height and bottom > room.y
