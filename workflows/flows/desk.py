"""Where a case's new tasks are written out: whose turn it is, who takes it, and by when."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone
from viewflow.workflow.status import STATUS

from adoption.declarations import Side, Turn, turn_of
from commitments.declarations import turn_of_roles
from workflows.acts.base import Act, Anchor
from workflows.items import kind_of, pk_of
from workflows.models import AdoptionCase, CaseTask
from workflows.queries import calendar
from workflows.queries.items import partners_behind

# Working days from the opening for what hangs on a day that is not known yet.
WITHOUT_ANCHOR = 10


@dataclass
class Desk:
    """Made by a service for one case and one moment; reads the calendar and the configuration at most once.

    `kept` holds tasks that were open before a flow was started again, by (act, item), so that whoever had
    taken them keeps them and no due date moves. `was_on_hold`, `adviser_before`, `stage_before`, `dates_before` and
    `hold_before` say how it was before the act.
    `tasks` are the case's open tasks, once read, and those that were written out since.
    """

    case: AdoptionCase
    now: datetime
    kept: dict[tuple[str, str], CaseTask] = field(default_factory=dict)
    partners: dict = field(default_factory=dict)
    tasks: list[CaseTask] | None = None
    was_on_hold: bool = False
    adviser_before: int | None = None
    stage_before: str = ""
    dates_before: object = None
    hold_before: int | None = None

    @classmethod
    def at_work(cls, case: AdoptionCase, *, now: datetime) -> "Desk":
        """For an act that is about to be done in a case whose facts are read."""
        before = {
            "adviser_before": case.adviser_id,
            "stage_before": case.stage,
            "dates_before": case.dates,
            "hold_before": case.hold_id,
        }
        return cls(case, now=now, was_on_hold=case.facts.on_hold, **before)

    @property
    def on(self) -> date:
        return timezone.localdate(self.now)

    @cached_property
    def calendar(self):
        return calendar.calendar_of(self.case)

    @cached_property
    def configured(self) -> dict[str, int]:
        return calendar.configured_days()

    def know_items(self, keys) -> None:
        """Read the partners behind several items at once."""
        self.partners |= partners_behind(self.case, [key for key in keys if key and key not in self.partners])

    def new_task(self, node, process, token) -> CaseTask:
        """An unsaved task for the node's act; one that is on record already is passed by its flow at once."""
        act, item = node.act, process.item
        task = CaseTask(process=process, flow_task=node, flow_task_type=node.task_type, token=token)
        task.case, task.act, task.item, task.created = self.case, act.name, item, self.now
        task.opened_seq = self.case.seq
        if kind_of(item) == "site":
            task.site_id = pk_of(item)
        if kind_of(item) == "partner":
            task.partner_id = pk_of(item)
        if not act.is_recorded(self.case.facts, item):
            self._address(task, act, item)
        if self.tasks is not None:
            self.tasks.append(task)
        return task

    def _address(self, task: CaseTask, act: Act, item: str) -> None:
        before = self.kept.get((act.name, item))
        if before and before.act == act.name and not before.is_done:
            task.first_id = before.number
        task.turn = self.turn_of(act, item)
        task.opened_on = before.opened_on if before else self.on
        task.due = before.due if before else self.due(act, self.on)
        task.owner_id = before.owner_id if before else self.owner(act, task.turn)
        task.assigned = before.assigned if before else (self.now if task.owner_id else None)
        task.status = STATUS.ASSIGNED if task.owner_id else STATUS.NEW

    def turn_of(self, act: Act, item: str) -> Turn:
        """The act's own; of what a partner or a site is about, that of its roles."""
        if act.turn_when_empty and not self.people_of(act.turn):
            return act.turn_when_empty
        if not item or act.turn is not Turn.LOCAL:
            return act.turn
        self.know_items([item])
        partner = self.partners[item]
        return turn_of_roles(is_distributor=partner.is_distributor, is_venue=partner.is_venue)

    def owner(self, act: Act, turn: Turn) -> int | None:
        """Whom a record names for it, else the one person there is; with several, or none, it waits to be claimed."""
        if act.owner and (named := act.owner(self.case)):
            return named
        people = self.people_of(turn)
        return next(iter(people)) if len(people) == 1 else None

    def people_of(self, turn: Turn) -> set[int]:
        """Keys of the users to whom a task of this turn may fall by itself: never Kaikukeskus for a local one (R61)."""
        if turn is Turn.CENTRE:
            return {self.case.adviser_id} - {None}
        local = (contact for contact in self.case.contacts if not contact.user.is_kaikukeskus)
        return {contact.user_id for contact in local if answers_for(contact, turn)}

    def due(self, act: Act, opened_on: date) -> date | None:
        """The due date: working days from the anchor, or from the opening while the anchor has no date.

        What is due before a day that is near is due when it opens: nothing is late as soon as it is asked.
        """
        if act.due is None:
            return None
        days = self.configured.get(act.name, act.due.days)
        anchor = self.anchor(act)
        if anchor is None:
            return self.calendar.add(opened_on, days if act.due.anchor is Anchor.OPENED else WITHOUT_ANCHOR)
        return max(self.calendar.add(anchor, days), self.calendar.next_working_day(opened_on))

    def anchor(self, act: Act) -> date | None:
        if act.due.anchor is Anchor.OPENED:
            return None
        return getattr(self.case.dates, act.due.anchor.value)


def answers_for(contact, turn: Turn) -> bool:
    """Whether a contact of the case takes tasks of this turn."""
    if turn is Turn.COORDINATOR:
        return contact.coordinator
    return turn in (Turn.LOCAL, Turn.ANYONE, turn_of(Side(contact.side)))
