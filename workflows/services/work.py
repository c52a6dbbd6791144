"""The open tasks of a case kept equal to what its stage and records ask for."""

from collections import defaultdict
from datetime import datetime
from functools import partial

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from viewflow.workflow.fields import get_task_ref
from viewflow.workflow.status import PROCESS, STATUS
from viewflow.workflow.token import Token

from adoption.declarations import Turn
from workflows import paths
from workflows.acts.base import Act
from workflows.flows import ActTask, Ask, StageFlow, asked_in, flows_of
from workflows.models import AdoptionCase, CaseTask, StageWork
from workflows.services.altering import alter


def open_tasks(case: AdoptionCase) -> list[CaseTask]:
    """The case's open tasks: read once in an act, and known to the desk since."""
    desk = case.desk
    if desk.tasks is None:
        desk.tasks = list(CaseTask.objects.open().filter(case=case).select_related("process"))
        for task in desk.tasks:
            task.case = task.process.case = case
    return [task for task in desk.tasks if task.is_open]


def finish(case: AdoptionCase, act: Act, item: str, *, by, now: datetime) -> None:
    """Complete every open task that asked for this act; its flow goes on to what is missing next."""
    for task in open_tasks(case):
        if (task.act, task.item) == (act.name, item) and (
            act.ends_round or act.is_recorded(case.facts, item)
        ):
            task.done_by = by
            task.flow_task.activation_class(task).performed()


def keep_asking(case: AdoptionCase, *, now: datetime) -> None:
    """Make the open tasks exactly those that stage and records ask for.

    Runs whose tasks differ from what is asked are ended and started again; who had taken a task that is
    still asked for keeps it, with its due date.
    """
    tasks = open_tasks(case)
    wanted = _by_run(asked_in(case), key=lambda ask: (ask.flow, ask.item))
    present = _by_run(tasks, key=lambda task: (task.flow_task.flow_class, task.item))
    differing = [
        run for run in wanted.keys() | present.keys() if _nodes(wanted[run]) != _task_nodes(present[run])
    ]
    if not differing:
        return
    case.desk.kept |= {(task.act, task.item): task for run in differing for task in present[run]}
    _end_runs(case, [task for run in differing for task in present[run]], now=now)
    _begin_runs(case, [run for run in differing if wanted[run]])


def address_again(case: AdoptionCase, *, everybody: bool) -> None:
    """After people changed: whose turn each open task is, and who has it, are settled anew. `everybody` False: only
    of those tasks that a record names somebody for. At most five queries.

    Whoever still answers for a task keeps it, also a worker of Kaikukeskus who stands in for the adviser; a new
    adviser takes over what the former one had. One that nobody has falls to the one person there is.
    """
    tasks = [task for task in open_tasks(case) if everybody or task.flow_task.act.owner]
    case.desk.know_items(task.item for task in tasks if task.flow_task.act.turn is Turn.LOCAL)
    alter(tasks, partial(_readdress, case), seq=case.seq, now=case.desk.now)


def _readdress(case: AdoptionCase, task: CaseTask) -> None:
    act = task.flow_task.act
    task.turn = case.desk.turn_of(act, task.item)
    if not _still_answers(case, task):
        task.owner_id = case.desk.owner(act, task.turn)
        task.assigned = case.desk.now if task.owner_id else None


def _still_answers(case: AdoptionCase, task: CaseTask) -> bool:
    if task.owner_id is None:
        return False
    if task.turn == Turn.CENTRE or (task.turn == Turn.ANYONE and task.owner.is_kaikukeskus):
        return task.owner_id == case.adviser_id or task.owner_id != case.desk.adviser_before
    return task.owner_id in case.desk.people_of(task.turn)


def _by_run(things, *, key) -> dict:
    runs = defaultdict(list)
    for thing in things:
        runs[key(thing)].append(thing)
    return runs


def _nodes(asks: list[Ask]) -> set[str]:
    return {ask.node for ask in asks}


def _task_nodes(tasks: list[CaseTask]) -> set[str]:
    return {task.flow_task.name for task in tasks}


def _end_runs(case: AdoptionCase, tasks: list[CaseTask], *, now: datetime) -> None:
    """Leave runs behind: their open tasks, and rows waiting at a join, are cancelled with them."""
    processes = {task.process_id for task in tasks}
    if not processes:
        return
    unfinished = Q(process__in=processes, finished=None)
    CaseTask.objects.filter(unfinished).update(status=STATUS.CANCELED, finished=now, closed_seq=case.seq)
    for task in tasks:
        task.status = STATUS.CANCELED
    StageWork.objects.filter(pk__in=processes, finished=None).update(status=PROCESS.CANCELED, finished=now)


def _begin_runs(case: AdoptionCase, runs: list[tuple[type[StageFlow], str]]) -> None:
    by_flow = defaultdict(list)
    for flow_class, item in sorted(runs, key=lambda run: (run[0].__name__, run[1])):
        by_flow[flow_class].append(item)
    case.desk.know_items(item for flow_class, item in runs if _goes_by_role(flow_class))
    for flow_class, items in by_flow.items():
        if items == [""]:
            flow_class.start.run(case=case)
        else:
            begin_for_items(case, flow_class, items)


def _goes_by_role(flow_class: type[StageFlow]) -> bool:
    """Whose turn its tasks are depends on what the partner behind them is."""
    return any(
        node.act.turn is Turn.LOCAL for node in flow_class.instance.nodes() if isinstance(node, ActTask)
    )


def begin_for_items(case: AdoptionCase, flow_class: type[StageFlow], items: list[str]) -> None:
    """Start a one-node flow for many items in two statements, where viewflow would need several an item.

    The rows are the run and the task that waits; that the run has started, it says itself.
    """
    (edge,) = flow_class.instance.start._outgoing()
    works = StageWork.objects.bulk_create(
        [StageWork(flow_class=flow_class, case=case, item=item, created=case.desk.now) for item in items]
    )
    CaseTask.objects.bulk_create([case.desk.new_task(edge.dst, work, Token("start")) for work in works])


def gone_nodes(alias: str) -> list[str]:
    """Dotted names that open tasks store and that no flow of their case's version has (any more), as text."""
    known = {path.number: _nodes_of(path) for path in paths.PATHS}
    anywhere = set().union(*known.values())
    stored = CaseTask.objects.using(alias).filter(finished=None).annotate(name=Cast("flow_task", TextField()))
    pairs = stored.values_list("case__path_version", "name").distinct()
    return sorted({name for number, name in pairs if name not in known.get(number, anywhere)})


def _nodes_of(path: paths.PathVersion) -> set[str]:
    return {get_task_ref(node) for flow_class in flows_of(path) for node in flow_class.instance.nodes()}
