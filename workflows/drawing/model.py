"""A drawing before it is drawn: boxes one after another, and forks whose branches go side by side. Pure.

Every part has the key of the node or stage it stands for, so that a drawing can be checked against what it draws.
"""

from dataclasses import dataclass, field
from enum import Enum

from django.utils.translation import gettext_lazy as _

from workflows.gates.base import Text


class Kind(Enum):
    """What a point of a drawing is."""

    START = "start"
    ACT = "act"
    STAGE = "stage"
    SPLIT = "split"
    JOIN = "join"
    END = "end"


@dataclass(frozen=True)
class Lane:
    """What boxes have in common: whose turn they are, with the mark of that side, or in which phase they lie.

    It is known by its key: words are others in another language.
    """

    key: str
    label: Text = field(compare=False)
    mark: str = ""


@dataclass(frozen=True)
class Box:
    """An act that is asked for, or a stage. `leave` is what stands on the line that leads on from it."""

    key: str
    kind: Kind
    label: Text
    lane: Lane
    lines: tuple[Text, ...] = ()
    leave: str = ""


@dataclass(frozen=True)
class Dot:
    """The start, or an end."""

    key: str
    kind: Kind
    label: Text = ""
    leave: str = ""


@dataclass(frozen=True)
class Fork:
    """Branches side by side, which come together at `join`, or end each by itself when that is empty."""

    key: str
    branches: tuple[tuple["Part", ...], ...]
    join: str = ""

    @property
    def label(self) -> Text:
        return _("At the same time")


Part = Box | Dot | Fork


@dataclass(frozen=True)
class Drawing:
    """A flow or the path: its parts in order, and sentences about the whole."""

    name: str
    title: Text
    parts: tuple[Part, ...]
    notes: tuple[Text, ...] = ()

    @property
    def boxes(self) -> tuple[Box, ...]:
        return tuple(boxes_of(self.parts))

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """In the order in which they are met."""
        return tuple(dict.fromkeys(box.lane for box in self.boxes))


def boxes_of(parts: tuple[Part, ...]) -> list[Box]:
    """All boxes, those within forks too, in the order in which they are drawn."""
    found = []
    for part in parts:
        if isinstance(part, Box):
            found.append(part)
        elif isinstance(part, Fork):
            found += [box for branch in part.branches for box in boxes_of(branch)]
    return found


@dataclass(frozen=True)
class Point:
    """A part as a point of a graph."""

    key: str
    kind: Kind
    lane: Lane
    label: Text = ""
    box: Box | None = None


@dataclass(frozen=True)
class Line:
    """From one point to another, with what stands on it."""

    source: str
    target: str
    label: str = ""


Loose = list[tuple[str, str]]  # lines that have a source and a label, and no target yet


@dataclass
class Graph:
    """A drawing as points and lines, every point after all those that lead to it."""

    points: list[Point] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @classmethod
    def of(cls, drawing: Drawing) -> "Graph":
        graph = cls()
        graph._follow(drawing.parts, [], drawing.lanes[0])
        return graph

    def _follow(self, parts: tuple[Part, ...], arriving: Loose, lane: Lane) -> Loose:
        """What stands between boxes lies in the lane of the box before it; a join in that of its split."""
        for part in parts:
            if isinstance(part, Fork):
                arriving = self._fork(part, arriving, lane)
                continue
            box = part if isinstance(part, Box) else None
            lane = box.lane if box else lane
            self._reach(Point(part.key, part.kind, lane, part.label, box), arriving)
            arriving = [(part.key, part.leave)] if part.kind is not Kind.END else []
        return arriving

    def _fork(self, fork: Fork, arriving: Loose, lane: Lane) -> Loose:
        self._reach(Point(fork.key, Kind.SPLIT, lane, fork.label), arriving)
        loose = []
        for branch in fork.branches:
            loose += self._follow(branch, [(fork.key, "")], lane)
        if not fork.join:
            return []
        self._reach(Point(fork.join, Kind.JOIN, lane), loose)
        return [(fork.join, "")]

    def _reach(self, point: Point, arriving: Loose) -> None:
        self.points.append(point)
        self.lines += [Line(source, point.key, label) for source, label in arriving]
