"""A deputy gains no right and does what is asked meanwhile; nothing is written when an absence begins or ends."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Absence
from tests.workflows.absences.days import away, day
from tests.workflows.colleagues import task_of
from tests.workflows.many import many_cases
from tests.workflows.regions import in_english, person_of
from workflows.acts.refusals import NotYours, Taken
from workflows.models import CaseEvent, CaseTask
from workflows.services import tasks
from workflows.stages import Stage

pytestmark = pytest.mark.django_db


def inbox_of(browse, user):
    return browse(user).get("/").context["inbox"]


def test_the_deputy_s_inbox_has_the_tasks_of_the_person_who_is_away(walk, browse, mari, kalle):
    absence = away(mari, kalle)
    inbox = inbox_of(browse, kalle)
    assert [(one.act, one.away_until) for one in inbox.represented] == [("appoint_culture", absence.last)]
    assert (inbox.next.tag, inbox.next.is_taken) == (f"For {mari}, who is away", False)


def test_below_the_top_they_are_marked_with_name_and_day_and_may_be_taken(walk, browse, mari, kalle):
    absence = away(mari, kalle, last=30)
    own = task_of(walk, "appoint_care")
    CaseTask.objects.filter(pk=own.pk).update(owner=kalle)
    answer = browse(kalle).get("/")
    (row,) = answer.context["inbox"].of_the_away.rows
    assert (row.holder, row.away_until) == (str(mari), absence.last)
    html = answer.content.decode()
    assert f"for {mari} (away until" in html
    assert f'action="/tasks/{row.first.pk}/claim/"' in html


@pytest.mark.parametrize(("first", "last"), [(1, 10), (-10, -1)])
def test_before_and_after_the_days_all_is_as_usual(walk, browse, mari, kalle, first, last):
    Absence.objects.create(person=mari, deputy=kalle, first=day(first), last=day(last))
    assert inbox_of(browse, kalle).represented == []
    with pytest.raises(Taken):
        tasks.claim(task_id=task_of(walk, "appoint_culture").pk, by=kalle, now=timezone.now())


def test_the_person_keeps_seeing_the_tasks_meanwhile(walk, browse, mari, kalle):
    away(mari, kalle)
    assert [one.act for one in inbox_of(browse, mari).in_hand] == ["appoint_culture"]


def test_a_deputy_may_take_what_the_person_holds(walk, mari, kalle):
    away(mari, kalle)
    task = task_of(walk, "appoint_culture")
    event = tasks.claim(task_id=task.pk, by=kalle, now=timezone.now())
    task.refresh_from_db()
    assert (task.owner, event.act, event.by) == (kalle, "claim", kalle)


def test_a_deputy_may_do_what_the_person_holds(walk, mari, kalle):
    away(mari, kalle)
    assert walk.do("appoint_culture", by=kalle).act == "appoint_culture"


def test_a_colleague_who_is_not_the_deputy_takes_nothing(walk, mari, kalle):
    away(mari, None)
    with pytest.raises(Taken):
        tasks.claim(task_id=task_of(walk, "appoint_culture").pk, by=kalle, now=timezone.now())


def test_a_deputy_of_the_other_side_gains_no_right(walk, browse, mari):
    care, task = person_of(walk, "sote"), task_of(walk, "appoint_culture")
    Absence.objects.create(person=mari, deputy=care, first=day(0), last=day(9))
    assert inbox_of(browse, care).represented == []
    with pytest.raises(NotYours):
        tasks.claim(task_id=task.pk, by=care, now=timezone.now())
    task.refresh_from_db()
    assert task.owner == mari


def test_a_worker_stands_in_for_a_colleague_in_regions_of_both(walk, browse, adviser):
    walk.to(Stage.TRAINING)
    other, task = in_english(adviser), task_of(walk, "plan_training")
    CaseTask.objects.filter(pk=task.pk).update(owner=walk.adviser, status="ASSIGNED")
    assert inbox_of(browse, other).represented == []
    away(walk.adviser, other)
    assert [one.pk for one in inbox_of(browse, other).represented] == [task.pk]
    tasks.claim(task_id=task.pk, by=other, now=timezone.now())
    assert [one.pk for one in inbox_of(browse, other).in_hand] == [task.pk]


def test_whoever_waits_for_somebody_who_is_away_reads_until_when(walk, browse, mari):
    absence = away(mari)
    inbox = inbox_of(browse, person_of(walk, "sote"))
    (row,) = [row for row in inbox.waiting_rows if row.act.name == "appoint_culture"]
    assert row.away_until == absence.last
    page = (
        browse(person_of(walk, "sote")).get(reverse("workflows:case", args=[walk.case_id])).content.decode()
    )
    assert page.count("away until") == 1


def test_nothing_is_written_when_an_absence_begins_or_ends(walk, browse, mari, kalle):
    events, held = CaseEvent.objects.count(), list(CaseTask.objects.order_by("pk").values())
    away(mari, kalle)
    inbox_of(browse, kalle)
    Absence.objects.all().delete()
    assert (CaseEvent.objects.count(), list(CaseTask.objects.order_by("pk").values())) == (events, held)


@pytest.mark.parametrize("who", ["contact", "adviser"])
def test_the_inbox_of_a_deputy_costs_the_same_for_few_and_for_many(browse, adviser, kalle, mari, who, walk):
    deputy = in_english(adviser) if who == "adviser" else kalle
    holder = walk.adviser if who == "adviser" else mari
    today, now, counts = timezone.localdate(), timezone.now(), []
    away(holder, deputy)
    for number in (3, 97):
        cases = many_cases(number, adviser=walk.adviser, on=today, now=now, contact=mari)
        for case in cases if who == "contact" else ():
            case.adoption.contacts.create(user=kalle, side="culture", starts=today)
        client = browse(deputy)
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            inbox = client.get("/").context["inbox"]
        counts.append((len(queries), len(inbox.represented)))
    assert (counts[1][0] <= counts[0][0] <= 21, counts[1][1] - counts[0][1]) == (True, 97)
