"""A walk after each of whose acts everything is checked that holds of every case at all times."""

from dataclasses import dataclass

from config.demonstration.walk import Walk
from workflows.flows import asked_in
from workflows.happenings import MIGRATED, REVERTED
from workflows.models import AdoptionCase, CaseEvent, CaseTask
from workflows.queries import records
from workflows.services.log import digest
from workflows.stages import RUNNING, Stage


@dataclass
class CheckedWalk(Walk):
    """Asks after every act whether the open tasks are those that are asked for, and the log is whole."""

    def do(self, name: str, /, **said) -> CaseEvent:
        event = super().do(name, **said)
        check(self.case)
        return event

    @property
    def asked(self) -> set[str]:
        """Names of the acts that wait for somebody now."""
        return {act for act, _item in open_tasks(self.case)}

    @property
    def events(self) -> list[CaseEvent]:
        return events_of(self.case)

    @property
    def moves(self) -> list[tuple[str, str, str]]:
        """Every move as what it was, where it led, and the act that caused it."""
        by_seq = {event.seq: event for event in self.events}
        return [(move.act, move.target, by_seq[move.cause].act) for move in self.events if move.target]

    def task(self, name: str, item: str = "") -> CaseTask:
        """The open task that asks for an act."""
        return CaseTask.objects.open().get(case=self.case_id, act=name, item=item)

    def tasks(self, name: str) -> list[CaseTask]:
        return list(CaseTask.objects.open().filter(case=self.case_id, act=name).order_by("pk"))

    def recorded(self, *acts: str) -> list:
        """Standing records that the acts wrote, oldest first."""
        return [one for one in records.standing(self.case) if one.act in acts]


def events_of(case: AdoptionCase) -> list[CaseEvent]:
    return list(CaseEvent.objects.filter(case=case).order_by("seq"))


def open_tasks(case: AdoptionCase) -> set[tuple[str, str]]:
    return set(CaseTask.objects.open().filter(case=case).values_list("act", "item"))


def check(case: AdoptionCase) -> None:
    """What holds of a case after every act."""
    assert open_tasks(case) == {(ask.act.name, ask.item) for ask in asked_in(case)}
    assert_somebody_is_asked(case)
    assert_log_is_whole(case)


def assert_somebody_is_asked(case: AdoptionCase) -> None:
    """No running case waits with nobody asked, and every task says whose turn it is and by when."""
    tasks = list(CaseTask.objects.open().filter(case=case))
    assert tasks or case.at not in RUNNING
    assert [task.act for task in tasks if not (task.turn and task.due and task.opened_on)] == []
    assert {task.owner_id is not None for task in tasks if task.status == "ASSIGNED"} <= {True}
    assert {task.owner_id is not None for task in tasks if task.status == "NEW"} <= {False}


def assert_log_is_whole(case: AdoptionCase) -> None:
    """Numbers without holes, each event bound to the one before, and moves that lead to where the case is."""
    events = events_of(case)
    assert [event.seq for event in events] == list(range(1, case.seq + 1))
    assert [event.previous_hash for event in events] == ["", *(event.hash for event in events[:-1])]
    assert [event.hash for event in events] == [digest(event) for event in events]
    assert events[-1].hash == case.head
    assert_moves_are_the_path(case, events)


def assert_moves_are_the_path(case: AdoptionCase, events: list[CaseEvent]) -> None:
    moves = [event for event in events if event.is_move]
    stages = [Stage.CONTACT, *(Stage(move.target) for move in moves)]
    assert [move.source for move in moves] == stages[:-1]
    assert stages[-1] is case.at
    causes = {event.seq for event in events if not event.is_move}
    caused = [move for move in moves if move.act not in (MIGRATED, REVERTED)]
    assert [move.seq for move in caused if move.cause not in causes or move.cause >= move.seq] == []
    forward = [move for move in moves if move.act == "moved_forward"]
    assert [move.target for move in forward] == [
        case.path.forward[Stage(move.source)].target for move in forward
    ]
