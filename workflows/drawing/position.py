"""How far a case has come in a flow: which of its acts are on record, which are asked for, which come later. Pure."""

from enum import Enum

from workflows.facts import Facts
from workflows.flows import ActTask, StageFlow
from workflows.flows.base import open_nodes


class Mark(Enum):
    """How one act stands. What is asked for each site or partner anew is never done for good: it waits, or it rests."""

    DONE = "done"
    OPEN = "open"
    LATER = "later"
    RESTS = "rests"


def marks(flow: type[StageFlow], facts: Facts) -> dict[str, Mark]:
    """By the node's name, as a drawing has it."""
    nodes = [node for node in flow.instance.nodes() if isinstance(node, ActTask)]
    items = flow.items(facts)
    if is_for_items(flow):
        return dict.fromkeys((node.name for node in nodes), Mark.OPEN if items else Mark.RESTS)
    waiting = {node.name for item in items for node in open_nodes(flow, facts, item)}
    return {node.name: _mark(node, facts, waiting) for node in nodes}


def _mark(node: ActTask, facts: Facts, waiting: set[str]) -> Mark:
    if node.act.is_recorded(facts, ""):
        return Mark.DONE
    return Mark.OPEN if node.name in waiting else Mark.LATER


def is_for_items(flow: type[StageFlow]) -> bool:
    """Whether it runs once for each site, partner or commitment."""
    return any(node.act.item for node in flow.instance.nodes() if isinstance(node, ActTask))
