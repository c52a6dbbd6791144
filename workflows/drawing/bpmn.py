"""A drawing as BPMN 2.0, with its lanes and its places, for bpmn.io, Camunda Modeler and their like.

It shows a path that runs here and is no program for another engine: nothing in it is said to be executable.
"""

from xml.etree import ElementTree as xml

from django.utils.translation import gettext as _

from .lanes import Lanes, Room
from .model import Drawing, Graph, Kind, Line, Point

SPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}
TAGS = {
    Kind.START: "startEvent",
    Kind.END: "endEvent",
    Kind.ACT: "userTask",
    Kind.STAGE: "callActivity",
    Kind.SPLIT: "parallelGateway",
    Kind.JOIN: "parallelGateway",
}
NOTE_WIDTH, NOTE_HEIGHT, NOTE_GAP = 420, 70, 30


def bpmn(drawing: Drawing) -> str:
    """In the language that is active."""
    return Writer(drawing).written()


def _tag(name: str) -> str:
    space, _, local = name.partition(":")
    return f"{{{SPACES[space]}}}{local}"


def _add(parent, tag: str, text: str = "", /, **attributes):
    element = xml.SubElement(parent, _tag(tag), attributes)
    element.text = text or None
    return element


class Writer:
    """One drawing on its way into one document: the pool with its lanes, and where everything stands."""

    def __init__(self, drawing: Drawing):
        self.drawing, self.graph = drawing, Graph.of(drawing)
        self.places = Lanes(self.graph, drawing.lanes)

    def written(self) -> str:
        for prefix, space in SPACES.items():
            xml.register_namespace(prefix, space)
        root = xml.Element(_tag("bpmn:definitions"), id="definitions", targetNamespace="kaikupolku")
        self._pool(root)
        self._process(root)
        self._diagram(root)
        xml.indent(root)
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"

    def _pool(self, root) -> None:
        pool = _add(root, "bpmn:collaboration", id="collaboration")
        name = str(self.drawing.title)
        _add(pool, "bpmn:participant", id="pool", name=name, processRef=self.drawing.name)

    def _process(self, root) -> None:
        name = {"id": self.drawing.name, "name": str(self.drawing.title), "isExecutable": "false"}
        process = _add(root, "bpmn:process", **name)
        self._lanes(process)
        for point in self.graph.points:
            self._point(process, point)
        for line in self.graph.lines:
            ends = {"sourceRef": _node(line.source), "targetRef": _node(line.target)}
            _add(
                process,
                "bpmn:sequenceFlow",
                id=_flow(line),
                **({"name": line.label} if line.label else {}),
                **ends,
            )
        for number, note in enumerate(self.drawing.notes, 1):
            _add(_add(process, "bpmn:textAnnotation", id=f"note{number}"), "bpmn:text", str(note))

    def _lanes(self, process) -> None:
        lanes = _add(process, "bpmn:laneSet", id="lanes")
        for lane in self.drawing.lanes:
            element = _add(lanes, "bpmn:lane", id=f"lane_{lane.key}", name=str(lane.label))
            for point in self.graph.points:
                if point.lane == lane:
                    _add(element, "bpmn:flowNodeRef", _node(point.key))

    def _point(self, process, point: Point) -> None:
        name = {"name": str(point.label)} if str(point.label) else {}
        element = _add(process, f"bpmn:{TAGS[point.kind]}", id=_node(point.key), **name)
        for words in point.box.lines if point.box else ():
            _add(element, "bpmn:documentation", _("Due: %(due)s") % {"due": words})
        for line in self.graph.lines:
            if line.target == point.key:
                _add(element, "bpmn:incoming", _flow(line))
        for line in self.graph.lines:
            if line.source == point.key:
                _add(element, "bpmn:outgoing", _flow(line))

    def _diagram(self, root) -> None:
        diagram = _add(root, "bpmndi:BPMNDiagram", id="diagram")
        plane = _add(diagram, "bpmndi:BPMNPlane", id="plane", bpmnElement="collaboration")
        _stands(plane, "pool", self.places.around, isHorizontal="true")
        for lane in self.drawing.lanes:
            _stands(plane, f"lane_{lane.key}", self.places.lanes[lane.key], isHorizontal="true")
        for point in self.graph.points:
            _stands(plane, _node(point.key), self.places.points[point.key])
        for line in self.graph.lines:
            self._way(plane, line)
        for number, _note in enumerate(self.drawing.notes):
            x = number * (NOTE_WIDTH + NOTE_GAP)
            room = Room(x, self.places.around.height + NOTE_GAP, NOTE_WIDTH, NOTE_HEIGHT)
            _stands(plane, f"note{number + 1}", room)

    def _way(self, plane, line: Line) -> None:
        edge = _add(plane, "bpmndi:BPMNEdge", id=f"edge_{_flow(line)}", bpmnElement=_flow(line))
        for x, y in self.places.way(line):
            _add(edge, "di:waypoint", x=f"{x:g}", y=f"{y:g}")
        if line.label:
            _add(_add(edge, "bpmndi:BPMNLabel"), "dc:Bounds", **_bounds(self.places.words(line)))


def _node(key: str) -> str:
    return f"node_{key}"


def _flow(line: Line) -> str:
    return f"flow_{line.source}_{line.target}"


def _stands(plane, of: str, room: Room, **attributes) -> None:
    shape = _add(plane, "bpmndi:BPMNShape", id=f"shape_{of}", bpmnElement=of, **attributes)
    _add(shape, "dc:Bounds", **_bounds(room))


def _bounds(room: Room) -> dict[str, str]:
    return {name: f"{getattr(room, name):g}" for name in ("x", "y", "width", "height")}
