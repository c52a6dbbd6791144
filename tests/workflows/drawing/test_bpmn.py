"""The BPMN is what the OMG's schema asks for, says what is true, and lies well."""

from pathlib import Path

import pytest
import SpiffWorkflow
from lxml import etree

from tests.workflows.drawing.drawn import DRAWINGS, EVERY_DRAWING, LANGUAGES, crossings, in_language, overlaps
from workflows.drawing.bpmn import SPACES, bpmn
from workflows.drawing.lanes import Lanes
from workflows.drawing.model import Graph, Kind

SCHEMA = Path(SpiffWorkflow.__file__).parent / "bpmn" / "parser" / "schema" / "BPMN20.xsd"


@pytest.fixture(scope="module")
def schema():
    return etree.XMLSchema(etree.parse(SCHEMA))


def read(written: str):
    return etree.fromstring(written.encode())


def found(root, path: str, attribute: str) -> list[str]:
    return [element.get(attribute) for element in root.iterfind(f".//{path}", SPACES)]


@EVERY_DRAWING
def test_every_drawing_is_valid_bpmn(drawing, schema):
    for language in LANGUAGES:
        schema.validate(read(in_language(language, bpmn, drawing)))
        assert [str(error) for error in schema.error_log] == []


def test_the_schema_refuses_what_is_wrong(schema):
    right = in_language("en", bpmn, DRAWINGS[-1])
    wrong = right.replace("bpmn:userTask", "bpmn:askSomebody")
    assert (schema.validate(read(right)), schema.validate(read(wrong))) == (True, False)


@EVERY_DRAWING
def test_every_element_has_its_place_and_its_lane(drawing):
    root = read(in_language("en", bpmn, drawing))
    graph = Graph.of(drawing)
    nodes = [f"node_{point.key}" for point in graph.points]
    assert sorted(reference.text for reference in root.iterfind(".//bpmn:flowNodeRef", SPACES)) == sorted(
        nodes
    )
    lanes = [f"lane_{lane.key}" for lane in drawing.lanes]
    notes = [f"note{number}" for number in range(1, len(drawing.notes) + 1)]
    assert found(root, "bpmndi:BPMNShape", "bpmnElement") == ["pool", *lanes, *nodes, *notes]
    assert found(root, "bpmndi:BPMNEdge", "bpmnElement") == found(root, "bpmn:sequenceFlow", "id")
    assert len(found(root, "bpmn:sequenceFlow", "id")) == len(graph.lines)


@EVERY_DRAWING
def test_it_is_said_to_be_a_picture_and_no_program(drawing):
    root = read(in_language("en", bpmn, drawing))
    assert found(root, "bpmn:process", "isExecutable") == ["false"]
    acts = [box for box in drawing.boxes if box.kind is Kind.ACT]
    assert len(found(root, "bpmn:userTask", "name")) == len(acts)


@EVERY_DRAWING
def test_no_box_lies_over_another_and_no_line_over_a_box(drawing):
    graph = Graph.of(drawing)
    places = Lanes(graph, drawing.lanes)
    assert overlaps(places.points) == []
    assert overlaps(places.lanes) == []
    ways = [(line, places.way(line)) for line in graph.lines]
    assert [crossings(places.points, way, {line.source, line.target}) for line, way in ways] == [[]] * len(
        ways
    )


@EVERY_DRAWING
def test_every_point_lies_within_its_lane(drawing):
    graph = Graph.of(drawing)
    places = Lanes(graph, drawing.lanes)
    for point in graph.points:
        room, lane = places.points[point.key], places.lanes[point.lane.key]
        assert lane.x <= room.x and room.x + room.width <= lane.x + lane.width
        assert lane.y <= room.y and room.y + room.height <= lane.y + lane.height
