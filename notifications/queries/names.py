"""What letters name: people, cases, sessions and what tasks are about. As many queries for any number of letters that name up to a
thousand things of a kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from accounts.models import User
from adoption.models import Contact, Session
from notifications.declarations import DIGEST
from notifications.models import LetterText, Notification
from notifications.planning.plan import Item, Planned
from notifications.planning.things import CaseAtHand, OpenTask, helpers_of
from notifications.planning.world import Reader, World
from notifications.queries.readers import absences_of, readers_of
from notifications.queries.sessions import changes_of, whys_of
from notifications.queries.watched import Watched, watched_by
from workflows.items import kind_of, pk_of
from workflows.models import AdoptionCase, CaseTask
from workflows.stages import Stage


@dataclass(frozen=True)
class Names:
    """Rows by their keys; `about` the name of the site or partner of a task, `texts` what Kaikukeskus edited, `week`
    this week's sessions, `versions` what calendars call the sequence of each session, `whys` the reason given for its
    last change, `readers` how those are reached who may be told besides.
    """

    people: dict[int, User]
    cases: dict[int, AdoptionCase]
    sessions: dict[int, Session]
    notices: dict[int, Notification]
    about: dict[int, str]
    texts: dict[tuple[str, str, str], str]
    week: list[Session]
    watched: Watched
    versions: dict[int, int]
    whys: dict[int, str]
    readers: dict[int, Reader]


def names_in(letters: Iterable[Planned], world: World, today: date) -> Names:
    """All that the letters name. Digests name every task of their reader's regions."""
    letters = list(letters)
    watched = _watched(letters, world, today)
    items = [item for letter in letters for item in letter.items]
    tasks = _tasks(letters, world)
    concerned = {item.thing.case for item in items} | {case for case, _ in tasks.values()}
    concerned |= watched.blocked | watched.stalled | watched.new
    named = [world.cases[pk] for pk in concerned if pk in world.cases]
    sessions = Session.objects.select_related("adoption__region", "adoption__case")
    sessions = sessions.in_bulk(_keys(items, "session"))
    changes = changes_of(sessions.values())
    notices = Notification.objects.select_related("actor", "action_object")
    return Names(
        people=User.objects.in_bulk(_people(letters, tasks, named, world)),
        cases=AdoptionCase.objects.select_related("adoption__region", "adviser").in_bulk(concerned),
        sessions=sessions,
        notices=notices.in_bulk({notice_of(item) for item in items} - {None}),
        about=_about(tasks),
        texts={(t.kind, t.language, t.part): t.source for t in LetterText.objects.all()},
        week=_this_week(letters, today),
        watched=watched,
        versions={pk: one.number for pk, one in changes.items()},
        whys=whys_of(sessions, changes),
        readers=_readers(_told(items, world), today),
    )


def _told(items: Iterable[Item], world: World) -> set[int]:
    """Who may be told of the items by letter alone."""
    told = {person for item in items for person in item.thing.told}
    tasks = (world.tasks[key] for key in _keys(items, "task"))
    helpers = (helpers_of(world.cases[case], task) for case, task in tasks if task.due)
    return told.union(*(people for some in helpers for _days, _because, people in some))


def _readers(people: set[int], today: date) -> dict[int, Reader]:
    """How the people are reached, and those who read for them. Eight queries at most."""
    away = absences_of(people, today)
    deputies = {deputy for days in away.values() for *_days, deputy in days} - people - {None}
    return readers_of(people | deputies, away | absences_of(deputies, today))


def _watched(letters: list[Planned], world: World, today: date) -> Watched:
    """Of the regions of the digest's reader at Kaikukeskus."""
    readers = {letter.reader for letter in letters if letter.kind == DIGEST}
    if not readers or not any(readers <= case.centre for case in world.cases.values()):
        return Watched()
    return watched_by(readers, today)


def _this_week(letters: list[Planned], today: date) -> list[Session]:
    """Sessions of this week in the regions of those to whom a digest is among the letters."""
    readers = {letter.reader for letter in letters if letter.kind == DIGEST}
    if not readers:
        return []
    week = today, today + timedelta(days=6 - today.weekday())
    sessions = Session.objects.standing().filter(date__range=week).order_by("date", "starts_at")
    mine = Contact.objects.filter(user__in=readers, ends=None).values("adoption")
    sessions = sessions.filter(Q(adoption__in=mine) | Q(adoption__case__adviser__in=readers))
    sessions = sessions.exclude(adoption__case__stage=Stage.ENDED)
    return list(sessions.select_related("adoption__region", "adoption__case"))


def notice_of(item: Item) -> int | None:
    """The notice in the site that the item repeats by letter."""
    if kind_of(item.thing.about) == "notice":
        return pk_of(item.thing.about)
    name, _, number = item.occasion.key.partition("/")
    return int(number) if name in ("assigned", "handed_over") else None


def _keys(items: Iterable[Item], kind: str) -> set[int]:
    return {pk_of(item.thing.about) for item in items if kind_of(item.thing.about) == kind}


def _tasks(letters: list[Planned], world: World) -> dict[int, tuple[int, OpenTask]]:
    """Open tasks that the letters name: their items, and, in a digest, all of the reader's regions."""
    named = {
        pk_of(about)
        for about in (item.thing.about for letter in letters for item in letter.items)
        if kind_of(about) == "task"
    }
    readers = {letter.reader for letter in letters if letter.kind == DIGEST}
    return {
        pk: (case, task)
        for pk, (case, task) in world.tasks.items()
        if pk in named or readers & _followers(world.cases[case], task)
    }


def _followers(case: CaseAtHand, task: OpenTask) -> set[int | None]:
    """Whose digests name the task: the people of its region, its adviser, and those for whom it waits."""
    return {*case.people, case.adviser, *(notice.person for notice in task.notices)}


def _people(letters: list[Planned], tasks, cases: list[CaseAtHand], world: World) -> set[int]:
    """Readers, those for whom they read, and all who are named as told or as having a task."""
    named = {letter.reader for letter in letters}
    for item in (item for letter in letters for item in letter.items):
        named |= {item.thing.person, *item.thing.told}
    for case, task in tasks.values():
        named |= {task.owner} | {notice.person for notice in task.notices}
        for _days, _because, people in helpers_of(world.cases[case], task) if task.due else ():
            named |= people
    for case in cases:
        named |= {*case.people, case.adviser}
    return named - {None}


def _about(tasks: dict[int, tuple[int, OpenTask]]) -> dict[int, str]:
    """Names of the sites and partners that tasks are about."""
    keys = [pk for pk, (_, task) in tasks.items() if task.item]
    named = CaseTask.objects.annotate(name=Coalesce("site__name", "partner__name", Value(""))).only("pk")
    return {pk: task.name for pk, task in named.in_bulk(keys).items()}
