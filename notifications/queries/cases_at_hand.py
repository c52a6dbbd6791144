"""The cases that concern some people, with their calendars and people, as the plan of letters asks for them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Q, QuerySet

from accounts.models import User
from adoption.declarations import Side, Turn, turn_of
from adoption.models import ClosedPeriod, Contact, Region, Session
from notifications.declarations import INVITATION, SESSION_AFTER_ALL, SESSION_CANCELLED, SESSION_MOVED
from notifications.models import LetterItem, Notification
from notifications.planning.rhythm import TO_KAIKUKESKUS
from notifications.planning.things import CaseAtHand
from workflows.models import AdoptionCase, CaseTask, Hold
from workflows.queries.facts import workers
from workflows.stages import Stage
from workflows.working_days import WorkingCalendar

Days = tuple[date, date]
TOLD_KAIKUKESKUS = timedelta(days=TO_KAIKUKESKUS)


@dataclass
class Calendars:
    """Every calendar there is, by region; regions with the same closures share one."""

    national: WorkingCalendar
    local: dict[int, WorkingCalendar] = field(default_factory=dict)

    @classmethod
    def read(cls) -> "Calendars":
        """Two queries."""
        rows = list(ClosedPeriod.objects.values_list("county", "region", "starts", "ends"))
        everywhere = {(starts, ends) for county, region, starts, ends in rows if not (county or region)}
        of_county, of_region = defaultdict(set), defaultdict(set)
        for county, region, *days in rows:
            (of_county[county] if county else of_region[region]).add(tuple(days))
        of_county.pop(None, None), of_region.pop(None, None)
        pairs = Region.counties.through.objects.filter(county__in=[*of_county])
        for region, county in pairs.values_list("region", "county"):
            of_region[region] |= of_county[county]
        shared = {}
        local = {region: _shared(shared, everywhere | days) for region, days in of_region.items()}
        return cls(_shared(shared, everywhere), local)

    def of(self, region: int) -> WorkingCalendar:
        return self.local.get(region, self.national)


def _shared(shared: dict, days: set[Days]) -> WorkingCalendar:
    closures = tuple(sorted(days))
    return shared.setdefault(closures, WorkingCalendar(closures))


_OF_SESSIONS = (INVITATION.name, SESSION_MOVED.name, SESSION_CANCELLED.name, SESSION_AFTER_ALL.name)
WITHOUT_ADVISER = Q(adviser=None) | Q(adviser__is_active=False) | Q(adviser__is_kaikukeskus=False)


@dataclass(frozen=True)
class Reach:
    """Some people, and which cases concern them on a day and after it: those of the people of a region, or of a worker
    of Kaikukeskus.
    """

    persons: tuple[int, ...]
    of_kaikukeskus: bool
    today: date

    @classmethod
    def of(cls, persons: Iterable[int], today: date) -> "Reach":
        """One query."""
        persons = tuple(persons)
        return cls(persons, User.objects.filter(pk__in=persons, is_kaikukeskus=True).exists(), today)

    @cached_property
    def cases(self) -> QuerySet[AdoptionCase]:
        """Keys of the cases, to be asked for within another query. A case that has ended is among them while a session is
        to come, and one that a person has left if letters told the person of that.
        """
        held = Session.objects.filter(date__gte=self.today)
        goes_on = ~Q(stage=Stage.ENDED) | Q(adoption__in=held.values("adoption"))
        mine = Contact.objects.filter(user__in=self.persons, ends=None).values("adoption")
        wanted = Q(adoption__in=mine)
        if self.of_kaikukeskus:
            told = Notification.objects.filter(recipient__in=self.persons, settled_at=None).values("target")
            wanted |= Q(adviser__in=self.persons) | WITHOUT_ADVISER | Q(pk__in=told)
        invited = of_sessions_to_come(LetterItem.objects.filter(person__in=self.persons), self.today)
        wanted = goes_on & wanted | Q(pk__in=invited.values("case"))
        return AdoptionCase.objects.filter(wanted).values("pk")

    @property
    def people(self) -> QuerySet[User]:
        """The people of the cases' regions, and those of Kaikukeskus."""
        local = Contact.objects.filter(adoption__case__in=self.cases, ends=None)
        return User.objects.filter(Q(pk__in=local.values("user")) | Q(is_kaikukeskus=True))

    def late_cases(self, until: date) -> QuerySet[AdoptionCase]:
        """Of a worker's cases those of whose late tasks Kaikukeskus is told: their people are named in letters."""
        late = CaseTask.objects.overdue(until - TOLD_KAIKUKESKUS + timedelta(days=1))
        return self.cases.filter(pk__in=late.values("case"))

    def cases_with_people(self, until: date) -> QuerySet[AdoptionCase]:
        """Of a worker's cases those whose people are named in letters: also those with a session to come, or with a task
        that the worker has and people of the region could have: they are told when it is late.
        """
        held = Session.objects.filter(date__gte=self.today).values("adoption")
        taken = CaseTask.objects.open().filter(owner__in=self.persons, turn=Turn.ANYONE).values("case")
        named = Q(pk__in=self.late_cases(until)) | Q(pk__in=taken) | Q(adoption__in=held)
        return self.cases.filter(named)


def of_sessions_to_come(said: QuerySet[LetterItem], today: date) -> QuerySet[LetterItem]:
    """What was said of the sessions of cases in which one is to come; it may have been moved or called off since."""
    held = Session.objects.filter(date__gte=today)
    return said.filter(kind__in=_OF_SESSIONS, case__adoption__in=held.values("adoption"))


def cases_at_hand(reach: Reach, calendars: Calendars, today: date) -> dict[int, CaseAtHand]:
    """The cases with their people; of a worker of Kaikukeskus', the regions' people only where a letter may name them.
    Four queries.
    """
    held = set(Hold.objects.lasting().filter(case__in=reach.cases).values_list("case", flat=True))
    people, coordinators = defaultdict(lambda: defaultdict(set)), defaultdict(set)
    since = defaultdict(dict)
    for adoption, user, side, coordinator, starts in _contacts(reach, today):
        people[adoption][user] |= _turns(side, coordinator)
        since[adoption][user] = min(starts, since[adoption].get(user, starts))
        if coordinator:
            coordinators[adoption].add(user)
    centre = frozenset(pk for pk, *_ in workers())
    rows = AdoptionCase.objects.filter(pk__in=reach.cases)
    return {
        pk: CaseAtHand(
            pk,
            calendars.of(region),
            pk in held,
            {user: frozenset(turns) for user, turns in people[adoption].items()},
            frozenset(coordinators[adoption]),
            adviser,
            centre,
            since[adoption],
        )
        for pk, adoption, region, adviser in rows.values_list("pk", "adoption", "adoption__region", "adviser")
    }


def _contacts(reach: Reach, today: date) -> Iterable[tuple[int, int, str, bool, date]]:
    cases = reach.cases_with_people(today) if reach.of_kaikukeskus else reach.cases
    contacts = Contact.objects.filter(adoption__case__in=cases, ends=None, user__is_active=True)
    return contacts.values_list("adoption", "user", "side", "coordinator", "starts")


def _turns(side: str, coordinator: bool) -> set[Turn]:
    turns = {turn_of(Side(side)), Turn.LOCAL, Turn.ANYONE}
    return turns | {Turn.COORDINATOR} if coordinator else turns
