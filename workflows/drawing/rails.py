"""Where things stand in a narrow picture: one below the other on a rail at the left, branches set in.

A branch leaves the rail to the right; branches that come together again meet on a second rail at the right. Boxes
stand alone on their height, so none can lie over another, and the width is that of a telephone.
"""

from dataclasses import dataclass, field
from itertools import chain

from django.utils.translation import gettext as _

from .lettering import wrapped
from .model import Box, Dot, Drawing, Fork, Lane, Part

WIDTH, MARGIN = 320, 8
RAIL, STEP_IN, STEP_BACK = 15, 30, 14  # the rail in its column; how far a branch is set in, and back
SMALL, PAD, GAP = 12, 10, 22  # half a diamond, the space within a box, the space below it
LINE, TITLE, SMALLER = 19, 15, 14  # height of a line, and sizes of letters
MARK = 18  # the room of a side's mark before its words

Place = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """Something drawn: a box with its lines of text, a dot or a diamond with a word beside it, or a heading."""

    key: str
    kind: str
    x: float
    y: float
    width: float
    height: float
    words: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    lane: Lane | None = None

    @property
    def spine(self) -> float:
        return self.x + RAIL

    @property
    def top(self) -> Place:
        return self.spine, self.y

    @property
    def bottom(self) -> Place:
        return self.spine, self.y + self.height

    @property
    def left(self) -> Place:
        return (self.x if self.words_inside else self.spine - SMALL), self.middle

    @property
    def right(self) -> Place:
        return (self.x + self.width if self.words_inside else self.spine + SMALL), self.middle

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def words_inside(self) -> bool:
        return self.kind == "box"


@dataclass(frozen=True)
class Wire:
    """A line with corners, that ends in an arrow."""

    source: str
    target: str
    places: tuple[Place, ...]


@dataclass
class Rails:
    """A drawing with everything in its place."""

    shapes: list[Shape] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)
    y: float = MARGIN
    phase: Lane | None = None

    @classmethod
    def of(cls, drawing: Drawing) -> "Rails":
        rails = cls()
        rails._column(drawing.parts, MARGIN, WIDTH - MARGIN)
        for number, note in enumerate(drawing.notes, 1):
            rails._text(f"note{number}", "note", note, MARGIN, WIDTH - 2 * MARGIN)
        return rails

    @property
    def height(self) -> float:
        return self.y + MARGIN

    def _column(self, parts: tuple[Part, ...], left: float, right: float) -> tuple[Shape, Shape | None]:
        """The first shape of a line of parts, and the last, from which something may follow."""
        first, last = None, None
        for part in parts:
            begin, end = self._part(part, left, right)
            if last:
                self._wire(last, begin, last.bottom, begin.top)
            first, last = first or begin, end
        return first, last

    def _part(self, part: Part, left: float, right: float) -> tuple[Shape, Shape | None]:
        if isinstance(part, Fork):
            return self._fork(part, left, right)
        if isinstance(part, Dot):
            dot = self._small(part.key, part.kind.value, left, right, str(part.label))
            return dot, dot
        box = self._box(part, left, right)
        return box, box

    def _fork(self, fork: Fork, left: float, right: float) -> tuple[Shape, Shape | None]:
        split = self._small(fork.key, "split", left, right, str(fork.label))
        inner = right - STEP_BACK if fork.join else right
        lasts = []
        for branch in fork.branches:
            first, last = self._column(branch, left + STEP_IN, inner)
            self._wire(split, first, split.bottom, (split.spine, first.middle), first.left)
            lasts.append(last)
        if not fork.join:
            return split, None
        join = self._small(fork.join, "join", left, right, "")
        outside = inner + STEP_BACK / 2
        for last in lasts:
            self._wire(last, join, last.right, (outside, last.middle), (outside, join.middle), join.right)
        return split, join

    def _wire(self, source: Shape, target: Shape, *places: Place) -> None:
        self.wires.append(Wire(source.key, target.key, places))

    def _small(self, key: str, kind: str, left: float, right: float, words: str) -> Shape:
        shape = Shape(key, kind, left, self.y, right - left, 2 * SMALL, (words,) if words else ())
        return self._put(shape)

    def _box(self, box: Box, left: float, right: float) -> Shape:
        if not box.lane.mark and box.lane != self.phase:
            self.phase = box.lane
            self._text(
                f"lane_{box.lane.key}", "heading", box.lane.label, left + STEP_IN, right - left - STEP_IN
            )
        room = right - left - 2 * PAD
        turn = wrapped(str(box.lane.label), SMALLER, room - MARK) if box.lane.mark else ()
        rules = (_("Rules: %(rules)s") % {"rules": box.leave},) if box.leave else ()
        lines = (wrapped(str(words), SMALLER, room) for words in (*box.lines, *rules))
        small = (*turn, *chain(*lines))
        words = wrapped(str(box.label), TITLE, room)
        height = LINE * (len(words) + len(small)) + 2 * PAD - 4
        return self._put(Shape(box.key, "box", left, self.y, right - left, height, words, small, box.lane))

    def _text(self, key: str, kind: str, words, left: float, room: float) -> None:
        lines = wrapped(str(words), SMALLER, room)
        self._put(Shape(key, kind, left, self.y, room, LINE * len(lines), lines))

    def _put(self, shape: Shape) -> Shape:
        self.shapes.append(shape)
        self.y += shape.height + GAP
        return shape
