"""A deputy's own calendar has, for the days of an absence, the tasks of the person who is away."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Absence, User
from adoption.models import Municipality
from notifications.models import Feed
from notifications.queries.feed_contents import contents_of
from tests.notifications.calendar.feeds import address, got, keys, more_tasks, tasks
from tests.notifications.calendar.reading import events_in
from tests.notifications.conftest import Story, contact
from workflows.models import CaseTask
from workflows.services.cases import open_case

FIRST, LAST = date(2026, 3, 9), date(2026, 3, 20)
ONE_DAY = timedelta(days=1)


@pytest.fixture
def taken(heard, who):
    """Sanna has the one task of the region's people."""
    heard.claim("decide_to_prepare", by=who("Sanna"))
    return heard


def away(person: User, deputy: User | None, first: date = FIRST, last: date = LAST) -> Absence:
    return Absence.objects.create(person=person, deputy=deputy, first=first, last=last)


def shown(person: User, on: date = FIRST) -> set[str]:
    """Acts for which the person's own calendar has a task that somebody has."""
    found = contents_of(Feed(person=person), on).tasks
    return {task.act for task in found if task.owner_id}


def test_what_the_person_has_who_is_away_is_read_at_the_deputy_s_address(taken, who):
    today = timezone.localdate()
    away(who("Sanna"), who("Kulta"), today - ONE_DAY, today + ONE_DAY)
    held = keys(CaseTask.objects.open().filter(owner=who("Sanna")))
    assert len(held) == 1
    assert (held <= tasks(address(who("Kulta"))), held <= tasks(address(who("Sanna")))) == (True, True)


def test_the_deputy_sees_for_whom(taken, who):
    today = timezone.localdate()
    away(who("Sanna"), who("Kulta"), today - ONE_DAY, today + ONE_DAY)
    pk = CaseTask.objects.open().get(owner=who("Sanna")).pk
    titles = {name: events_in(got(address(who(name))))[f"task-{pk}"].summary for name in ("Kulta", "Sanna")}
    what = "Päätä, alkaako alue valmistella kokeilua (Alkula)"
    assert titles == {"Kulta": f"Määräpäivä, sijaistettava Sanna: {what}", "Sanna": f"Määräpäivä: {what}"}


@pytest.mark.parametrize(
    ("on", "acts"),
    [
        (FIRST - ONE_DAY, set()),
        (FIRST, {"decide_to_prepare"}),
        (LAST, {"decide_to_prepare"}),
        (LAST + ONE_DAY, set()),
    ],
)
def test_it_is_there_from_the_first_day_of_the_absence_to_the_last(taken, who, on, acts):
    away(who("Sanna"), who("Kulta"))
    assert shown(who("Kulta"), on) == acts
    assert shown(who("Sanna"), on) == {"decide_to_prepare"}


def test_whose_deputy_is_somebody_else_or_nobody_is_not_represented(taken, who, colleague):
    for deputy in (None, colleague):
        Absence.objects.all().delete()
        away(who("Sanna"), deputy)
        assert (shown(who("Kulta")), shown(colleague)) == (set(), set())


def test_a_task_that_is_not_the_deputy_s_to_do_stays_away(taken, who):
    away(who("Sanna"), who("Kulta"))
    CaseTask.objects.open().filter(owner=who("Sanna")).update(turn="care")
    assert shown(who("Kulta")) == set()


def test_a_region_that_is_not_the_deputy_s_stays_away(taken, who):
    away(who("Sanna"), who("Kulta"))
    asking = contact(municipalities=[Municipality.objects.get(code="201")])
    case = open_case(asking, by=None, now=taken.now)
    elsewhere = Story(case, taken.adviser, taken.colleague, taken.now)
    elsewhere.answered(("sote", "Sanna"), ("culture", "Kerttu")).heard()
    elsewhere.claim("decide_to_prepare", by=who("Sanna"))
    found = contents_of(Feed(person=who("Kulta")), FIRST).tasks
    assert {task.case for task in found if task.owner} == {taken.case}


def test_a_worker_has_the_tasks_of_a_colleague_who_is_away_in_whichever_region(taken, colleague):
    CaseTask.objects.open().filter(act="decide_to_prepare").update(owner=taken.adviser, turn="centre")
    away(taken.adviser, colleague)
    assert (shown(colleague), shown(colleague, LAST + ONE_DAY)) == ({"decide_to_prepare"}, set())


def test_a_worker_is_no_deputy_for_what_is_a_region_s_to_do(taken, who, colleague):
    away(who("Sanna"), colleague)
    assert shown(colleague) == set()


def test_a_hundred_tasks_of_those_who_are_away_cost_what_one_does(taken, who):
    today, counts = timezone.localdate(), []
    away(who("Sanna"), who("Kulta"), today - ONE_DAY, today + ONE_DAY)
    path = address(who("Kulta"))
    for number in (2, 200):
        more_tasks(taken, number, owner=who("Sanna"))
        with CaptureQueriesContext(connection) as queries:
            found = events_in(got(path))
        counts.append((len(queries), len([key for key in found if key.startswith("task-")]) > number / 2))
    assert (counts[0][0] == counts[1][0] <= 12, counts[0][1], counts[1][1]) == (True, True, True)
