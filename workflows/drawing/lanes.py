"""Where things stand in a wide picture: columns from left to right, in rows under the lanes they belong to.

A line leaves its box in the box's own row, which is kept free until it turns off just before its aim; so no line
crosses a box.
"""

from dataclasses import dataclass

from .model import Graph, Kind, Lane, Line, Point

SIZES = {Kind.ACT: (180, 100), Kind.STAGE: (180, 100), Kind.SPLIT: (50, 50), Kind.JOIN: (50, 50)}
DOT = (36, 36)
ROW, HEAD, EDGE = 130, 30, 40
BETWEEN, BETWEEN_WORDS = 60, 160  # the gap between two columns, and where words stand in it
TRACK = 14  # how far apart lines turn that have nothing to do with each other
WORDS_HEIGHT = 30

Place = tuple[float, float]


@dataclass(frozen=True)
class Room:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


class Lanes:
    """A graph with everything in its place: `points` and `lanes` by key, and the corners of each line."""

    def __init__(self, graph: Graph, lanes: tuple[Lane, ...]):
        self.graph = graph
        self.between = BETWEEN_WORDS if any(line.label for line in graph.lines) else BETWEEN
        self.columns = self._columns()
        self.rows = self._rows(lanes)
        self.lefts = self._lefts()
        self.points = {point.key: self._room(point) for point in graph.points}
        self.lanes = {lane.key: self._band(lane) for lane in lanes}

    @property
    def around(self) -> Room:
        """All lanes with the name of the whole at their left."""
        height = ROW * sum(count for _, count in self.rows.values())
        return Room(0, 0, HEAD + self._lane_width, height)

    @property
    def _lane_width(self) -> float:
        return HEAD + EDGE + max(self.lefts) + SIZES[Kind.ACT][0] + EDGE

    def way(self, line: Line) -> tuple[Place, ...]:
        """Along the row of its source, down or up just before its target, and into it."""
        source, target = self.points[line.source], self.points[line.target]
        start, aim = (source.x + source.width, source.middle), (target.x, target.middle)
        if start[1] == aim[1]:
            return start, aim
        column = self.columns[line.target]
        turn = (
            self.left_of(column) - BETWEEN / 2 + TRACK * self._tracks(column).index(_bundle(line, self.joins))
        )
        return start, (turn, start[1]), (turn, aim[1]), aim

    def words(self, line: Line) -> Room:
        """Above the line, where it leaves its source."""
        source = self.points[line.source]
        x, y = source.x + source.width + 4, source.middle - WORDS_HEIGHT - 4
        return Room(x, y, self.between - BETWEEN / 2 - TRACK, WORDS_HEIGHT)

    def left_of(self, column: int) -> float:
        return 2 * HEAD + EDGE + self.lefts[column]

    def _tracks(self, column: int) -> list[str]:
        """The bundles of lines that turn off before a column, each on a track of its own."""
        lines = [line for line in self.graph.lines if self.columns[line.target] == column]
        return list(dict.fromkeys(_bundle(line, self.joins) for line in lines))

    @property
    def joins(self) -> set[str]:
        return {point.key for point in self.graph.points if point.kind is Kind.JOIN}

    def _columns(self) -> dict[str, int]:
        """One column further than all that leads to it."""
        columns: dict[str, int] = {}
        for point in self.graph.points:
            before = [columns[line.source] for line in self.graph.lines if line.target == point.key]
            columns[point.key] = max(before, default=-1) + 1
        return columns

    def _rows(self, lanes: tuple[Lane, ...]) -> dict[str, tuple[int, int]]:
        """The first row of each lane, and how many it has."""
        self.row_in_lane: dict[str, int] = {}
        rows, first = {}, 0
        for lane in lanes:
            count = self._fill(lane)
            rows[lane.key] = (first, count)
            first += count
        return rows

    def _fill(self, lane: Lane) -> int:
        """Each point takes the first row that is free, and holds it until its last line has turned off."""
        taken_until: list[int] = []
        members = [point for point in self.graph.points if point.lane == lane]
        for point in sorted(members, key=lambda point: self.columns[point.key]):
            column = self.columns[point.key]
            row = next((row for row, until in enumerate(taken_until) if until < column), len(taken_until))
            taken_until[row : row + 1] = [self._holds(point)]
            self.row_in_lane[point.key] = row
        return len(taken_until)

    def _holds(self, point: Point) -> int:
        aims = [self.columns[line.target] for line in self.graph.lines if line.source == point.key]
        return max(self.columns[point.key], max(aims, default=0) - 1)

    def _lefts(self) -> list[float]:
        """Where each column begins: it is as wide as the widest in it."""
        widths = [0.0] * (max(self.columns.values()) + 1)
        for point in self.graph.points:
            column = self.columns[point.key]
            widths[column] = max(widths[column], SIZES.get(point.kind, DOT)[0])
        return [sum(widths[:column]) + self.between * column for column in range(len(widths))]

    def _room(self, point: Point) -> Room:
        width, height = SIZES.get(point.kind, DOT)
        row = self.rows[point.lane.key][0] + self.row_in_lane[point.key]
        return Room(self.left_of(self.columns[point.key]), ROW * row + (ROW - height) / 2, width, height)

    def _band(self, lane: Lane) -> Room:
        first, count = self.rows[lane.key]
        return Room(HEAD, ROW * first, self._lane_width, ROW * count)


def _bundle(line: Line, joins: set[str]) -> str:
    """Lines that come together, and lines that part, share their way."""
    return line.target if line.target in joins else line.source
