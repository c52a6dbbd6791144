"""A drawing as text for mermaid, which Git hosts and editors show as a picture."""

from .model import Drawing, Graph, Kind, Lane, Line, Point

SHAPES = {
    Kind.START: '(("{}"))',
    Kind.END: '((("{}")))',
    Kind.ACT: '["{}"]',
    Kind.STAGE: '(["{}"])',
    Kind.SPLIT: '{{{{"{}"}}}}',
    Kind.JOIN: '{{{{"{}"}}}}',
}
# Lines of a side's colour, as `config/static/site.css` has them on a light page, and readable on a dark one.
COLOURS = {"culture": "#b0569a", "care": "#4f8ac4", "centre": "#848d89"}


def mermaid(drawing: Drawing) -> str:
    """In the language that is active."""
    graph = Graph.of(drawing)
    lines = ["flowchart TD", *_points(drawing, graph)]
    lines += [_line(line) for line in graph.lines]
    lines += [f'    note{number}>"{_quoted(note)}"]' for number, note in enumerate(drawing.notes, 1)]
    return "\n".join([*lines, *_classes(drawing.lanes, graph)]) + "\n"


def _points(drawing: Drawing, graph: Graph) -> list[str]:
    """Lanes without a mark are frames around what lies in them; start and end lie in none."""
    if any(lane.mark for lane in drawing.lanes):
        return [f"    {_point(point)}" for point in graph.points]
    lines = [f"    {_point(point)}" for point in graph.points if point.kind in (Kind.START, Kind.END)]
    framed = [point for point in graph.points if point.kind not in (Kind.START, Kind.END)]
    for lane in drawing.lanes:
        inside = [f"        {_point(point)}" for point in framed if point.lane == lane]
        lines += [f'    subgraph {lane.key}["{_quoted(lane.label)}"]', *inside, "    end"]
    return lines


def _point(point: Point) -> str:
    return _id(point.key) + SHAPES[point.kind].format(_words(point))


def _words(point: Point) -> str:
    if point.box is None:
        return _quoted(point.label or " ")
    turn = [point.lane.label] if point.lane.mark else []
    return "<br>".join(_quoted(words) for words in (point.label, *turn, *point.box.lines))


def _line(line: Line) -> str:
    label = f"|{_quoted(line.label)}|" if line.label else ""
    return f"    {_id(line.source)} -->{label} {_id(line.target)}"


def _id(key: str) -> str:
    """`end` alone is a word of mermaid's own."""
    return f"n_{key}"


def _quoted(words) -> str:
    """mermaid writes characters that mean something to it as `#name;`."""
    return str(words).replace("#", "#35;").replace('"', "#quot;").replace("<", "#lt;")


def _classes(lanes: tuple[Lane, ...], graph: Graph) -> list[str]:
    lines = []
    for lane in lanes:
        if lane.mark in COLOURS:
            members = ",".join(_id(point.key) for point in graph.points if point.box and point.lane == lane)
            lines.append(f"    classDef {lane.key} stroke:{COLOURS[lane.mark]},stroke-width:2px")
            lines.append(f"    class {members} {lane.key}")
    return lines
