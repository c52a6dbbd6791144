"""A region led along the whole path, with a look at the page of each act when it can first be done."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import reverse

from accounts.models import User
from adoption.models import Contact, Session
from commitments.models import Partner, PartnerCommitment, Site
from config.demonstration.walk import ORDER, Walk
from tests.journeys.conftest import Clock
from tests.journeys.reader import Reader
from workflows.acts import BY_NAME
from workflows.acts.base import Act, ItemKind
from workflows.acts.permission import refusal
from workflows.flows import asked_in
from workflows.models import AdoptionCase
from workflows.queries import records
from workflows.queries.items import find
from workflows.stages import Stage

THINGS = {
    ItemKind.CONTACT: Contact.objects.filter(ends=None),
    ItemKind.SESSION: Session.objects.standing(),
    ItemKind.PARTNER: Partner.objects.filter(left_on=None),
    ItemKind.SITE: Site.objects.all(),
    ItemKind.COMMITMENT: PartnerCommitment.objects.standing(),
}


@dataclass
class Tour:
    """The region, the clock it keeps, who looks, and the acts that have been looked at."""

    walk: Walk
    clock: Clock
    reader: Reader
    looked: set[str] = field(default_factory=set)

    def to(self, stage: Stage) -> None:
        """Each act that is asked for is looked at and done, first those that can be done at a stage besides."""
        here = None
        while (case := self.walk.case).at is not stage:
            if case.at is not here:
                here = case.at
                self.look_around(case)
            ask = min(asked_in(case), key=lambda one: (ORDER[one.act.name], one.item))
            self.look_at(ask.act, case, ask.item)
            self.walk.next(case)
        self.look_around(self.walk.case)

    def look_around(self, case: AdoptionCase) -> None:
        """The case's page, and every act that can be done now."""
        self.clock.on(self.walk.day)
        reader = case.contacts[0].user if case.contacts else self.walk.adviser
        self.reader.look(reverse("workflows:case", args=[case.pk]), reader)
        for act in BY_NAME.values():
            if act.name not in self.looked:
                self._look_if_possible(act, case)

    def _look_if_possible(self, act: Act, case: AdoptionCase) -> None:
        for item in items(act, case):
            thing = find(case, item)
            for user in (self.walk.adviser, *(contact.user for contact in case.contacts)):
                if refusal(act, case, user, thing, item) is None:
                    return self._look(act, case, item, user)

    def look_at(self, act: Act, case: AdoptionCase, item: str) -> None:
        """As whoever does it, on the first day on which it can be done; and what may be done instead."""
        for name in act.alternatives:
            if name not in self.looked:
                self._look_if_possible(BY_NAME[name], case)
        if act.name not in self.looked:
            said = self.walk.answers(act.name, case, find(case, item))
            self.clock.on(max(self.walk.day, said.get("not_before", self.walk.day)))
            self._look(act, case, item, self.walk.actor(act, case, item))

    def _look(self, act: Act, case: AdoptionCase, item: str, user: User) -> None:
        self.looked.add(act.name)
        about = [case.pk, act.name, item] if item else [case.pk, act.name]
        self.reader.look_at_form(reverse("workflows:act", args=about), user)


def items(act: Act, case: AdoptionCase) -> Iterator[str]:
    """Keys of what the act may be about: nothing, or things of the case."""
    if act.item is None:
        yield ""
    elif act.item is ItemKind.RECORD:
        yield from (f"record:{one.event.seq}" for one in records.standing(case))
    else:
        of = "partner__adoption" if act.item in (ItemKind.SITE, ItemKind.COMMITMENT) else "adoption"
        known = THINGS[act.item].filter(**{of: case.adoption_id})
        yield from (f"{act.item.value}:{pk}" for pk in known.values_list("pk", flat=True))
