"""Regions that get in touch and go on along the path by acts, each at its own pace, and whose people do what people do:
fall ill, hand over, choose, put on hold.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from accounts.models import Absence, User
from adoption.models import ClosedPeriod, Municipality
from commitments.services import load_catalogues
from config.demonstration.walk import Walk
from notifications.declarations import GROUPS
from notifications.models import Preference
from notifications.queries.choices import channels_of
from tests.adoption.region import country
from tests.notifications.simulation.happenings import HAPPENINGS
from tests.workflows.conftest import municipality
from workflows.acts.refusals import Refused
from workflows.flows import asked_in
from workflows.models import CaseTask
from workflows.queries.items import find
from workflows.services import tasks
from workflows.stages import Stage

SOMETIMES, SELDOM = 0.25, 0.02
PACES = (0.25, 0.1, 0.04)
"""How likely something that is asked of a region is done on a day: some regions are reminded of nearly everything."""


@dataclass
class Country:
    """So many regions from a first day on, always the same from the same `random` on: a third of them, or two, get in touch
    on the first of so many `days`, the others one by one.
    """

    random: Random
    day: date
    size: int
    days: int
    walks: list[Walk] = field(default_factory=list)
    paces: list[float] = field(default_factory=list)
    advisers: list[User] = field(default_factory=list)

    def begin(self) -> "Country":
        country()
        load_catalogues()
        self.advisers = [
            User.objects.create_user(f"neuvoja{n}@example.fi", name=f"Neuvoja {n}", is_kaikukeskus=True)
            for n in range(2)
        ]
        self._welcome(self.day)
        for year in range(self.day.year, self.day.year + 4):
            ClosedPeriod.objects.create(starts=date(year, 7, 1), ends=date(year, 7, 31))
        ClosedPeriod.objects.create(
            starts=self.day + timedelta(days=40),
            ends=self.day + timedelta(days=60),
            region=self.walks[0].case.adoption.region,
        )
        return self

    def _welcome(self, day: date) -> None:
        """Those who get in touch by then."""
        at_once = min(self.size, max(2, self.size // 3))
        since = (day - self.day).days * (self.size - at_once) // self.days
        while len(self.walks) < at_once + since:
            walk = Walk(adviser=self.random.choice(self.advisers), day=day, pace=0)
            walk.people = _people(len(self.walks))
            self.walks.append(walk.contact([municipality(Municipality.objects.count())]))
            self.paces.append(self.random.choice(PACES))

    def live(self, day: date) -> None:
        """One day in all regions: acts of some, and now and then something else."""
        self._welcome(day)
        for walk, pace in zip(self.walks, self.paces, strict=True):
            walk.day = day
            for happens in HAPPENINGS:
                happens(self.random, walk)
            self._go_on(walk, pace)
            for doing in (self._pass_on, self._be_away, self._choose, self._hold):
                doing(walk)

    def _go_on(self, walk: Walk, pace: float) -> None:
        """Something that is asked is done, if its day has come; mostly late enough to be reminded of."""
        case = walk.case
        asked = sorted(asked_in(case), key=lambda ask: (ask.act.name, ask.item))
        if not asked or self.random.random() > pace:
            return
        ask = self.random.choice(asked[:3])
        thing = find(case, ask.item)
        with suppress(Refused, LookupError):  # somebody who could do it has left, or it comes too early
            if walk.answers(ask.act.name, case, thing).get("not_before", walk.day) <= walk.day:
                walk.do(ask.act.name, item=ask.item, case=case)

    def _pass_on(self, walk: Walk) -> None:
        """A task is taken, given back or handed over."""
        if self.random.random() > SELDOM * 3:
            return
        found = list(CaseTask.objects.open().filter(case=walk.case_id).order_by("pk"))
        people = [contact.user for contact in walk.case.contacts]
        if not found or not people:
            return
        task, by = self.random.choice(found), self.random.choice(people)
        way = self.random.choice((tasks.claim, tasks.release, tasks.hand_over))
        handed = {"to": self.random.choice(people), "reason": "Loma"} if way is tasks.hand_over else {}
        with suppress(Refused):
            way(task_id=task.pk, by=by, now=walk.now, **handed)

    def _be_away(self, walk: Walk) -> None:
        people = [contact.user for contact in walk.case.contacts]
        if self.random.random() > SELDOM or not people:
            return
        person, deputy = self.random.choice(people), self.random.choice([None, *people])
        first = walk.day + timedelta(days=self.random.randrange(4))
        last = first + timedelta(days=self.random.randrange(1, 20))
        if not Absence.objects.filter(person=person, last__gte=first).exists():
            deputy = None if deputy == person else deputy
            Absence.objects.create(person=person, deputy=deputy, first=first, last=last)

    def _choose(self, walk: Walk) -> None:
        """A person chooses how to be told of something, or wants no letters for a while."""
        people = [contact.user for contact in walk.case.contacts]
        if self.random.random() > SELDOM or not people:
            return
        person, group = self.random.choice(people), self.random.choice(GROUPS)
        channel = self.random.choice(channels_of(group))
        Preference.objects.update_or_create(person=person, group=group.name, defaults={"channel": channel})
        if self.random.random() < SOMETIMES:
            until = walk.day + timedelta(days=self.random.randrange(1, 30))
            User.objects.filter(pk=person.pk).update(letters_paused_until=until)

    def _hold(self, walk: Walk) -> None:
        case = walk.case
        if case.at in (Stage.CONTACT, Stage.PERMANENT, Stage.ENDED):
            return
        name = "resume" if case.facts.on_hold else "hold"
        if self.random.random() > (SOMETIMES / 3 if name == "resume" else SELDOM / 3):
            return
        review = walk.day + timedelta(days=30)
        said = {"reason": "Tauko", "review_on": review} if name == "hold" else {}
        with suppress(Refused):
            walk.do(name, case=case, by=walk.adviser, **said)


def _people(number: int) -> list[dict]:
    sides = ("culture", "culture", "sote", "hyte")
    return [
        {"side": side, "name": f"{side} {number}.{n}", "email": f"{side}{number}.{n}@example.fi"}
        for n, side in enumerate(sides[: 2 + number % 3])
    ]
