"""The drawing of the path: its stages under their phases, the rules that each move keeps, and what may happen anywhere."""

from django.utils.functional import lazy
from django.utils.translation import gettext as _

from workflows.acts.anytime import SEND_BACK
from workflows.gates import Gate, pilot
from workflows.paths import PathVersion
from workflows.stages import PARALLEL, Stage

from .model import Box, Dot, Drawing, Fork, Kind, Lane, Part

NAME = "path"
START, SPLIT, JOIN = "start", "split", "join"


def drawing_of_path(path: PathVersion) -> Drawing:
    """The stages that are worked on side by side are drawn so (R41)."""
    parts: list[Part] = [Dot(START, Kind.START)]
    for stage in path.stages:
        if stage is Stage.ENDED:
            parts.append(Dot(stage.value, Kind.END, stage.label))
        elif stage not in PARALLEL:
            parts.append(_box(path, stage))
        elif stage is PARALLEL[0]:
            parts.append(_fork(path))
    return Drawing(NAME, _title(path), tuple(parts), (_sent_back(), pilot.ENDING_AGREED.why))


def _fork(path: PathVersion) -> Fork:
    return Fork(SPLIT, tuple((_box(path, stage),) for stage in PARALLEL), JOIN)


def _box(path: PathVersion, stage: Stage) -> Box:
    lane = Lane(stage.phase.value, stage.phase.label)
    return Box(stage.value, Kind.STAGE, _numbered(stage), lane, leave=rules_of(gates_out_of(path, stage)))


def gates_out_of(path: PathVersion, stage: Stage) -> tuple[Gate, ...]:
    """The gates that a stage brings: each stands where it is first asked for, and holds from there on or is asked
    again later. What leads out of permanent operation is an ending.
    """
    if stage is Stage.PERMANENT:
        return (pilot.ENDING_AGREED,)
    before = [one for one in path.forward if one.order < stage.order]
    earlier = [gate for one in before for gate in path.gates_at(one)]
    return tuple(gate for gate in path.gates_at(stage) if gate not in earlier)


def rules_of(gates: tuple[Gate, ...]) -> str:
    """Numbers of the rules that gates keep, each once."""
    return ", ".join(dict.fromkeys(rule for gate in gates for rule in gate.rules))


def _said_title(path: PathVersion) -> str:
    return _("The path from the first contact to permanent operation, by %(edition)s") % {
        "edition": path.name
    }


def _said_sent_back() -> str:
    first, last = (pick(SEND_BACK.during, key=lambda stage: stage.order) for pick in (min, max))
    said = {"first": first.numbered, "last": last.numbered, "rules": ", ".join(SEND_BACK.rules)}
    return _("From %(first)s to %(last)s a case can be sent back to an earlier step (%(rules)s).") % said


_title, _sent_back = lazy(_said_title, str), lazy(_said_sent_back, str)
_numbered = lazy(lambda stage: stage.numbered, str)
