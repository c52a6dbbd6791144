"""Somebody who walks a real case and the model side by side, and looks in every state whether they agree."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from django.db import transaction

from accounts.models import User
from adoption.declarations import Turn
from config.demonstration.walk import Walk
from tests.workflows.edges.classes import Edge
from tests.workflows.edges.comparing import differences, is_let, person, refusals, roles
from tests.workflows.edges.model import Model, Point
from tests.workflows.edges.real import Real
from tests.workflows.edges.said import Saying, said_in
from workflows.acts.base import Act, ItemKind
from workflows.flows.desk import Desk
from workflows.models import CaseEvent
from workflows.proof.steps import Step
from workflows.services import work
from workflows.services.perform import lock, perform
from workflows.services.undoing import undo


@dataclass
class Walker:
    """One real case. `taken` counts the edges that were performed, `sent` how often it was sent back from where to where,
    and `wrong` says where the site and the model disagree.
    """

    walk: Walk
    model: Model
    random: Random = field(default_factory=lambda: Random(0))
    taken: Counter = field(default_factory=Counter)
    sent: Counter = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    last: CaseEvent | None = None

    @property
    def real(self) -> Real:
        """The case as it stands; everybody in it has signed in by now, as the model takes it."""
        User.objects.filter(contacts__adoption__case=self.walk.case_id).update(last_login=self.walk.now)
        return Real(self.walk.case)

    @contextmanager
    def in_vain(self) -> Iterator[None]:
        """What is done within is taken back, in the database and on the walk's calendar."""
        day = self.walk.day
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        self.walk.day = day

    def look(self) -> None:
        """Everything that can be seen of this state without leaving it."""
        real = self.real
        self.compare(real, real.point, "nothing", real.point)
        self.wrong += [f"{real.point}: {said}" for said in refusals(self.model, real)]

    def compare(self, real: Real, expected: Point, after: str, before: Point) -> None:
        self.wrong += [f"{before}: after {after}: {one}" for one in differences(self.model, real, expected)]

    def steps(self, real: Real) -> list[tuple[Step, Turn | None]]:
        """Every outcome that can come about now, with everybody who can bring it about."""
        found = []
        for step in self.model.steps(real.point):
            able = self.model.roles(step, real.point) if step.act else [None]
            found += [(step, role) for role in able if self._is_open_to(real, step, role)]
        return found

    def _is_open_to(self, real: Real, step: Step, role: Turn | None) -> bool:
        """Whether there is such a record, and whether it is theirs, the model does not know."""
        if role is None:
            return True
        if step.act.item is not ItemKind.RECORD:
            return role in roles(real)
        return bool(real.key(step.item)) and role in roles(real) and is_let(real, step.act, step.item, role)

    def take(self, real: Real, step: Step, role: Turn | None) -> Point:
        """The step on the real case, compared with where it leads in the model. Whoever calls it may take it back."""
        self._perform(real, step, role)
        after = Real(self.walk.case)
        came = self._that_came_about(real.point, step, after.point)
        self.taken[Edge.of(real.point.stage, came, role, after.point.stage)] += 1
        told = f"{Edge.of(real.point.stage, step, role, after.point.stage)}"
        self.compare(after, self.model.after(real.point, came), told, real.point)
        return after.point

    def try_out(self, real: Real, step: Step, role: Turn | None, *, undoing: bool) -> None:
        """As `take`, and then all is as it was: here in any case, and when `undoing` by the site's own taking back."""
        before = real.state
        with self.in_vain():
            self.take(real, step, role)
            if undoing and step.act is not None:
                self.undo(before, f"{real.point}: after {step.name} {step.item}")

    def undo(self, before: dict, told: str) -> None:
        """The last act is taken back at once by whoever did it: all is as it was before."""
        undo(case_id=self.last.case_id, seq=self.last.seq, by=self.last.by, now=self.walk.now)
        after = Real(self.walk.case).state
        self.wrong += [
            f"{told}, taken back: {name} is {after[name]} and was {was}"
            for name, was in before.items()
            if after[name] != was
        ]

    def _perform(self, real: Real, step: Step, role: Turn | None) -> None:
        if step.act is None:
            self._adviser_leaves(real)
            return
        key = real.key(step.item) if step.act.item else ""
        by = person(real, role)
        data = said_in(step.name, Saying(self.walk, real, real.thing(key), dict(step.writes), by, step.item))
        self.do(step.act, by, data, key)

    def do(self, act: Act, by: User, data: dict, key: str = "") -> None:
        self.last = perform(act, case_id=self.walk.case_id, by=by, data=data, now=self.walk.now, item=key)

    def _adviser_leaves(self, real: Real) -> None:
        """No act of the case: the account is closed. What is asked then is seen to with whatever is done next."""
        User.objects.filter(pk=real.case.adviser_id).update(is_active=False)
        with transaction.atomic():
            case = lock(real.case.pk)
            case.desk = Desk.at_work(case, now=self.walk.now)
            work.keep_asking(case, now=self.walk.now)

    def _that_came_about(self, before: Point, step: Step, after: Point) -> Step:
        """Whether a hold stands when the region goes on is not for whoever goes on to say: it may be either."""
        for other in self.model.steps(before):
            same = (other.name, other.item, _meant(other)) == (step.name, step.item, _meant(step))
            if same and self.model.after(before, other) == after:
                return other
        return step


def _meant(step: Step) -> tuple[tuple[str, bool], ...]:
    """What of an outcome is said in the act."""
    goes_on = {"go_on", "decided_to_prepare"} & dict(step.writes).keys()
    return tuple(write for write in step.writes if not (goes_on and write[0] == "on_hold"))
