"""The drawing of a flow: its nodes as they follow each other, whose turn each act is, and when it is due."""

import re
from functools import cache

from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from viewflow.workflow.nodes.end import End
from viewflow.workflow.nodes.split import Split
from viewflow.workflow.nodes.start import StartHandle

from workflows.acts.base import Act, ItemKind
from workflows.acts.due_in_words import due_in_words
from workflows.flows import ActTask, StageFlow, flows_of
from workflows.flows.base import Join
from workflows.gates.base import Text
from workflows.paths import PathVersion
from workflows.queries.evidence import EVIDENCE
from workflows.stages import Stage

from .model import Box, Dot, Drawing, Fork, Kind, Lane, Part

ONCE_FOR_EACH = {
    ItemKind.SITE: gettext_lazy("Asked once for each site."),
    ItemKind.PARTNER: gettext_lazy("Asked once for each partner."),
    ItemKind.COMMITMENT: gettext_lazy("Asked once for each commitment."),
}
_due = lazy(due_in_words, str)


def name_of(flow: type[StageFlow]) -> str:
    """``PartnerCommitmentFlow`` is called ``partner_commitment``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", flow.__name__.removesuffix("Flow")).lower()


def flows_by_name(path: PathVersion) -> dict[str, type[StageFlow]]:
    return {name_of(flow): flow for flow in flows_of(path)}


@cache
def drawing_of(flow: type[StageFlow]) -> Drawing:
    """Raises ValueError when its branches do not come together as they parted: such a flow cannot be drawn."""
    parts = tuple(_parts(flow.instance.start, stop=None))
    acts = acts_of(flow)
    notes = dict.fromkeys(ONCE_FOR_EACH[act.item] for act in acts if act.item)
    return Drawing(name_of(flow), _title(flow, acts), parts, tuple(notes))


def acts_of(flow: type[StageFlow]) -> list[Act]:
    return [node.act for node in flow.instance.nodes() if isinstance(node, ActTask)]


def act_of(flow: type[StageFlow], box: Box) -> Act:
    """What a box of the flow's drawing asks for."""
    return getattr(flow, box.key).act


@cache
def home_of(flow: type[StageFlow]) -> Stage | None:
    """The stage that the flow belongs to: that of its records. None when it is not open there: then it mends
    what was lost, or stands beside the path.
    """
    stages = [EVIDENCE[act.evidence].stage for act in acts_of(flow) if act.evidence]
    return next((stage for stage in stages if stage in flow.stages), None)


def _title(flow: type[StageFlow], acts: list[Act]) -> Text:
    """A single act's task; else the stage, and that of the records when they were lost."""
    if len(acts) == 1:
        return acts[0].words.task
    home = home_of(flow)
    return home.label if home else _again(EVIDENCE[acts[0].evidence].stage)


_again = lazy(lambda stage: _("%(stage)s, asked for again") % {"stage": stage.label}, str)


def _parts(node, *, stop) -> list[Part]:
    """From a node up to, and without, another."""
    found: list[Part] = []
    while node is not None and node is not stop:
        if isinstance(node, Split):
            fork, node = _fork(node)
            found.append(fork)
            continue
        found.append(_part(node))
        node = next((edge.dst for edge in node._outgoing()), None)
    return found


def _part(node) -> Part:
    if isinstance(node, ActTask):
        return box_of(node)
    if isinstance(node, StartHandle | End):
        return Dot(node.name, Kind.END if isinstance(node, End) else Kind.START)
    raise ValueError(f"Nobody knows how to draw {node}.")


def box_of(node: ActTask) -> Box:
    act = node.act
    due = (_due(act.due),) if act.due else ()
    return Box(node.name, Kind.ACT, act.words.task, Lane(act.turn.value, act.turn.label, act.turn.value), due)


def _fork(split):
    """The branches of a split, and the node that follows their join, if they have one."""
    heads = [edge.dst for edge in split._outgoing()]
    join = _meeting(heads)
    branches = tuple(tuple(_parts(head, stop=join)) for head in heads)
    if join is None:
        return Fork(split.name, branches), None
    return Fork(split.name, branches, join.name), next(edge.dst for edge in join._outgoing())


def _meeting(heads: list):
    """The first node that all branches come to."""
    ways = [_ahead(head) for head in heads]
    node = next((node for node in ways[0] if all(node in way for way in ways)), None)
    if node is not None and not isinstance(node, Join):
        raise ValueError(f"Branches come together at {node}, which is no join.")
    return node


def _ahead(node) -> list:
    """The node and all that follow it, the nearest first."""
    found = [node]
    for one in found:
        found += [edge.dst for edge in one._outgoing() if edge.dst not in found]
    return found
