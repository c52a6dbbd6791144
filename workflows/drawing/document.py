"""`docs/path.md`: the path stage by stage, for people who read and do not click."""

from collections.abc import Iterable, Iterator

from django.utils import translation

from workflows.acts.base import Act
from workflows.acts.due_in_words import due_in_words
from workflows.flows import StageFlow, flows_of
from workflows.gates import Gate, Severity
from workflows.paths import PathVersion
from workflows.stages import Stage

from .mermaid import mermaid
from .model import Drawing
from .of_flow import act_of, drawing_of, home_of
from .of_path import drawing_of_path, gates_out_of

COMMAND = "manage.py draw_path --document"
SEVERITIES = {
    Severity.HARD: "has to be met",
    Severity.SOFT: "may be passed with a written reason",
    Severity.NOTE: "is only pointed out",
}

INTRO = """\
# The path

Written by `{command}` from the declarations that the site runs on; a test keeps it so. It is version {number} of the
path, {name}. Rules are cited by their numbers. Days are working days, and Kaikukeskus may change them.
"""
BESIDE = """\
## Beside the steps

What a case needs and has lost is asked for at once, at any later stage. A case on hold is looked at again.
"""


def document(path: PathVersion) -> str:
    """The whole of it, in English."""
    with translation.override("en"):
        return "\n".join(_lines(path)).strip() + "\n"


def _lines(path: PathVersion) -> Iterator[str]:
    yield INTRO.format(command=COMMAND, number=path.number, name=path.name)
    yield from _picture(drawing_of_path(path))
    for stage in path.forward:
        yield from _stage(path, stage)
    yield from _permanent(path)
    yield BESIDE
    yield from _table_of_acts(flow for flow in flows_of(path) if home_of(flow) is None)


def _stage(path: PathVersion, stage: Stage) -> Iterator[str]:
    flows = [flow for flow in flows_of(path) if home_of(flow) is stage]
    yield from (f"## {stage.numbered}", "", f"{stage.phase.label}. What is asked:", "")
    yield from _table_of_acts(flows)
    for flow in flows:
        drawing = drawing_of(flow)
        if len(drawing.boxes) > 1:
            yield from _picture(drawing)
    target = path.forward[stage].target
    yield from (f"Before a case goes on to {target.numbered}:", "")
    yield from _table_of_gates(gates_out_of(path, stage))


def _permanent(path: PathVersion) -> Iterator[str]:
    yield from (f"## {Stage.PERMANENT.numbered}", "")
    yield from ("Nothing leads on from here. What has to hold from a stage onward holds here too:", "")
    yield from ("| from | what | rules | |", "|---|---|---|---|")
    for standing in path.standing:
        yield f"| {standing.since.numbered} {_gate(standing.gate)}"
    yield ""


def _picture(drawing: Drawing) -> Iterator[str]:
    yield from ("```mermaid", mermaid(drawing).strip(), "```", "")


def _table_of_acts(flows: Iterable[type[StageFlow]]) -> Iterator[str]:
    yield from ("| what | whose turn | due | rules |", "|---|---|---|---|")
    for flow in flows:
        drawing = drawing_of(flow)
        for box in drawing.boxes:
            yield _row(act_of(flow, box), drawing)
    yield ""


def _row(act: Act, drawing: Drawing) -> str:
    what = " ".join([f"{act.words.task}.", *(str(note) for note in drawing.notes)])
    due = due_in_words(act.due) if act.due else ""
    return f"| {what} | {act.turn.label} | {due} | {', '.join(act.rules)} |"


def _table_of_gates(gates: Iterable[Gate]) -> Iterator[str]:
    yield from ("| what | rules | |", "|---|---|---|")
    for gate in gates:
        yield _gate(gate)
    yield ""


def _gate(gate: Gate) -> str:
    return f"| {gate.why} | {', '.join(gate.rules)} | {SEVERITIES[gate.severity]} |"
