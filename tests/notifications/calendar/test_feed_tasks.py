"""Which tasks stand in a feed, and on which day."""

from datetime import timedelta

from accounts.models import User
from tests.notifications.calendar.feeds import address, got, keys, tasks
from tests.notifications.calendar.reading import events_in
from workflows.models import AdoptionCase, CaseTask, Hold


def test_a_persons_calendar_has_the_tasks_the_person_has_or_may_take(heard, who):
    open_tasks = CaseTask.objects.open().filter(case=heard.case)
    (decision,) = open_tasks.filter(act="decide_to_prepare")
    paths = {name: address(who(name)) for name in ("Sanna", "Kulta")}
    assert f"task-{decision.pk}" in tasks(paths["Sanna"]) & tasks(paths["Kulta"])
    heard.claim("decide_to_prepare", by=who("Sanna"))
    assert f"task-{decision.pk}" in tasks(paths["Sanna"])
    assert f"task-{decision.pk}" not in tasks(paths["Kulta"])


def test_a_task_that_another_side_is_asked_stands_in_the_regions_calendar_alone(heard, who):
    (task,) = CaseTask.objects.open().filter(act="decide_to_prepare")
    CaseTask.objects.filter(pk=task.pk).update(turn="culture")
    own, region = tasks(address(who("Sanna"))), tasks(address(who("Sanna"), heard.case))
    assert (f"task-{task.pk}" in own, f"task-{task.pk}" in region) == (False, True)
    assert f"task-{task.pk}" in tasks(address(who("Kulta")))


def test_a_task_without_a_due_date_has_no_day(heard, who):
    path = address(who("Sanna"))
    CaseTask.objects.open().update(due=None)
    assert tasks(path) == set()


def test_a_regions_calendar_has_all_its_tasks(heard, who):
    CaseTask.objects.open().filter(act="decide_to_prepare").update(owner=who("Kulta"))
    due = CaseTask.objects.open().filter(case=heard.case).exclude(due=None)
    assert due.count() > 0
    assert tasks(address(who("Sanna"), heard.case)) == keys(due)


def test_a_worker_has_tasks_of_regions_that_are_anothers_to_follow(heard, colleague):
    path = address(colleague)
    assert tasks(path) == set()
    (task,) = CaseTask.objects.open().filter(act="decide_to_prepare")
    CaseTask.objects.filter(pk=task.pk).update(owner=colleague)
    assert tasks(path) == {f"task-{task.pk}"}


def test_what_waits_for_kaikukeskus_in_a_region_without_an_adviser_stands_in_every_worker_s(
    heard, who, colleague
):
    path = address(colleague)
    (task,) = CaseTask.objects.open().filter(act="decide_to_prepare")
    CaseTask.objects.filter(pk=task.pk).update(turn="centre")
    assert tasks(path) == set()
    AdoptionCase.objects.filter(pk=heard.case.pk).update(adviser=None)
    assert tasks(path) == {f"task-{task.pk}"}
    CaseTask.objects.filter(pk=task.pk).update(owner=who("Sanna"))
    assert tasks(path) == set()


def test_a_due_date_that_moves_moves_the_same_event(heard, who):
    path = address(who("Sanna"))
    heard.claim("decide_to_prepare", by=who("Sanna"))
    (task,) = CaseTask.objects.open().filter(act="decide_to_prepare")
    before = events_in(got(path))[f"task-{task.pk}"]
    assert before.dtstart == task.due
    assert before.dtend == task.due + timedelta(days=1)
    heard.do("hold", reason="Vaalit", review_on=heard.now.date() + timedelta(days=60))
    assert f"task-{task.pk}" not in tasks(path)
    heard.now += timedelta(days=30)
    heard.do("resume")
    task.refresh_from_db()
    after = events_in(got(path))[f"task-{task.pk}"]
    assert after.dtstart == task.due > before.dtstart
    assert after.uid == before.uid
    assert after.sequence > before.sequence
    assert after.last_modified > before.last_modified


def test_on_hold_only_the_next_look_is_due(heard):
    path = address(heard.adviser)
    heard.do("hold", reason="Vaalit", review_on=heard.now.date() + timedelta(days=60))
    assert Hold.objects.lasting().count() == 1
    assert tasks(path) == keys(CaseTask.objects.open().filter(act="resume"))


def test_a_task_that_is_done_is_gone(heard, who):
    path = address(who("Sanna"))
    (task,) = CaseTask.objects.open().filter(act="decide_to_prepare")
    heard.do("decide_to_prepare", by=who("Sanna"), go_on=True, decided_on=heard.now.date())
    assert f"task-{task.pk}" not in tasks(path)


def test_a_task_leads_to_its_page(heard, who):
    User.objects.filter(pk=who("Sanna").pk).update(language="en")
    (task,) = CaseTask.objects.open().filter(act="decide_to_prepare")
    event = events_in(got(address(who("Sanna"))))[f"task-{task.pk}"]
    assert event.description == f"http://localhost:8000/cases/{heard.case.pk}/do/decide_to_prepare/"
    assert event.summary.startswith("Due: Decide whether")
    assert event.summary.endswith("(Alkula)")
    assert event.transparency == "TRANSPARENT"


def test_a_task_of_an_act_that_is_gone_leads_to_its_case(heard, who):
    CaseTask.objects.open().filter(act="decide_to_prepare").update(act="of_old")
    (task,) = CaseTask.objects.open().filter(act="of_old")
    event = events_in(got(address(who("Sanna"))))[f"task-{task.pk}"]
    assert event.description == f"http://localhost:8000/cases/{heard.case.pk}/"
