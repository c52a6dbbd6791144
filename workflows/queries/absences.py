"""A person's own absences, and who could stand in for the person in which of the regions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import Absence, User
from adoption.declarations import Turn
from workflows.models import AdoptionCase
from workflows.queries.inbox import regions_of, with_people
from workflows.rules import turns_of

OF_ONE_SIDE = frozenset({Turn.CULTURE, Turn.CARE, Turn.COORDINATOR, Turn.CENTRE})


def to_come(person: User, on: date) -> QuerySet[Absence]:
    """The person's own absences that are not over."""
    return Absence.objects.filter(person=person, last__gte=on).select_related("deputy")


def deputised(person: User, on: date) -> QuerySet[Absence]:
    """Absences of others that are not over, and of which the person is the deputy. One query."""
    return Absence.objects.filter(deputy=person, last__gte=on).select_related("person", "deputy")


@dataclass(frozen=True)
class Known:
    """Absences that are not over, the first first: the person's own, those in which the person is deputy, and of others."""

    own: list[Absence]
    stands_in: list[Absence]
    of: Mapping[User, list[Absence]]


def known_to(person: User, others: Iterable[User], on: date) -> Known:
    """What the person's page of absences tells of, with `others` as keys of `of`. One query."""
    of = {one: [] for one in others}
    rows = Absence.objects.filter(Q(person__in=[person, *of]) | Q(deputy=person), last__gte=on)
    found = list(rows.select_related("person", "deputy"))
    for absence in found:
        of.get(absence.person, []).append(absence)
    mine = [one for one in found if one.person == person]
    return Known(mine, [one for one in found if one.deputy == person], of)


@dataclass(frozen=True)
class Place:
    """A region of somebody's: for which turns they answer there that not everybody does, and who else does for each."""

    case: AdoptionCase
    turns: frozenset[Turn]
    others: Mapping[User, frozenset[Turn]]

    def covered(self, deputy: User | None) -> frozenset[Turn]:
        return self.others.get(deputy, frozenset())

    def is_covered(self, deputy: User | None) -> bool:
        return self.covered(deputy) == self.turns

    @property
    def nobody_s(self) -> frozenset[Turn]:
        """The turns for which nobody else answers."""
        return self.turns.difference(*self.others.values())


def places_of(person: User) -> list[Place]:
    """The person's regions that are not over, by name. At most three queries."""
    cases = sorted(with_people(regions_of(person)), key=lambda case: case.name.casefold())
    workers = User.objects.filter(is_kaikukeskus=True, is_active=True) if person.is_kaikukeskus else ()
    workers = list(workers)
    return [_place(case, person, workers) for case in cases]


def _place(case: AdoptionCase, person: User, workers: Iterable[User]) -> Place:
    own = turns_of(person, case) & OF_ONE_SIDE
    people = workers if person.is_kaikukeskus else {contact.user for contact in case.contacts}
    shared = {one: turns_of(one, case) & own for one in people if one != person}
    return Place(case, own, {one: turns for one, turns in shared.items() if turns})


def possible_deputies(places: Iterable[Place]) -> list[User]:
    """Everybody who answers for the same turn somewhere, by name."""
    found = {one for place in places for one in place.others}
    return sorted(found, key=lambda one: (str(one).casefold(), one.pk))
