"""Walking a region along the path by performing acts, as its people would: nothing is ever written past the door.

The demonstration country and the tests are made with it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from accounts.models import User
from adoption.forms.base import plain
from config.demonstration.answers import ANSWERS
from workflows.acts import BY_NAME
from workflows.acts.base import Act
from workflows.acts.permission import refusal
from workflows.flows import asked
from workflows.models import AdoptionCase, CaseEvent
from workflows.queries import facts
from workflows.queries.items import find
from workflows.services.cases import open_case
from workflows.services.perform import lock, perform
from workflows.stages import Stage

HELSINKI = ZoneInfo("Europe/Helsinki")


@dataclass
class Walk:
    """One region on its way. `day` is its clock; `pace` the days that pass before each act."""

    adviser: User
    day: date
    case_id: int = 0
    pace: int = 1
    people: dict[str, dict] = field(default_factory=dict)
    said: dict[str, dict] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        return datetime.combine(self.day, time(10, 15), HELSINKI)

    @property
    def case(self) -> AdoptionCase:
        """The case as it stands now, with its facts."""
        case = AdoptionCase.objects.select_related("adoption__region", "adviser").get(pk=self.case_id)
        facts.load([case])
        return case

    def contact(self, municipalities: list, **said) -> "Walk":
        """A contact is left on the public page: the case begins."""
        data = {
            "municipalities": municipalities,
            "name": "Kaino Kysyjä",
            "email": "kaino.kysyja@example.fi",
            "message": "Haluaisimme kuulla Kaikukortista.",
            "origin": "own_idea",
        } | said
        case = open_case(data, by=None, now=self.now, log_data={name: plain(value) for name, value in data.items()})
        self.case_id = case.pk
        return self

    def do(self, name: str, *, by: User | None = None, item: str = "", **said) -> CaseEvent:
        """Perform one act on the walk's day: by the person given or the first who may, with what is usually said."""
        act, case = BY_NAME[name], self.case
        answers = ANSWERS.get(name, _nothing)(self, case, item) | self.said.get(name, {}) | said
        self.day = max(self.day, answers.pop("not_before", self.day))
        by = by or self.actor(act, case, item)
        log_data = {key: plain(value) for key, value in answers.items()}
        return perform(act, case_id=self.case_id, by=by, data=answers, now=self.now, item=item, log_data=log_data)

    def actor(self, act: Act, case: AdoptionCase, item: str = "") -> User:
        """The first of the adviser and the region's contacts who may do the act now. Raises LookupError: nobody."""
        thing = find(case, item)
        local = [contact.user for contact in sorted(case.contacts, key=lambda contact: contact.pk)]
        for user in [self.adviser, *local]:
            if refusal(act, case, user, thing, item) is None:
                return user
        reasons = [repr(refusal(act, case, user, thing, item)) for user in [self.adviser, *local]]
        raise LookupError(f"Nobody may do {act.name} at {case.stage}: {reasons}")

    def to(self, stage: Stage) -> "Walk":
        """Do what is asked, the first task first, until the case is at the stage."""
        for _step in range(400):
            case = self.case
            if case.at is stage:
                return self
            self.next(case)
        raise LookupError(f"The case does not come to {stage}: it is at {self.case.stage}.")

    def next(self, case: AdoptionCase | None = None) -> CaseEvent:
        """Do the first task that is asked, a little later than the act before."""
        case = case or self.case
        ask = min(asked(case.at, case.facts), key=lambda one: (_ORDER[one.act.name], one.item))
        self.day += timedelta(days=self.pace)
        return self.do(ask.act.name, item=ask.item)

    def until(self, name: str) -> "Walk":
        """Do what is asked until the act is among it."""
        for _step in range(400):
            case = self.case
            if any(ask.act.name == name for ask in asked(case.at, case.facts)):
                return self
            self.next(case)
        raise LookupError(f"{name} is never asked.")

    def contacts(self, side: str) -> list:
        return [contact for contact in self.case.contacts if contact.side == side]

    def locked(self) -> AdoptionCase:
        return lock(self.case_id)


def _nothing(walk, case, item) -> dict:
    return {}


_ORDER = {name: position for position, name in enumerate(BY_NAME)}
