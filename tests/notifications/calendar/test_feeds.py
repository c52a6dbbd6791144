"""What a calendar program reads at a secret address, and when there is nothing to be read."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from adoption.models import Contact, PilotPeriod, Session
from notifications.models import Feed
from notifications.queries.feed_contents import PAST
from notifications.services import feeds
from tests.notifications.calendar.reading import events_in, read
from workflows.models import AdoptionCase, CaseTask, Hold


@pytest.fixture
def heard(story):
    User.objects.filter(pk=story.adviser.pk).update(language="en")
    return story.answered(("culture", "Kulta"), ("sote", "Sanna")).heard()


def address(person: User, case: AdoptionCase | None = None) -> str:
    feed = feeds.make(person, case, now=timezone.now())
    return f"/calendar/{feed.secret}.ics"


def got(path: str) -> bytes:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content


def tasks(path: str) -> set[str]:
    return {key for key in events_in(got(path)) if key.startswith("task-")}


def keys(found) -> set[str]:
    return {f"task-{task.pk}" for task in found}


def plan(story, days: int = 30, **more) -> Session:
    """A meeting so many days from now."""
    day = timezone.localdate() + timedelta(days=days)
    about = {"kind": "meeting", "date": day, "recorded_at": story.now} | more
    return Session.objects.create(adoption=story.case.adoption, **about)


def test_a_feed_is_a_calendar_for_its_person_alone(heard, who):
    answer = Client().get(address(who("Sanna")))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert {"private", "no-cache"} <= set(answer["Cache-Control"].split(", "))
    assert "Set-Cookie" not in answer
    for line in (
        b"X-WR-CALNAME:Kaikupolku",
        b"REFRESH-INTERVAL;VALUE=DURATION:PT3H",
        b"X-PUBLISHED-TTL:PT3H",
    ):
        assert answer.content.count(line + b"\r\n") == 1


def test_a_session_stands_in_the_calendars_of_its_region(heard, who, colleague):
    session = plan(heard, starts_at="13:00", place="Kirjasto")
    for person, case in ((who("Sanna"), None), (heard.adviser, None), (colleague, heard.case)):
        event = events_in(got(address(person, case)))[f"session-{session.pk}"]
        assert timezone.localtime(event.start).date() == session.date
        assert (event.status, event.sequence) == ("CONFIRMED", 0)
    assert f"session-{session.pk}" not in events_in(got(address(colleague)))


def test_what_is_said_of_a_session_is_its_kind_its_region_its_place_and_where_its_page_is(heard):
    session = plan(heard, audience="Luottamuksellista")
    event = events_in(got(address(heard.adviser)))[f"session-{session.pk}"]
    assert event.summary == "Meeting: Alkula"
    assert event.description == f"http://localhost:8000/cases/{heard.case.pk}/"
    assert event.location == "Remote"


def test_a_session_that_is_called_off_is_cancelled_and_not_just_gone(heard):
    session, path = plan(heard, kind="training"), address(heard.adviser)
    heard.do("cancel_session", item=f"session:{session.pk}", reason="Loma")
    event = events_in(got(path))[f"session-{session.pk}"]
    assert (event.status, event.sequence) == ("CANCELLED", 1)


def test_what_was_long_ago_is_left_out(heard):
    days = PAST.days
    last, gone = plan(heard, -days), plan(heard, -days - 1)
    found = events_in(got(address(heard.adviser)))
    assert (f"session-{last.pk}" in found, f"session-{gone.pk}" in found) == (True, False)


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


def test_the_end_of_the_pilot_moves_with_its_last_round(heard, who):
    path, today = address(who("Sanna"), heard.case), timezone.localdate()
    about = {"adoption": heard.case.adoption, "starts": date(2026, 1, 1), "recorded_at": heard.now}
    PilotPeriod.objects.create(ends=today, **about)
    first = events_in(got(path))[f"pilot-{heard.case.pk}"]
    second = PilotPeriod.objects.create(round=2, ends=today + timedelta(days=90), **about)
    longer = events_in(got(path))[f"pilot-{heard.case.pk}"]
    PilotPeriod.objects.filter(pk=second.pk).update(withdrawn_at=timezone.now(), withdrawn_by=heard.adviser)
    again = events_in(got(path))[f"pilot-{heard.case.pk}"]
    assert [one.dtstart for one in (first, longer, again)] == [today, today + timedelta(days=90), today]
    assert [one.sequence for one in (first, longer, again)] == [0, 1, 2]
    PilotPeriod.objects.update(withdrawn_at=timezone.now(), withdrawn_by=heard.adviser)
    assert f"pilot-{heard.case.pk}" not in events_in(got(path))


def test_a_calendar_is_in_its_persons_language_whatever_the_program_speaks(heard, who):
    session = plan(heard)
    path, said = address(who("Sanna"), heard.case), {}
    for language in ("fi", "sv", "en"):
        User.objects.filter(pk=who("Sanna").pk).update(language=language)
        answer = Client().get(path, headers={"accept-language": "de,sv"})
        said[language] = events_in(answer.content)[f"session-{session.pk}"].summary.partition(":")[0]
    assert said == {"fi": "Kokous", "sv": "Möte", "en": "Meeting"}


def test_nothing_is_sent_again_until_something_changes(heard):
    path = address(heard.adviser)
    tag = Client().get(path)["ETag"]
    same = Client().get(path, headers={"if-none-match": tag})
    assert (same.status_code, same.content) == (304, b"")
    plan(heard)
    assert Client().get(path, headers={"if-none-match": tag}).status_code == 200


def test_a_head_is_answered_and_nothing_else_is_taken(heard):
    path = address(heard.adviser)
    assert (Client().head(path).status_code, Client().post(path).status_code) == (200, 405)


def test_reading_changes_nothing(heard, who):
    path = address(who("Sanna"))
    with CaptureQueriesContext(connection) as queries:
        got(path)
    assert [one["sql"] for one in queries if not one["sql"].startswith("SELECT")] == []


def gone(path: str) -> bool:
    answer = Client().get(path)
    return answer.status_code == 404 and b"VCALENDAR" not in answer.content


def test_an_unknown_a_replaced_and_a_revoked_address_lead_nowhere(heard, who):
    person = who("Sanna")
    first = address(person)
    second = address(person)
    feed = Feed.objects.get(person=person, revoked_at=None)
    assert [gone(path) for path in (first, second, f"/calendar/{feed.secret[:-1]}.ics")] == [
        True,
        False,
        True,
    ]
    feeds.revoke(person, None, now=timezone.now())
    assert gone(second)
    assert Feed.objects.filter(person=person).count() == 2


def test_who_may_no_longer_sign_in_has_no_calendar(heard, who):
    path = address(who("Sanna"))
    User.objects.filter(pk=who("Sanna").pk).update(is_active=False)
    assert gone(path)


def test_who_has_left_a_region_reads_nothing_of_it(heard, who):
    own, regions = address(who("Sanna")), address(who("Sanna"), heard.case)
    assert (len(events_in(got(own))) > 0, gone(regions)) == (True, False)
    CaseTask.objects.open().filter(act="decide_to_prepare").update(owner=who("Sanna"))
    Contact.objects.filter(user=who("Sanna")).update(starts="2026-01-01", ends="2026-03-01")
    assert (events_in(got(own)), gone(regions)) == ({}, True)


def test_a_new_address_of_one_calendar_leaves_the_others(heard, who):
    own, regions = address(who("Sanna")), address(who("Sanna"), heard.case)
    others = address(who("Kulta"), heard.case)
    address(who("Sanna"), heard.case)
    assert [gone(path) for path in (own, regions, others)] == [False, True, False]


def test_a_calendar_of_three_hundred_tasks_and_sessions_costs_what_one_of_few_does(heard, who):
    counts = {}
    for number in (1, 100):
        for _time in range(number):
            plan(heard)
        more_tasks(heard, number)
        for person, case in ((who("Sanna"), None), (heard.adviser, None), (who("Sanna"), heard.case)):
            path = address(person, case)
            with CaptureQueriesContext(connection) as queries:
                found = events_in(got(path))
            counts.setdefault((person, case), []).append(len(queries))
        assert len(found) > number * 2
    assert [few == many <= 12 for few, many in counts.values()] == [True, True, True]


def more_tasks(story, number: int) -> None:
    task = story.task("decide_to_prepare")
    CaseTask.objects.bulk_create(
        CaseTask(
            process=task.process,
            case=story.case,
            act="report_onboarding",
            item=f"site:{number}-{count}",
            flow_task=task.flow_task,
            flow_task_type="HUMAN",
            status=task.status,
            turn="centre" if count % 2 else "culture",
            due=timezone.localdate(),
        )
        for count in range(number)
    )


def test_the_whole_is_a_calendar_without_a_method(heard):
    assert read(got(address(heard.adviser))).method is None
