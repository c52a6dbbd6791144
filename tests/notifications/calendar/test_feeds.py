"""What a calendar program reads at a secret address, and how."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from tests.notifications.calendar.feeds import address, got, more_tasks, plan
from tests.notifications.calendar.reading import events_in, read


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


def test_the_whole_is_a_calendar_without_a_method(heard):
    assert read(got(address(heard.adviser))).method is None
