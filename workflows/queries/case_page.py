"""What the pages of one case read: the case itself with what is on record, its tasks, its log, its region.

Every function is one query, however much the case holds; `a_case` is six.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, DateField, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from accounts.models import Absence
from adoption import models as adoption
from adoption.queries import current
from commitments.models import Partner, PartnerCommitment, Site
from workflows.happenings import UNDO
from workflows.models import AdoptionCase, CaseEvent, CaseTask, Draft, Ending, Hold
from workflows.queries import facts
from workflows.queries.history import counting

LATEST = 10


def a_case(pk: int, *, as_of: datetime | None = None) -> AdoptionCase:
    """The case with its contacts, facts and dates, and the days its preparation began and ended.

    `as_of` is the moment of which it is read (see `queries.past`), where that is not now.
    Raises `AdoptionCase.DoesNotExist`.
    """
    people = adoption.Contact.objects.select_related("user").order_by("pk")
    case = (
        AdoptionCase.objects.select_related("adoption__region", "adviser")
        .prefetch_related(Prefetch("adoption__contacts", people))
        .annotate(contacted_on=_first_day(adoption.Inquiry, "received_on"))
        .annotate(begun_on=_first_day(adoption.DistributionStart, "begun_on"))
        .get(pk=pk)
    )
    facts.load([case])
    case.as_of = as_of
    return case


def _first_day(model: type[adoption.Record], day: str) -> Subquery:
    rows = model.objects.standing().filter(adoption=OuterRef("adoption")).order_by(day)
    return Subquery(rows.values(day)[:1], output_field=DateField())


def open_tasks(case: AdoptionCase, away_on: date | None = None) -> list[CaseTask]:
    """Open tasks with who holds them, what they are about and whether they have a draft, the most urgent first; with a
    day, also until when a holder is away who is so then.
    """
    tasks = CaseTask.objects.open().filter(case=case).select_related("owner", "partner", "site__partner")
    if away_on:
        absences = Absence.objects.on(away_on).filter(person=OuterRef("owner"))
        tasks = tasks.annotate(away_until=Subquery(absences.values("last")[:1]))
    drafts = Draft.objects.waiting().filter(case=case, act=OuterRef("act"), item=OuterRef("item"))
    return list(tasks.annotate(has_draft=Exists(drafts)).order_by(F("due").asc(nulls_last=True), "pk"))


def open_task(case: AdoptionCase, act: str, item: str) -> CaseTask | None:
    return CaseTask.objects.open().filter(case=case, act=act, item=item).select_related("owner").first()


def opened_since(case: AdoptionCase, now) -> list[CaseTask]:
    """Tasks that an act at `now` has brought; one that was open before and was only made anew keeps its first day."""
    brought = Q(created__gte=now, opened_on__gte=localdate(now))
    tasks = CaseTask.objects.open().filter(brought, case=case)
    return list(tasks.select_related("owner", "partner", "site").order_by("pk"))


def told(case: AdoptionCase, acts: Iterable[str] = ()) -> list[CaseEvent]:
    """The log's latest entries, every move, and every entry of the acts named, the oldest first; and what was taken
    back of them.
    """
    wanted = Q(seq__gt=case.seq - LATEST) | ~Q(target="") | Q(act__in=[*acts, UNDO])
    return list(CaseEvent.objects.filter(wanted, case=case).select_related("by").order_by("seq"))


def events_of(case: AdoptionCase, acts: Iterable[str]) -> list[CaseEvent]:
    """Entries of the acts named that nobody has taken back, the oldest first."""
    events = CaseEvent.objects.filter(case=case, act__in=[*acts, UNDO])
    return counting(events.select_related("by").order_by("seq"))


def inquiry(case: AdoptionCase) -> adoption.Inquiry | None:
    """Who got in touch, and what they wrote."""
    return adoption.Inquiry.objects.standing().filter(adoption=case.adoption_id).first()


def standing_hold(case: AdoptionCase) -> Hold | None:
    return Hold.objects.lasting().filter(case=case).select_related("by").first()


def endings(case: AdoptionCase) -> list[Ending]:
    return list(Ending.objects.standing().filter(case=case).select_related("by").order_by("at"))


def around(region: adoption.Region) -> list[adoption.Municipality]:
    """The region's own municipalities and all others of the same administrative regions (R59).

    Each knows `is_own`, and as `stage` where the running case is that it belongs to, if any.
    """
    own = adoption.RegionMunicipality.objects.filter(region=region)
    running = AdoptionCase.objects.filter(
        adoption__region__memberships__municipality=OuterRef("pk"),
        adoption__region__memberships__running=True,
    )
    regions = own.values("municipality__subregion__administrative_region")
    rows = adoption.Municipality.objects.filter(closed_on=None, subregion__administrative_region__in=regions)
    return list(
        rows.annotate(
            is_own=Exists(own.filter(municipality=OuterRef("pk"))),
            stage=Subquery(running.order_by("-pk").values("stage")[:1]),
        ).select_related("subregion__administrative_region")
    )


def counties(region: adoption.Region) -> list[adoption.County]:
    return list(region.counties.order_by("pk"))


def coming_sessions(case: AdoptionCase) -> list[adoption.Session]:
    """Sessions that are planned and not held."""
    return current.coming_sessions(case.adoption)


def network_counts(case: AdoptionCase) -> dict[str, int]:
    """How many partners are present, and how many of them are committed, by role."""
    present = Partner.objects.present().filter(adoption=case.adoption_id)
    committed = Q(pk__in=Partner.objects.committed().filter(adoption=case.adoption_id).values("pk"))
    return present.aggregate(
        present=Count("pk"),
        committed=Count("pk", filter=committed),
        distributors=Count("pk", filter=committed & Q(is_distributor=True)),
        venues=Count("pk", filter=committed & Q(is_venue=True)),
    )


def partners(case: AdoptionCase) -> QuerySet[Partner]:
    """Partners present with their open sites and standing commitments: two more queries when they are read."""
    sites = Site.objects.open().select_related("partner").order_by("name")
    commitments = PartnerCommitment.objects.in_force().select_related("partner")
    return (
        Partner.objects.present()
        .filter(adoption=case.adoption_id)
        .select_related("adoption")
        .prefetch_related(Prefetch("sites", sites), Prefetch("commitments", commitments))
        .order_by("name", "pk")
    )


def a_task(pk: int) -> CaseTask:
    """A task that asks somebody for an act, open or over, as it is now. Raises `CaseTask.DoesNotExist`."""
    tasks = CaseTask.objects.filter(flow_task_type="HUMAN").select_related(
        "owner", "done_by", "partner", "site"
    )
    return tasks.as_it_is_now(pk)


def handing_over(task: CaseTask, by) -> CaseEvent | None:
    """The latest event by which the person handed the task to somebody else."""
    events = CaseEvent.objects.filter(
        case=task.case_id, act="hand_over", item=task.item, by=by, data__task=task.act
    )
    return events.filter(at__gte=task.created).order_by("-seq").first()


def ending_of(task: CaseTask) -> CaseEvent | None:
    """The event at which a task that nobody did was no longer asked for."""
    events = CaseEvent.objects.filter(case=task.case_id, at__lte=task.finished, target="")
    return events.select_related("by").order_by("-seq").first()
