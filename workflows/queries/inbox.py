"""What the inbox shows of all regions of a person: tasks in hand, tasks to take, and what waits for others.

All open tasks of a person's regions are read at once, as slips, and told apart here; what a page shows of them beyond
that is read for those it shows. Every function is one query, except `slips`, which is two, and `know`, at most five.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet, prefetch_related_objects

from accounts.models import User
from adoption.declarations import Turn
from adoption.models import Contact, Session
from commitments.models import Partner, Site
from workflows.models import AdoptionCase, CaseTask, Hold
from workflows.queries.away import Away
from workflows.stages import Stage

Reach = Mapping[Turn, Collection[int] | None]
"""For which turns a person answers, and in which cases; None stands for every case there is."""


def regions_of(user: User) -> QuerySet[AdoptionCase]:
    """Cases that are the person's to follow: as a contact, or, at Kaikukeskus, as adviser."""
    cases = AdoptionCase.objects.exclude(stage=Stage.ENDED)
    return cases.filter(adviser=user) if user.is_kaikukeskus else cases.of_contact(user)


# Contacts and their users in one query: SQLite would refuse to look up a thousand users by their keys.
_PEOPLE = Prefetch("adoption__contacts", Contact.objects.select_related("user"))


def with_people(cases: QuerySet[AdoptionCase]) -> QuerySet[AdoptionCase]:
    return cases.select_related("adoption__region", "adviser").prefetch_related(_PEOPLE)


def task_of_a_person(pk: int) -> CaseTask:
    """The task as it is now, with its case's people. Raises `CaseTask.DoesNotExist`, also for a flow's rows that ask nobody."""
    tasks = CaseTask.objects.filter(flow_task_type="HUMAN").select_related("owner", "partner", "site")
    task = tasks.as_it_is_now(pk)
    task.case = with_people(AdoptionCase.objects).get(pk=task.case_id)
    return task


@dataclass(slots=True)
class Slip:
    """An open task as lists tell it from others. Its `case`, `item_name` and `holder` are known after `know`, and, once
    told apart, until when its holder is away.
    """

    pk: int
    case_id: int
    act: str
    turn: str
    owner_id: int | None
    partner_id: int | None
    site_id: int | None
    opened_on: date | None
    due: date | None
    held: bool = False
    case: AdoptionCase | None = None
    item_name: str = ""
    holder: str = ""
    away_until: date | None = None


_COLUMNS = ("pk", "case", "act", "turn", "owner", "partner", "site", "opened_on", "due")


def slips(
    user: User, cases: Collection[int], *, everywhere: bool, represented: Collection[int] = ()
) -> list[Slip]:
    """Open tasks of the cases, the most urgent first; `everywhere` with those in the hands of the worker or of those whose
    deputy the worker is, and those that any worker may take, in whichever case. On hold nothing is due but to look at
    the case again.
    """
    wanted = Q(case__in=cases)
    if everywhere:
        wanted |= Q(owner__in={user.pk, *represented}) | Q(owner=None, turn=Turn.CENTRE)
    tasks = CaseTask.objects.open().filter(wanted).order_by(F("due").asc(nulls_last=True), "case", "pk")
    held = set(Hold.objects.lasting().values_list("case", flat=True))
    found = [Slip(*row) for row in tasks.values_list(*_COLUMNS)]
    for slip in found:
        slip.held = slip.case_id in held and slip.act != "resume"
    return found


@dataclass(frozen=True)
class Waiting:
    """Tasks of one act in one case that others hold, or may take, with the one waited for longest and the next due date."""

    slips: tuple[Slip, ...]

    @property
    def first(self) -> Slip:
        return self.slips[0]

    @property
    def since(self) -> date | None:
        return min((slip.opened_on for slip in self.slips if slip.opened_on), default=None)

    @property
    def due(self) -> date | None:
        return min((slip.due for slip in self.slips if slip.due), default=None)


@dataclass(frozen=True)
class Lists:
    """The slips of one person, each in the one list that it belongs to."""

    in_hand: list[Slip] = field(default_factory=list)
    to_take: list[Slip] = field(default_factory=list)
    of_the_away: list[Slip] = field(default_factory=list)
    others: dict[tuple, list[Slip]] = field(default_factory=dict)

    @property
    def waiting(self) -> list[Waiting]:
        """What is waited for from others, the longest first."""
        found = [Waiting(tuple(alike)) for alike in self.others.values()]
        return sorted(found, key=lambda one: (one.since or date.max, one.first.case_id, one.first.act))


def told_apart(found: Iterable[Slip], user: User, reach: Reach, away: Away) -> Lists:
    """What the person holds, may take, may do for those who are away, and waits for."""
    lists = Lists()
    as_deputy = dict.fromkeys((Turn.CENTRE, Turn.ANYONE)) if user.is_kaikukeskus else reach
    for slip in found:
        slip.away_until = away.until.get(slip.owner_id)
        if slip.owner_id == user.pk:
            lists.in_hand.append(slip)
        elif slip.owner_id is None and _reaches(reach, slip):
            lists.to_take.append(slip)
        elif slip.owner_id in away.represented and _reaches(as_deputy, slip):
            lists.of_the_away.append(slip)
        else:
            alike = slip.case_id, slip.act, slip.turn, slip.owner_id
            lists.others.setdefault(alike, []).append(slip)
    return lists


def _reaches(reach: Reach, slip: Slip) -> bool:
    cases = reach.get(slip.turn, ())
    return cases is None or slip.case_id in cases


def know(shown: Iterable[Slip]) -> None:
    """What a page shows of the slips: their cases, what they are about, and who holds them or may take them."""
    shown = list(shown)
    cases = _cases(
        {slip.case_id for slip in shown}, {slip.case_id for slip in shown if slip.owner_id is None}
    )
    partners, sites, users = (
        _names(model, {getattr(slip, key) for slip in shown})
        for model, key in ((Partner, "partner_id"), (Site, "site_id"), (User, "owner_id"))
    )
    for slip in shown:
        slip.case = cases[slip.case_id]
        slip.item_name = sites.get(slip.site_id) or partners.get(slip.partner_id, "")
        slip.holder = users.get(slip.owner_id, "")


def _cases(keys: set[int], unclaimed: set[int]) -> dict[int, AdoptionCase]:
    """The cases; those in which something is unclaimed with their people."""
    cases = AdoptionCase.objects.select_related("adoption__region", "adviser").in_bulk(keys)
    prefetch_related_objects([cases[key] for key in unclaimed], _PEOPLE)
    return cases


def _names(model, keys: set[int | None]) -> dict[int, str]:
    return {pk: str(one) for pk, one in model.objects.in_bulk(keys - {None}).items()}


def next_session(cases: QuerySet[AdoptionCase], on: date) -> Session | None:
    """The first session still to come in the cases."""
    coming = Session.objects.standing().filter(adoption__in=cases.values("adoption"), date__gte=on)
    return coming.select_related("adoption__region").order_by("date", "pk").first()


def next_review(cases: QuerySet[AdoptionCase]) -> Hold | None:
    """The first case on hold to be looked at again."""
    holds = Hold.objects.lasting().filter(case__in=cases.values("pk"))
    return holds.select_related("case__adoption__region").order_by("review_on", "pk").first()
