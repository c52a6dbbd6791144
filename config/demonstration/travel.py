"""Takes one region from its first contact to today, act by act, each on the day on which it has its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from accounts.models import User
from adoption.declarations import Turn
from adoption.models import County, Municipality
from config.demonstration import words
from config.demonstration.clock import Clock
from config.demonstration.happenings import happen, user_called
from config.demonstration.journey import Happens, In, Journey
from config.demonstration.partners import address, candidate
from config.demonstration.timetable import Timetable
from config.demonstration.walk import ORDER, Walk
from workflows.acts.refusals import Refused
from workflows.flows import asked_in
from workflows.flows.desk import answers_for
from workflows.models import AdoptionCase
from workflows.stages import Stage

PLANNED_WITH = {
    "plan_info_session": "mark_info_session_held",
    "plan_training": "mark_training_held",
    "plan_workshop": "mark_workshop_held",
    "plan_meeting": "mark_meeting_held",
}
NOTICE = timedelta(days=9)
TOO_EARLY = (Refused, LookupError, ObjectDoesNotExist)


@dataclass
class Step:
    """What comes next, and when it has its place."""

    day: date
    do: callable
    hurry: bool = False


@transaction.atomic
def travel(journey: Journey, clock: Clock, *, number: int) -> AdoptionCase:
    """The region's whole story until yesterday."""
    traveller = Traveller(journey, clock, number)
    traveller.get_in_touch()
    traveller.go_on()
    return traveller.case


class Traveller:
    """One journey on its way: `last` is the moment of the last thing done, `waiting` what is still to happen.

    Weekends and holidays move what is done, so on an unlucky day something comes too early for what it needs:
    then it is left out, and the country is made all the same.
    """

    def __init__(self, journey: Journey, clock: Clock, number: int):
        self.journey, self.clock = journey, clock
        self.timetable = Timetable.of(journey, clock)
        self.waiting = sorted([*journey.happens, *self._joining()], key=lambda one: -one.ago)
        self.held_since: date | None = None
        self.left_out: set[tuple[str, str]] = set()
        self.walk = Walk(
            adviser=user_called(journey.adviser),
            day=clock.working(clock.day(journey.began)),
            people=[person.as_contact() for person in journey.people if not person.joins],
            network=[candidate(one) for one in journey.network],
            said={act: self._meant(said) for act, said in journey.says.items()},
            words=words.BY_LANGUAGE[journey.language],
            variety=number,
        )

    def _meant(self, said) -> dict:
        return {
            name: value.day(self.clock.today) if isinstance(value, In) else value
            for name, value in said.items()
        }

    def _joining(self) -> list[Happens]:
        """Those who are no contacts at first are added by their region when its group is gathered."""
        new = [person for person in self.journey.people if person.joins]
        first, length = self.timetable.steps.get(Stage.WORKING_GROUP, (self.clock.today, 0))
        ago = (self.clock.today - first).days - length // 5
        return [
            Happens(ago, "add_contact", said=one.as_contact() | {"starts": In(-ago), "coordinator": False})
            for one in new
        ]

    def get_in_touch(self) -> None:
        journey, walk = self.journey, self.walk
        if journey.began == 0:
            walk.day, walk.hour = self.clock.today_so_far()
        else:
            walk.day, walk.hour = self.clock.after(walk.day, self._long_ago())
        places = list(Municipality.objects.filter(name_fi__in=journey.places).order_by("-population"))
        if len(places) != len(set(journey.places)):
            raise LookupError(f"{journey.title}: not all of its municipalities are in the register.")
        by = user_called(journey.told_to) if journey.told_to else None
        received = {"received_on": walk.day} if by else {}
        walk.contact(places, by=by, **received, **journey.contact)
        self.case, self.last = walk.case, walk.now
        walk.said["answer_contact"] = self._region() | walk.said.get("answer_contact", {})

    def _long_ago(self) -> datetime:
        return self.walk.now - timedelta(days=30)

    def _region(self) -> dict:
        """What the answer agrees on about the region, where it is not what was proposed."""
        journey = self.journey
        said = {"kind": journey.kind.value, "name_fi": journey.name_fi, "name_sv": journey.name_sv}
        if journey.counties is not None:
            said["counties"] = list(County.objects.filter(code__in=journey.counties))
        return said

    def go_on(self) -> None:
        while (step := self.next()) is not None:
            day, hour = self.clock.after(step.day, self.last, hurry=step.hurry)
            if not self.clock.is_past(day):
                return
            self.walk.day, self.walk.hour = day, hour
            step.do()
            self.last = max(self.walk.now, self.last)

    def next(self) -> Step | None:
        """The earliest of what is still to happen and of what is asked."""
        steps = [*self._happenings(), *self._asks()]
        return min(steps, key=lambda step: step.day) if steps else None

    def _happenings(self) -> Iterator[Step]:
        if self.waiting:
            one = self.waiting[0]
            yield Step(self.clock.day(one.ago), partial(self._happen, one))

    def _asks(self) -> Iterator[Step]:
        if self.case.facts.on_hold:
            return
        for ask in sorted(asked_in(self.case), key=lambda one: (ORDER[one.act.name], one.item)):
            day = self.timetable.day_of(ask, self.case) if self._comes_to(ask) else None
            if day is not None:
                yield Step(day, partial(self._perform, ask), hurry=bool(ask.item))

    def _comes_to(self, ask) -> bool:
        """Whether anybody will do what is asked: it has not been left aside, and there is somebody whose turn it is."""
        if ask.act.name in self.journey.leaves or (ask.act.name, ask.item) in self.left_out:
            return False
        return ask.act.turn is Turn.CENTRE or any(
            answers_for(one, ask.act.turn) for one in self.case.contacts
        )

    def _perform(self, ask) -> None:
        name = ask.act.name
        try:
            event = self.walk.do(name, item=ask.item, case=self.case, **self._dates(name))
        except TOO_EARLY:
            self.left_out.add((name, ask.item))
        else:
            self.case = event.case

    def _dates(self, name: str) -> dict:
        """Days that are the region's plan, and not what is usual."""
        if name in PLANNED_WITH:
            return {"date": self._session_day(PLANNED_WITH[name])}
        if name == "set_pilot_period":
            live = (
                self.clock.day(self.journey.live)
                if self.journey.live is not None
                else self.walk.day + timedelta(days=16)
            )
            return {"starts": live, "ends": live + timedelta(days=self.journey.pilot)}
        return {}

    def _session_day(self, marked_by: str) -> date:
        return self.clock.working(max(self.timetable.place(marked_by), self.walk.day + NOTICE))

    def _happen(self, one: Happens) -> None:
        self.waiting.remove(one)
        was_held = self.case.facts.on_hold
        try:
            happen(self.walk, one, self.clock.today)
        except TOO_EARLY:
            return
        self.case = self.walk.case
        if self.case.facts.on_hold and not was_held:
            self.held_since = self.walk.day
        elif was_held and not self.case.facts.on_hold:
            self.timetable.put_off((self.walk.day - self.held_since).days)
        if one.act == "send_back":
            self.timetable.begin_again(Stage(one.said["to"]), self.walk.day)


def advisers(people) -> list[User]:
    """Workers of Kaikukeskus have their accounts from the beginning; nobody of a region does."""
    return [
        User.objects.create_user(address(name), name=name, language=language, is_kaikukeskus=True)
        for name, language in people
    ]
