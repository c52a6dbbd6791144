"""What there is to tell some people of: read from open tasks, notices, sessions and pilots. Eleven queries at most."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from adoption.declarations import Turn
from adoption.models import Session, SessionReport
from notifications.models import Notification
from notifications.models.notices import NoticeQuerySet
from notifications.planning import things
from notifications.planning.sessions import PlannedSession, of_session
from notifications.planning.things import CaseAtHand, Notice, OpenTask
from notifications.planning.world import OTHERS_LATE, TASK, Thing, Waiting
from notifications.queries.cases_at_hand import TOLD_KAIKUKESKUS, Reach, of_sessions_to_come
from notifications.queries.choices import uninvited
from notifications.queries.pilots import of_pilots
from notifications.queries.sessions import changes_of
from workflows.acts import BY_NAME
from workflows.items import key_of, pk_of
from workflows.models import CaseTask
from workflows.models.tasks import OF_ALL_ROWS
from workflows.stages import Stage

Tasks = dict[int, tuple[int, OpenTask]]
"""Open tasks by their keys, each with its case's."""
_ASKING = (Notification.Verb.NEW_TASK, Notification.Verb.HANDED_OVER)
_TASK_OF_NOTICE = ("action_object", "act", "item")


def things_of(
    reach: Reach, cases: dict[int, CaseAtHand], tasks: Tasks, said: QuerySet, days: tuple[date, date]
) -> list[Thing]:
    """All that these people are, or may be, told of on the days from the first to the last; `said` are the items of letters
    that count as told.
    """
    today, until = days
    wanted = set(reach.persons)
    found = [
        *(thing for case, task in tasks.values() for thing in things.of_task(cases[case], task)),
        *_of_taking_back(reach, cases, said, today),
        *_of_sessions(reach, cases, said, today),
        *of_pilots(reach, cases, today, until),
    ]
    return [thing for thing in found if thing.person in wanted]


def waiting_in(tasks: Tasks, cases: dict[int, CaseAtHand], until: date) -> dict[int, tuple[Waiting, ...]]:
    """By person, since when the first of the tasks that wait for them has, and since when the first of those of others in
    their regions has been late by the day `until`; on hold nothing waits.
    """
    since = defaultdict(dict)
    for case, task in tasks.values():
        if not cases[case].held or task.due_on_hold:
            for person, what, day in _open_for(cases[case], task, until):
                since[person][what] = min(since[person].get(what, date.max), day)
    return {
        person: tuple(Waiting(day, what) for what, day in found.items()) for person, found in since.items()
    }


def _open_for(case: CaseAtHand, task: OpenTask, until: date) -> Iterator[tuple[int, str, date]]:
    """Each person for whom the task is open, or, once it is late, those of the region for whom it is not; how, and since
    when.
    """
    for notice in task.notices:
        yield notice.person, TASK, max(task.opened_on, timezone.localdate(notice.at))
    if task.due is not None and task.due < until:
        asked = {notice.person for notice in task.notices}
        for person in case.people.keys() - asked:
            yield person, OTHERS_LATE, task.due + timedelta(days=1)


def tasks_of(reach: Reach, cases: dict[int, CaseAtHand], today: date) -> Tasks:
    """Open tasks with their cases and notices. Of those that a worker of Kaikukeskus may be told of, only those that
    wait for the worker or are late enough.
    """
    rows, found = list(_task_rows(reach, today)), {}
    notices = _notices(reach, today, _with_anybodys(rows))
    for number, case, act, item, *asked in rows:
        told = tuple(notices.get((case, act, item), ()))
        if case in cases and act in BY_NAME:
            found[number] = case, OpenTask(number, act, item, *asked, BY_NAME[act].due_on_hold, told)
    return found


def _task_rows(reach: Reach, today: date) -> QuerySet:
    tasks = CaseTask.objects.open().order_by()
    if reach.of_kaikukeskus:
        late = Q(due__lte=today - TOLD_KAIKUKESKUS)
        mine = Q(owner__in=reach.persons) | Q(turn__in=(Turn.CENTRE, Turn.ANYONE))
        tasks = tasks.filter(late | mine)
    tasks = tasks.filter(case__in=reach.cases)
    return tasks.values_list(OF_ALL_ROWS, "case", "act", "item", "turn", "owner", "opened_on", "due")


def _with_anybodys(rows: Iterable[tuple]) -> set[int]:
    """Cases with a task that nobody has taken and that is the region's as much as Kaikukeskus'."""
    return {
        case for _number, case, _act, _item, turn, owner, *_ in rows if turn == Turn.ANYONE and owner is None
    }


def _notices(reach: Reach, today: date, shared: set[int]) -> dict[tuple[int, str, str], list[Notice]]:
    """Those that stand, by case, act and item; in Kaikukeskus' cases those of the region's people only where a letter names
    them: of late tasks, and in the cases that are `shared`.
    """
    notices = Notification.objects.standing().order_by()
    if reach.of_kaikukeskus:
        of_workers = Q(recipient__is_kaikukeskus=True, target__in=reach.cases)
        named = Q(target__in=reach.late_cases(today)) | Q(target__in=shared)
        notices = notices.filter(of_workers | named)
    else:
        notices = notices.filter(target__in=reach.cases)
    found = defaultdict(list)
    for case, act, item, *told in notices.values_list(
        "target", "act", "item", "pk", "recipient", "verb", "timestamp", "actor"
    ):
        found[case, act, item].append(Notice(*told))
    return found


def _of_taking_back(
    reach: Reach, cases: dict[int, CaseAtHand], said: QuerySet, today: date
) -> Iterator[Thing]:
    """Of tasks that are no longer asked for, to those who had a letter of them, have not read it in the site, and are not
    asked for them again.
    """
    rows = Notification.objects.filter(
        recipient__in=reach.persons,
        verb=Notification.Verb.TAKEN_BACK,
        unread=True,
        timestamp__date__gte=today - things.TAKEN_BACK_FOR,
    ).order_by()  # in its own order, SQLite reads every notice there ever was
    rows = rows.exclude(Exists(_of_same_task().standing().filter(verb__in=_ASKING)))
    rows = rows.annotate(since=_told_in_site())
    rows = list(
        rows.values_list("since", "target", *_TASK_OF_NOTICE, "pk", "recipient", "verb", "timestamp", "actor")
    )
    asked = _told_of_taking_back({event for _since, _case, event, *_ in rows})
    letters = _letters_of_tasks(said.filter(person__in=reach.persons), {case for _since, case, *_ in rows})
    for since, case, event, act, item, *notice in rows:
        taken_back = Notice(*notice)
        told = letters[taken_back.person, case, act, item]
        if case in cases and since and any(since <= at <= taken_back.at for at in told):
            yield things.of_taking_back(cases[case], taken_back, asked[event, act, item])


def _told_in_site() -> Subquery:
    """When the person of a notice that something was taken back had been told of it: that notice was settled then."""
    told = _of_same_task().filter(settled_at=OuterRef("timestamp"), verb__in=_ASKING)
    return Subquery(told.order_by("-timestamp").values("timestamp")[:1])


def _of_same_task() -> NoticeQuerySet:
    return Notification.objects.filter(
        **{name: OuterRef(name) for name in ("recipient", "target", "act", "item")}
    )


def _letters_of_tasks(said: QuerySet, cases: set[int]) -> dict[tuple[int, int, str, str], list[datetime]]:
    """When letters that were sent told of a task of these cases, by person, case, act and item. Two queries, if there are
    any cases.
    """
    tasks = CaseTask.objects.filter(case__in=cases).order_by().values_list("pk", "case", "act", "item")
    tasks = {key_of("task", pk): tuple(task) for pk, *task in tasks}
    found = defaultdict(list)
    for person, about, at in (
        said.sent().filter(case__in=cases, about__in=tasks).values_list("person", "about", "letter__made_at")
    ):
        found[person, *tasks[about]].append(at)
    return found


def _told_of_taking_back(events: set[int]) -> dict[tuple[int, str, str], frozenset[int]]:
    """Everybody who was told of it, by the event and the task's act and item. One query, if there are any."""
    told = defaultdict(frozenset)
    rows = Notification.objects.filter(verb=Notification.Verb.TAKEN_BACK, action_object__in=events)
    for *task, person in rows.values_list(*_TASK_OF_NOTICE, "recipient"):
        told[tuple(task)] |= {person}
    return told


def _of_sessions(reach: Reach, cases: dict[int, CaseAtHand], said: QuerySet, today: date) -> Iterator[Thing]:
    held = SessionReport.objects.standing().filter(adoption__case__in=reach.cases)
    sessions = list(
        Session.objects.filter(adoption__case__in=reach.cases, date__gte=today)
        .exclude(pk__in=held.values("session"))
        .annotate(case=F("adoption__case"), stage=F("adoption__case__stage"))
        .only("kind", "date", "starts_at", "adoption_id")
    )
    told = _told_of_sessions(said.filter(case__in=reach.cases), today) if sessions else {}
    without = uninvited(reach.people, today) if sessions else frozenset()
    changes = changes_of(sessions)
    for session in sessions:
        planned = _planned(session, changes, told)
        if session.case in cases and (planned.withdrawn or session.stage != Stage.ENDED):
            yield from of_session(cases[session.case], planned, today, without)


def _planned(session: Session, changes: dict, told: dict) -> PlannedSession:
    changed = changes[session.pk]
    return PlannedSession(
        session.pk,
        session.kind,
        session.date,
        version=changed.moves,
        number=changed.number,
        withdrawn=changed.called_off,
        at=changed.last,
        told=told.get(session.pk, {}),
        former=changed.former,
        alike=changed.alike,
        starts_at=session.starts_at,
    )


def _told_of_sessions(said: QuerySet, today: date) -> dict[int, dict[int, frozenset[str]]]:
    """By session and person, the occasions of which letters that were sent told anybody."""
    told = defaultdict(lambda: defaultdict(frozenset))
    said = of_sessions_to_come(said, today).sent()
    for person, about, occasion in said.values_list("person", "about", "occasion"):
        told[pk_of(about)][person] |= {occasion}
    return told
