"""What the inbox shows of all regions of a person: tasks in hand, tasks to take, and what waits for others.

`Reach` says for which turns a person answers, and in which cases; None stands for every case there is.
Each function is one query, whatever the number of cases, except `know`, which is two.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Prefetch, Q, QuerySet

from accounts.models import User
from adoption.declarations import Turn
from adoption.models import Contact, Session
from commitments.models import Partner, Site
from workflows.models import AdoptionCase, CaseTask, Hold
from workflows.stages import Stage

Within = Collection[int] | QuerySet | None
Reach = Mapping[Turn, Within]


def regions_of(user: User) -> QuerySet[AdoptionCase]:
    """Cases that are the person's to follow: as a contact, or, at Kaikukeskus, as adviser."""
    cases = AdoptionCase.objects.exclude(stage=Stage.ENDED)
    return cases.filter(adviser=user) if user.is_kaikukeskus else cases.of_contact(user)


def with_people(cases: QuerySet[AdoptionCase]) -> QuerySet[AdoptionCase]:
    """With its contacts in one query: SQLite would refuse to look up the users of a thousand by their keys."""
    people = Prefetch("adoption__contacts", Contact.objects.select_related("user"))
    return cases.select_related("adoption__region", "adviser").prefetch_related(people)


def task_of_a_person(pk: int) -> CaseTask:
    """The task with its case's people. Raises `CaseTask.DoesNotExist`, also for a flow's rows that ask nobody."""
    tasks = CaseTask.objects.filter(flow_task_type="HUMAN").select_related("owner", "partner", "site")
    task = tasks.get(pk=pk)
    task.case = with_people(AdoptionCase.objects).get(pk=task.case_id)
    return task


class Cases(dict[int, AdoptionCase]):
    """Cases with their people, by key. Those that a page shows are read at once, any other when it is asked for."""

    def know(self, keys: Iterable[int]) -> None:
        missing = set(keys) - self.keys()
        self.update({case.pk: case for case in with_people(AdoptionCase.objects.filter(pk__in=missing))})

    def __missing__(self, key: int) -> AdoptionCase:
        self.know([key])
        return self[key]


def in_hand(user: User, within: Within = None) -> list[CaseTask]:
    """Tasks that the person holds, the most urgent first."""
    return _by_due(CaseTask.objects.in_hands_of(user), within)


def to_take(reach: Reach, within: Within = None) -> list[CaseTask]:
    """Tasks of the person's turns that nobody holds, the most urgent first."""
    return _by_due(CaseTask.objects.unclaimed().filter(_reached(reach)), within)


def _by_due(tasks: QuerySet[CaseTask], within: Within) -> list[CaseTask]:
    """With what they are told apart by only: a page shows some of them, and `know` reads the rest of those."""
    if within is not None:
        tasks = tasks.filter(case__in=within)
    return list(
        tasks.annotate(held=_on_hold(OuterRef("case")))
        .only("case", "act", "item", "due", "partner", "site")
        .order_by(F("due").asc(nulls_last=True), "case", "pk")
    )


def know(tasks: Iterable[CaseTask], cases: Cases) -> None:
    """What a page shows of the tasks: their cases, which are known, their partners and sites. Two queries."""
    tasks = list(tasks)
    partners = Partner.objects.in_bulk({task.partner_id for task in tasks} - {None})
    sites = Site.objects.in_bulk({task.site_id for task in tasks} - {None})
    for task in tasks:
        task.case = cases[task.case_id]
        task.partner, task.site = partners.get(task.partner_id), sites.get(task.site_id)


def _on_hold(case) -> Q:
    """On hold nothing is due but to look at the case again, which is asked by the one task that may resume it."""
    return Q(Exists(Hold.objects.lasting().filter(case=case))) & ~Q(act="resume")


def _reached(reach: Reach) -> Q:
    wanted = Q(pk__in=())
    for turn, cases in reach.items():
        wanted |= Q(turn=turn) if cases is None else Q(turn=turn, case__in=cases)
    return wanted


@dataclass(frozen=True)
class Waiting:
    """Tasks of one act in one case that others hold, or may take; `item` names the thing when there is only one."""

    case_id: int
    act: str
    turn: str
    holder: str
    count: int
    since: date | None
    due: date | None
    held: bool
    item: str


def waiting(user: User, reach: Reach, cases: QuerySet[AdoptionCase]) -> list[Waiting]:
    """What the cases wait for from others than the person, waited for the longest first."""
    others = CaseTask.objects.open().filter(case__in=cases.values("pk")).exclude(owner=user)
    others = others.exclude(Q(owner=None) & _reached(reach))
    rows = (
        others.values("case_id", "act", "turn", "owner_id")
        .annotate(
            count=Count("pk"),
            since=Min("opened_on"),
            first_due=Min("due"),
            held=_on_hold(OuterRef("case_id")),
            name=Max("owner__name"),
            address=Max("owner__email"),
            site_name=Max("site__name"),
            partner_name=Max("partner__name"),
        )
        .order_by("since", "case_id", "act", "owner_id")
    )
    return [_waiting(row) for row in rows]


def _waiting(row: dict) -> Waiting:
    item = row["site_name"] or row["partner_name"] or ""
    return Waiting(
        case_id=row["case_id"],
        act=row["act"],
        turn=row["turn"],
        holder=row["name"] or row["address"] or "",
        count=row["count"],
        since=row["since"],
        due=row["first_due"],
        held=row["held"],
        item=item if row["count"] == 1 else "",
    )


def next_session(cases: QuerySet[AdoptionCase], on: date) -> Session | None:
    """The first session still to come in the cases."""
    coming = Session.objects.standing().filter(adoption__in=cases.values("adoption"), date__gte=on)
    return coming.select_related("adoption__region").order_by("date", "pk").first()


def next_review(cases: QuerySet[AdoptionCase]) -> Hold | None:
    """The first case on hold to be looked at again."""
    holds = Hold.objects.lasting().filter(case__in=cases.values("pk"))
    return holds.select_related("case__adoption__region").order_by("review_on", "pk").first()
