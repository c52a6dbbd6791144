"""A drawing has all that it draws, once: nodes of a flow and stages of the path, and what leads from one to the other."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation

from tests.workflows.drawing.drawn import DRAWINGS, EVERY_DRAWING, FLOWS
from workflows.acts.workshop import INVITE_CARE, INVITE_CULTURE
from workflows.drawing.bpmn import bpmn
from workflows.drawing.document import COMMAND, document
from workflows.drawing.mermaid import mermaid
from workflows.drawing.model import Box, Dot, Drawing, Graph, Kind, Lane
from workflows.drawing.of_flow import drawing_of, flows_by_name, home_of
from workflows.drawing.of_path import drawing_of_path
from workflows.drawing.svg import svg, told
from workflows.flows import ActTask, StageFlow
from workflows.flows.base import End, flow, this
from workflows.gates import ALL
from workflows.paths import PATHS, PUBLISHED
from workflows.stages import Stage

BY_NAME = flows_by_name(PUBLISHED)
EVERY_PATH = pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.number))
HOMES = {
    Stage.CONTACT: ["contact"],
    Stage.INFO_SESSION: ["info_session"],
    Stage.WORKING_GROUP: ["working_group"],
    Stage.TRAINING: ["training"],
    Stage.WORKSHOP: ["workshop"],
    Stage.COMMITMENTS: ["commitments", "consultation", "partner_commitment", "limitation"],
    Stage.STATISTICS: ["statistics", "site_access"],
    Stage.PRINTING: ["printing"],
    Stage.ONBOARDING: ["onboarding"],
    Stage.DISTRIBUTION: ["distribution"],
    Stage.FEEDBACK: ["feedback"],
}
INFO_SESSION = """\
flowchart TD
    n_start((" "))
    n_plan["Plan the information session<br>Kaikukeskus<br>10 working days"]
    n_mark_held["Record that the information session was held<br>The region or Kaikukeskus<br>1 working day after the information session"]
    n_decide["Decide whether the region begins to prepare<br>The region<br>10 working days"]
    n_end(((" ")))
    n_start --> n_plan
    n_plan --> n_mark_held
    n_mark_held --> n_decide
    n_decide --> n_end
    classDef centre stroke:#848d89,stroke-width:2px
    class n_plan centre
"""


@pytest.mark.parametrize("flow_class", FLOWS, ids=lambda flow_class: flow_class.__name__)
def test_a_flow_is_drawn_with_every_node_once_and_every_way_between_them(flow_class):
    graph = Graph.of(drawing_of(flow_class))
    nodes = flow_class.instance.nodes()
    assert sorted(point.key for point in graph.points) == sorted(node.name for node in nodes)
    ways = [(edge.src.name, edge.dst.name) for node in nodes for edge in node._outgoing()]
    assert sorted((line.source, line.target) for line in graph.lines) == sorted(ways)


@EVERY_PATH
def test_the_path_is_drawn_with_every_stage_once(path):
    graph = Graph.of(drawing_of_path(path))
    assert sorted(p.key for p in graph.points) == sorted(["start", "split", "join", *path.stages])


def test_a_gate_of_the_path_stands_where_it_is_first_asked_for():
    words = {line.source: line.label for line in Graph.of(drawing_of_path(PUBLISHED)).lines if line.label}
    assert list(words) == [*(move.source.value for move in PUBLISHED.moves), Stage.PERMANENT.value]
    assert words[Stage.WORKSHOP] == "R41.4, R20, R70, R71"
    written = {rule for rules in words.values() for rule in rules.split(", ")}
    kept = {
        rule for move in PUBLISHED.moves for gate in PUBLISHED.gates_at(move.source) for rule in gate.rules
    }
    assert written == kept | set(ALL["ending_agreed"].rules)


def test_a_flow_belongs_to_the_stage_of_its_records():
    found = {
        stage: [name for name, one in BY_NAME.items() if home_of(one) is stage] for stage in PUBLISHED.forward
    }
    assert found == HOMES


def test_flows_without_a_stage_mend_what_was_lost_or_stand_beside_the_path():
    homeless = [name for name, one in BY_NAME.items() if home_of(one) is None]
    assert homeless == ["review", *(name for name in BY_NAME if name.endswith("_repair"))]


def test_drawings_have_names_and_titles_of_their_own():
    assert len({name for path in PATHS for name in flows_by_name(path)}) == len(FLOWS)
    with translation.override("en"):
        assert [drawing.name for drawing in DRAWINGS if not str(drawing.title).strip()] == []


def test_a_flow_whose_branches_do_not_come_together_as_they_parted_is_refused():
    class Loose(StageFlow):
        start = flow.StartHandle(this.begin).Next(this.both)
        both = flow.Split().Next(this.one).Next(this.other)
        one = ActTask(INVITE_CULTURE).Next(this.end)
        other = ActTask(INVITE_CARE).Next(this.end)
        end = End()

    with pytest.raises(ValueError, match="which is no join"):
        drawing_of(Loose)


def test_a_flow_as_text_for_mermaid():
    with translation.override("en"):
        assert mermaid(drawing_of(BY_NAME["info_session"])) == INFO_SESSION


def test_words_cannot_break_the_text_for_mermaid():
    box = Box("one", Kind.ACT, 'Say "#1" <b>', Lane("culture", "Culture", "culture"))
    parts = (Dot("start", Kind.START), box, Dot("end", Kind.END))
    written = mermaid(Drawing("said", "Said", parts))
    assert 'n_one["Say #quot;#35;1#quot; #lt;b><br>Culture"]' in written


@EVERY_DRAWING
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_nothing_in_a_drawing_is_left_in_english(drawing, language):
    said = {}
    for one in ("en", language):
        with translation.override(one):
            words = [f"{drawing.title}", *told(drawing).replace(". ", " – ").split(" – ")]
            said[one] = set(words) - {"Kaikukeskus"}
    assert said["en"] & said[language] == set()


@EVERY_DRAWING
def test_every_box_stands_once_in_every_picture(drawing):
    with translation.override("en"):
        for box in drawing.boxes:
            assert mermaid(drawing).count(f"n_{box.key}[") + mermaid(drawing).count(f"n_{box.key}([") == 1
            assert bpmn(drawing).count(f'id="node_{box.key}"') == 1
        assert svg(drawing).count('class="box"') == len(drawing.boxes)


def test_the_page_of_the_path_in_the_docs_is_what_the_path_is():
    written = (settings.ROOT / "docs" / "path.md").read_text(encoding="utf-8")
    assert written == document(PATHS[-1]), f"Run `{COMMAND}`."


def told_by(*arguments) -> str:
    out = StringIO()
    call_command("draw_path", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_draws_the_path_or_a_flow_in_finnish_unless_asked_otherwise():
    assert '"1 Esittelytilaisuus"' in told_by()
    assert told_by("--flow", "info_session", "--language", "en") == INFO_SESSION
    assert told_by("--format", "svg", "--flow", "printing").startswith("<svg ")
    assert told_by("--format", "bpmn").startswith("<?xml ")


def test_the_command_writes_files(tmp_path):
    told_by("--flow", "info_session", "--language", "en", "--output", str(tmp_path / "one.mmd"))
    told_by("--document", "--output", str(tmp_path / "path.md"))
    assert (tmp_path / "one.mmd").read_text(encoding="utf-8") == INFO_SESSION
    assert (tmp_path / "path.md").read_text(encoding="utf-8") == document(PATHS[-1])


def test_the_command_knows_its_flows():
    with pytest.raises(CommandError, match="invalid choice: 'lunch'"):
        told_by("--flow", "lunch")
