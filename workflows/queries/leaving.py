"""Every place that a person fills: what somebody else has to take over before the person can leave."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accounts.models import User
from adoption.declarations import Side, Turn, turn_of
from adoption.models import Contact, StatisticsDuty
from workflows.models import AdoptionCase, CaseTask
from workflows.queries.inbox import regions_of, with_people
from workflows.stages import Stage


@dataclass(frozen=True)
class Seat:
    """One place in a region: a contact's or, without one, a worker's of Kaikukeskus. `tasks` are those that whoever takes
    the place answers for, `colleagues` those who could. `statistics`: the contact looks after the region's statistics.
    """

    case: AdoptionCase
    colleagues: tuple[User, ...]
    tasks: tuple[CaseTask, ...]
    contact: Contact | None = None
    statistics: bool = False
    advises: bool = False

    @property
    def key(self) -> str:
        return f"{self.case.pk}_{self.contact.pk if self.contact else 0}"

    @property
    def turn(self) -> Turn:
        return turn_of(Side(self.contact.side)) if self.contact else Turn.CENTRE

    @property
    def may_stay_empty(self) -> bool:
        """Before the first step the region is asked for nothing: where there is nobody else, Kaikukeskus finds somebody."""
        return self.contact is not None and self.case.at is Stage.CONTACT and not self.colleagues


def seats_of(person: User) -> list[Seat]:
    """The person's places in all regions that are not over, by region. At most five queries."""
    tasks = defaultdict(list)
    for task in CaseTask.objects.open().filter(owner=person).select_related("partner", "site").order_by("pk"):
        tasks[task.case_id].append(task)
    seats = _at_kaikukeskus(person, tasks) if person.is_kaikukeskus else _in_regions(person, tasks)
    return sorted(seats, key=lambda seat: (seat.case.name.casefold(), seat.case.pk, seat.turn))


def ends_with_leaving(person: User) -> bool:
    """Whether the person's sign-in does: a worker's, who would be told of every region still, if another worker stays."""
    return person.is_kaikukeskus and _other_workers(person).exists()


def _other_workers(person: User) -> QuerySet[User]:
    return User.objects.filter(is_kaikukeskus=True, is_active=True).exclude(pk=person.pk)


def _at_kaikukeskus(person: User, tasks: dict[int, list[CaseTask]]) -> Iterable[Seat]:
    others = tuple(_other_workers(person))
    mine = AdoptionCase.objects.exclude(stage=Stage.ENDED).filter(Q(adviser=person) | Q(pk__in=tasks))
    for case in mine.select_related("adoption__region"):
        yield Seat(case, others, tuple(tasks[case.pk]), advises=case.adviser_id == person.pk)


def _in_regions(person: User, tasks: dict[int, list[CaseTask]]) -> Iterable[Seat]:
    counted = set(
        StatisticsDuty.objects.standing().filter(contact__user=person).values_list("contact", flat=True)
    )
    for case in with_people(regions_of(person)):
        left = list(tasks[case.pk])
        for contact in case.contacts_of(person):
            seat = _seat(case, contact, left, statistics=contact.pk in counted)
            left = [task for task in left if task not in seat.tasks]
            yield seat


def _seat(case: AdoptionCase, contact: Contact, tasks: list[CaseTask], *, statistics: bool) -> Seat:
    turn = turn_of(Side(contact.side))
    answered = {turn, Turn.LOCAL, Turn.ANYONE} | ({Turn.COORDINATOR} if contact.coordinator else set())
    able = {
        one.user
        for one in case.contacts
        if turn_of(Side(one.side)) is turn and one.user_id != contact.user_id and one.user.is_active
    }
    colleagues = tuple(sorted(able, key=lambda one: str(one).casefold()))
    taken = tuple(task for task in tasks if task.turn in answered)
    return Seat(case, colleagues, taken, contact, statistics)


def left_over(person: User) -> list[AdoptionCase]:
    """Regions that are not over in which the person still has a place or a task. One query."""
    held = CaseTask.objects.open().filter(owner=person).values("case")
    contacts = Contact.objects.filter(user=person, ends=None).values("adoption")
    mine = Q(pk__in=held) | Q(adviser=person) | Q(adoption__in=contacts)
    return list(
        AdoptionCase.objects.exclude(stage=Stage.ENDED).filter(mine).select_related("adoption__region")
    )
