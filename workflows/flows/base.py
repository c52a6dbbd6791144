"""The parts flows are made of: a node that asks for one act, and flows that know in which stages they are open.

A flow stores no stage and writes no record. A node whose act is on record skips itself, so the open tasks
of a case are a function of its stage and records; `asked` computes that function without a database.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from django.db import transaction
from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.activation import Activation
from viewflow.workflow.base import Flow
from viewflow.workflow.nodes.end import EndActivation
from viewflow.workflow.nodes.join import JoinActivation
from viewflow.workflow.nodes.view import ViewActivation
from viewflow.workflow.status import STATUS

from workflows.acts.base import Act
from workflows.facts import Facts
from workflows.models import CaseTask, StageWork
from workflows.stages import Stage


@contextmanager
def case_is_locked(flow_class, process_pk) -> Iterator[None]:
    """viewflow's lock: `services` hold the case's row already, so all there is to do is to insist on it."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A flow runs only inside the transaction that holds the case's row.")
    yield


class ActActivation(ViewActivation):
    """A task that asks for its node's act, and that is over at once when the act is on record.

    Which task led to it is not noted: joins note that for themselves, and nothing else asks for it.
    """

    @classmethod
    def create(cls, flow_task, prev_activation, token, data=None, seed=None):
        process = prev_activation.process
        task = process.case.desk.new_task(flow_task, process, token)
        task.save()
        return cls(task)

    @Activation.status.transition(source=[STATUS.NEW, STATUS.ASSIGNED])
    def activate(self):
        if self.flow_task.act.is_recorded(self.process.case.facts, self.process.item):
            self.task.status = STATUS.STARTED

    @Activation.status.transition(source=STATUS.STARTED, target=STATUS.DONE)
    def complete(self):
        """The task is over at the moment of the act, which is not always that of the machine's clock."""
        case = self.process.case
        self.task.finished, self.task.closed_seq = case.desk.now, case.seq
        self.task.save()

    @Activation.status.transition(source=[STATUS.NEW, STATUS.ASSIGNED])
    def performed(self):
        """The act this task asked for was done: finish the task and let the flow go on."""
        self.task.status = STATUS.STARTED
        self.execute()


class ActTask(flow.View):
    """A node of a flow that names the act it asks for."""

    activation_class = ActActivation

    def __init__(self, act: Act, **kwargs):
        super().__init__(None, **kwargs)
        self.act = act
        self.task_title = act.words.task


class CaseJoinActivation(JoinActivation):
    """A join whose row was written when its first branch arrived, read again: it goes on with the case in hand."""

    @classmethod
    def create(cls, flow_task, prev_activation, token, data=None, seed=None):
        activation = super().create(flow_task, prev_activation, token, data=data, seed=seed)
        activation.task.process = activation.process = prev_activation.process
        return activation


class Join(flow.Join):
    """A node that waits for all its branches."""

    activation_class = CaseJoinActivation


class CaseEndActivation(EndActivation):
    """The end of a run, without a note of which task led to it."""

    @classmethod
    def create(cls, flow_task, prev_activation, token, data=None, seed=None):
        process = prev_activation.process
        task = CaseTask(process=process, flow_task=flow_task, flow_task_type=flow_task.task_type, token=token)
        task.case = process.case
        task.save()
        return cls(task)

    @Activation.status.super()
    def activate(self):
        """The run is over when it asks for nothing: while it begins, another branch may still be on its way."""
        if not open_nodes(self.flow_class, self.process.case.facts, self.process.item):
            super().activate.original()


class End(flow.End):
    """A node at which a run, or one branch of it, is over."""

    activation_class = CaseEndActivation


class StageFlow(Flow):
    """A flow of the path: in which stages it is open, and for which items of a case it runs."""

    process_class = StageWork
    task_class = CaseTask
    lock_impl = case_is_locked
    stages: frozenset[Stage] = frozenset()

    @classmethod
    def items(cls, facts: Facts) -> frozenset[str]:
        """Keys of what the flow runs for; the case itself is the empty key."""
        return frozenset({""})

    def begin(self, activation, case, item: str = ""):
        activation.process.case = case
        activation.process.item = item
        activation.task.case = case
        return activation.process


@dataclass(frozen=True)
class Ask:
    """One open task as it should be: the flow and node that ask, for which act and item."""

    flow: type[StageFlow]
    node: str
    act: Act
    item: str

    @property
    def name(self) -> str:
        """The node as mappings between versions name it."""
        return f"{self.flow.__name__}.{self.node}"


def open_nodes(flow_class: type[StageFlow], facts: Facts, item: str) -> list[ActTask]:
    """The nodes at which a run of the flow waits: from the start, passing what is on record."""
    arrived: Counter = Counter()
    waiting, queue = [], [flow_class.instance.start]
    while queue:
        node = queue.pop(0)
        if isinstance(node, Join):
            arrived[node.name] += 1
            if arrived[node.name] < _branches_into(node):
                continue
        if isinstance(node, ActTask) and not node.act.is_recorded(facts, item):
            waiting.append(node)
        else:
            queue.extend(_next(node))
    return waiting


@cache
def following(flow_class: type[StageFlow], node: str) -> frozenset[str]:
    """The act of a node and those that its flow asks for after it."""
    seen, queue = set(), [next(one for one in flow_class.instance.nodes() if one.name == node)]
    while queue:
        here = queue.pop()
        if here not in seen:
            seen.add(here)
            queue.extend(_next(here))
    return frozenset(one.act.name for one in seen if isinstance(one, ActTask))


@cache
def _next(node) -> tuple:
    return tuple(edge.dst for edge in node._outgoing())


@cache
def _branches_into(node: Join) -> int:
    return len(list(node._incoming()))


def asked_by(flow_class: type[StageFlow], stage: Stage, facts: Facts) -> set[Ask]:
    if stage not in flow_class.stages:
        return set()
    return {
        Ask(flow_class, node.name, node.act, item)
        for item in flow_class.items(facts)
        for node in open_nodes(flow_class, facts, item)
    }


__all__ = [
    "ActTask",
    "Ask",
    "End",
    "Join",
    "StageFlow",
    "asked_by",
    "flow",
    "following",
    "open_nodes",
    "this",
]
