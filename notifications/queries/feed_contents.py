"""What a calendar feed shows. The number of queries is the same however much there is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import User
from adoption.models import PilotPeriod, Session
from notifications.models import Feed
from notifications.queries.cases_at_hand import WITHOUT_ADVISER
from notifications.queries.sessions import Changes, changes_of
from workflows.models import AdoptionCase, CaseTask, Hold
from workflows.queries.away import away
from workflows.queries.inbox import regions_of
from workflows.rules import turns_of
from workflows.stages import Stage

PAST = timedelta(days=90)
"""How long what is over stays in calendars."""


@dataclass(frozen=True)
class PilotEnd:
    """The last day of a pilot as it is planned now; `changes`, how often that was written since the first time."""

    case: AdoptionCase
    ends: date
    changes: int
    changed_at: datetime


@dataclass(frozen=True)
class Contents:
    """What has a day in the regions of a feed. Of tasks `changes` is the number of the event that
    changed them last, which only grows, and `changed_at` when that was.
    """

    sessions: dict[Session, Changes]
    tasks: list[CaseTask]
    pilots: list[PilotEnd]


def contents_of(feed: Feed, on: date) -> Contents:
    """Of a region all there is; of a person's regions the person's own tasks, those that the person may take, and
    those of whoever is away and has the person as deputy.
    """
    if feed.case_id:
        cases = AdoptionCase.objects.filter(pk=feed.case_id)
        tasks = list(_tasks_with_a_day().filter(case=feed.case_id))
    else:
        cases = regions_of(feed.person)
        tasks = _tasks_of(feed.person, cases, on)
    return Contents(_sessions(cases, on), tasks, _pilots(cases, on))


def _sessions(cases: QuerySet[AdoptionCase], on: date) -> dict[Session, Changes]:
    found = Session.objects.filter(adoption__in=cases.values("adoption"), date__gte=on - PAST)
    sessions = list(found.select_related("adoption__region", "adoption__case").order_by("date", "pk"))
    changes = changes_of(sessions)
    return {session: changes[session.pk] for session in sessions}


def _tasks_with_a_day() -> QuerySet[CaseTask]:
    """Open tasks that are due some day; on hold nothing is but to look at the case again."""
    on_hold = Q(case__in=Hold.objects.lasting().values("case")) & ~Q(act="resume")
    tasks = CaseTask.objects.open().exclude(due=None).exclude(on_hold)
    changes = Coalesce(Max("befores__seq"), "opened_seq", 0)
    tasks = tasks.annotate(changes=changes, changed_at=Coalesce(Max("befores__until"), "created"))
    return tasks.select_related("case__adoption__region", "partner", "site", "owner").order_by("due", "pk")


def _tasks_of(person: User, cases: QuerySet[AdoptionCase], on: date) -> list[CaseTask]:
    """A worker of Kaikukeskus may have tasks in regions that are somebody else's to follow, and may take those of regions
    without an adviser. What is not the person's own is there only if the person answers for it: to be a deputy gives no
    right.
    """
    here = Q(case__in=cases.values("pk"))
    held = Q(owner__in={person.pk, *away(on, person).represented})
    wanted = here & (held | Q(owner=None))
    if person.is_kaikukeskus:
        nobody_s = Q(case__in=AdoptionCase.objects.filter(WITHOUT_ADVISER).values("pk"))
        wanted = held | (here | nobody_s) & Q(owner=None)
    tasks = _tasks_with_a_day().filter(wanted).prefetch_related("case__adoption__contacts")
    return [task for task in tasks if task.owner_id == person.pk or task.turn in turns_of(person, task.case)]


def _pilots(cases: QuerySet[AdoptionCase], on: date) -> list[PilotEnd]:
    """Of the latest round of each region, until the pilot has become permanent operation or has ended before its day."""
    lasting = cases.exclude(stage__in=(Stage.PERMANENT, Stage.ENDED))
    periods = PilotPeriod.objects.filter(adoption__in=lasting.values("adoption"))
    periods = periods.select_related("adoption__region", "adoption__case").order_by("adoption", "round", "pk")
    of_adoptions = (list(found) for _key, found in groupby(periods, key=attrgetter("adoption_id")))
    ends = (_end(found) for found in of_adoptions if any(one.is_standing for one in found))
    return [end for end in ends if end.ends >= on - PAST]


def _end(periods: list[PilotPeriod]) -> PilotEnd:
    last = [one for one in periods if one.is_standing][-1]
    written = [one.recorded_at for one in periods]
    taken_back = [one.withdrawn_at for one in periods if one.withdrawn_at]
    changes = len(written) + len(taken_back) - 1
    return PilotEnd(last.adoption.case, last.ends, changes, max(written + taken_back))
