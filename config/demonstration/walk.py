"""Walking a region along the path by performing acts, as its people would: nothing is ever written past the door.

The demonstration country and the tests are made with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import User
from adoption.declarations import Turn
from adoption.forms import PublicContactForm
from config.demonstration.answers import ANSWERS
from config.demonstration.words import FINNISH, Words
from workflows.acts import BY_NAME
from workflows.acts.base import Act, ItemKind
from workflows.acts.correcting import act_behind
from workflows.acts.permission import refusal
from workflows.flows import asked_in
from workflows.flows.desk import answers_for
from workflows.models import AdoptionCase, CaseEvent
from workflows.queries import facts
from workflows.queries.items import find
from workflows.services.cases import open_case
from workflows.services.perform import perform
from workflows.stages import Stage

HELSINKI = ZoneInfo("Europe/Helsinki")


@dataclass
class Walk:
    """One region on its way. `day` and `hour` are its clock; `pace` the days that pass before each act.

    `people` are its first contacts, `network` the candidates it will list, `said` what is said in an act
    instead of what is usual, all as the acts' forms would give it; `words` what its people write.
    """

    adviser: User
    day: date
    hour: time = time(10, 15)
    case_id: int = 0
    pace: int = 1
    people: list[dict] = field(default_factory=list)
    network: list[dict] = field(default_factory=list)
    said: dict[str, dict] = field(default_factory=dict)
    words: Words = FINNISH
    variety: int = 0

    @property
    def now(self) -> datetime:
        return datetime.combine(self.day, self.hour, HELSINKI)

    @property
    def case(self) -> AdoptionCase:
        """The case as it stands now, with its facts."""
        case = AdoptionCase.objects.select_related("adoption__region", "adviser").get(pk=self.case_id)
        facts.load([case])
        return case

    def one_of(self, several: tuple) -> Any:
        """One of several ways to say a thing, so that regions do not all say the same."""
        return several[self.variety % len(several)]

    def contact(self, municipalities: list, *, by: User | None = None, **said) -> "Walk":
        """A contact is left on the public page, or told to a worker of Kaikukeskus: the case begins."""
        data = {
            "municipalities": municipalities,
            "name": "Kaino Kysyjä",
            "email": "kaino.kysyja@example.fi",
            "message": self.one_of(self.words.messages),
            "origin": "own_idea",
        } | said
        case = open_case(data, by=by, now=self.now, log_data=PublicContactForm.logged(data))
        self.case_id = case.pk
        return self

    def do(self, name: str, /, *, by: User | None = None, item: str = "", case=None, **said) -> CaseEvent:
        """Perform one act on the walk's day: by the person given or the first who may, with what is usually said.

        `case` is the case as it stands, for those who have just read it.
        """
        act, case = BY_NAME[name], case or self.case
        thing = find(case, item)
        answers = self.answers(name, case, thing) | said
        self.day = max(self.day, answers.pop("not_before", self.day))
        return perform(
            act,
            case_id=self.case_id,
            by=by or self.actor(act, case, item, thing),
            data=answers,
            now=self.now,
            item=item,
            log_data=logged(act, answers, thing),
        )

    def answers(self, name: str, case: AdoptionCase, thing=None) -> dict:
        """What is said in an act: what the region says in it, or else what is usual."""
        usual = ANSWERS[name](self, case, thing) if name in ANSWERS else {}
        return usual | self.said.get(name, {})

    def actor(self, act: Act, case: AdoptionCase, item: str = "", thing=None) -> User:
        """The first person, of those whose turn it is and then of all, who may do the act. Raises LookupError."""
        thing = thing or find(case, item)
        reasons = []
        for user in self._in_turn(act, case, thing):
            refused = refusal(act, case, user, thing, item)
            if refused is None:
                return user
            reasons.append(repr(refused))
        raise LookupError(f"Nobody may do {act.name} at {case.stage}: {reasons}")

    def _in_turn(self, act: Act, case: AdoptionCase, thing) -> Iterator[User]:
        """Everybody, from whom the task falls to by its record or its turn to the last."""
        named, turn = act.owner and act.owner(case), turn_about(act, thing)
        contacts = sorted(
            case.contacts, key=lambda one: (one.user_id != named, not answers_for(one, turn), one.pk)
        )
        local = [contact.user for contact in contacts]
        yield from (
            [self.adviser, *local] if turn in (Turn.CENTRE, Turn.ANYONE, None) else [*local, self.adviser]
        )

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
        ask = min(asked_in(case), key=lambda one: (ORDER[one.act.name], one.item))
        self.day += timedelta(days=self.pace)
        return self.do(ask.act.name, item=ask.item, case=case)

    def until(self, name: str) -> "Walk":
        """Do what is asked until the act is among it."""
        for _step in range(400):
            case = self.case
            if any(ask.act.name == name for ask in asked_in(case)):
                return self
            self.next(case)
        raise LookupError(f"{name} is never asked.")

    def contacts(self, side: str) -> list:
        return [contact for contact in self.case.contacts if contact.side == side]


def turn_about(act: Act, thing) -> Turn | None:
    """Whose turn an act is: of acts about a partner, social and health care's if it hands out cards, else culture's."""
    partner = getattr(thing, "partner", thing)
    if act.turn is not Turn.LOCAL or not hasattr(partner, "is_distributor"):
        return act.turn
    return Turn.CARE if partner.is_distributor else Turn.CULTURE


def logged(act: Act, answers: dict, thing) -> dict:
    """What the act's form would put into the log."""
    form = act_behind(thing).form if act.item is ItemKind.RECORD else act.form
    return form.logged(answers)


ORDER = {name: position for position, name in enumerate(BY_NAME)}
