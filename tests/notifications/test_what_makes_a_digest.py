"""Of what somebody gets a digest: of one's own tasks, of late ones of others, and, at Kaikukeskus, of regions that stand still."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from adoption.models import ClosedPeriod, Contact
from notifications.letters.weekly import weekly
from notifications.models import Letter
from notifications.planning.world import BLOCKED, STALLED, Waiting
from notifications.queries import world
from notifications.queries.coming import coming
from notifications.queries.watched import watching_since
from notifications.services.choices import choose
from notifications.services.queueing import queue_due
from tests.notifications.post import DUE, MONDAY, TUESDAY, WEDNESDAY, Post
from workflows.models import CaseTask

SILENT = date(2026, 4, 2)
"""A month and a day after the last that happened in the story."""
FOLLOWING = [date(2026, 3, 23), date(2026, 3, 30), date(2026, 4, 7), date(2026, 4, 13)]
"""First working days of weeks after the decision is late; the third Monday is Easter's."""


def digests(post: Post, person, until: date = FOLLOWING[-1]) -> list[date]:
    """The days on which the person gets one, if nothing is done from Tuesday on."""
    day = TUESDAY
    while day <= until:
        post.at(day).queue()
        day += timedelta(days=1)
    return list(
        Letter.objects.filter(recipient=person, kind="digest").order_by("day").values_list("day", flat=True)
    )


def test_whoever_advises_a_region_that_is_new_or_blocked_by_others_gets_one(decision, story):
    assert digests(decision, story.adviser) == [MONDAY, *FOLLOWING]
    assert Letter.objects.filter(recipient=story.colleague).count() == 0


def test_whoever_advises_a_region_that_has_been_silent_for_a_month_gets_one(decision, story):
    CaseTask.objects.open().update(due=None)
    assert digests(decision, story.adviser) == [MONDAY, *(day for day in FOLLOWING if day > SILENT)]


def test_a_region_on_hold_stands_still_for_a_reason(decision, story):
    on = FOLLOWING[-1]
    assert list(watching_since(story.adviser.pk, on, on)) == [
        Waiting(DUE + timedelta(days=1), BLOCKED),
        Waiting(SILENT, STALLED),
    ]
    story.do("hold", reason="Henkilövaihdos", review_on=date(2026, 5, 4))
    assert list(watching_since(story.adviser.pk, on, on)) == []


def test_of_the_late_task_of_somebody_else_the_others_of_the_region_get_one(decision, story, who):
    story.claim("decide_to_prepare", who("Kulta"))
    assert digests(decision, who("Sanna")) == FOLLOWING
    assert digests(decision, who("Kerttu")) == FOLLOWING
    assert digests(decision, who("Kulta")) == [MONDAY, DUE, *FOLLOWING]
    assert digests(decision, story.colleague) == []


def test_of_a_task_of_somebody_else_that_is_not_late_nobody_gets_one(decision, story, who):
    story.claim("decide_to_prepare", who("Kulta"))
    CaseTask.objects.open().update(due=date(2027, 3, 1))
    assert digests(decision, who("Sanna")) == []


def test_subjects_say_that_others_are_late_or_regions_stand_still(decision, story, who):
    story.claim("decide_to_prepare", who("Kulta"))
    type(story.adviser).objects.update(language="en")
    decision.at(FOLLOWING[0]).queue()
    assert dict(Letter.objects.values_list("recipient__name", "subject")) == {
        "Kulta": "This week: 1 task waits, and is late",
        "Kerttu": "This week: 1 task of others is late",
        "Sanna": "This week: 1 task of others is late",
        "Kaisa Keskus": "This week: 1 region stands still",
    }


def test_what_comes_to_an_adviser_is_what_the_plan_then_does(decision, story):
    decision.at(TUESDAY)
    foreseen = [(one.day, one.planned.key) for one in coming(story.adviser.pk, decision.now)]
    assert [day for day, _key in foreseen] == digests(decision, story.adviser, TUESDAY + timedelta(weeks=4))
    came = Letter.objects.filter(recipient=story.adviser).order_by("day")
    assert foreseen == [(one.day, one.key) for one in came]


# Why it came


def test_it_is_explained_since_when_on_which_working_day_and_of_how_many_things(decision, story, capsys):
    decision.at(FOLLOWING[2]).queue()
    call_command("explain_letter", Letter.objects.get(recipient=story.adviser).pk)
    assert capsys.readouterr().out.split("\n")[4:] == [
        "The first working day of the week: the days before it were closed.",
        "  Closed days passed over: Mon 6 Apr",
        "  A region has been blocked since: Tue 17 Mar",
        "  A region has stood still for a month on: Thu 2 Apr",
        "  Blocked: 1",
        "  Nothing has happened for a month: 1",
        "",
    ]


def test_what_the_letter_says_in_full_is_counted_too(decision, who):
    decision.at(DUE).queue()
    letter = Letter.objects.get(recipient=who("Sanna"))
    assert letter.explanation["week"] == {
        "waiting": [["task", "2026-03-02"]],
        "closed": [],
        "parts": [["side", 1]],
    }
    assert [item["kind"] for item in letter.explanation["items"]] == ["due_today"]


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        (
            "fi",
            DUE,
            ["Maanantai, viikon ensimmäinen työpäivä.", "Tehtävä on odottanut lukijaa alkaen", "ma 2.3."],
        ),
        ("sv", FOLLOWING[2], ["dagarna före den var stängda.", "En uppgift har väntat på läsaren sedan"]),
        (
            "en",
            DUE + timedelta(days=2),
            ["Working day 3 of the week.", "A task has waited for the reader since"],
        ),
    ],
)
def test_the_page_says_it_in_the_reader_s_language(decision, who, browse, language, day, words):
    type(who("Sanna")).objects.update(language=language)
    decision.at(day).queue()
    letter = Letter.objects.get(recipient=who("Sanna"))
    text = browse(who("Sanna")).get(f"/letters/{letter.pk}/").content.decode()
    assert [one for one in words if one not in text] == []


def test_a_digest_from_before_that_was_kept_is_explained_as_it_can_be(decision, who, browse):
    decision.at(DUE).queue()
    letter = Letter.objects.get(recipient=who("Sanna"))
    Letter.objects.update(explanation={"items": []})
    assert weekly(Letter.objects.get(pk=letter.pk)) is None
    assert browse(who("Sanna")).get(f"/letters/{letter.pk}/").status_code == 200


# When that is looked at


@pytest.fixture
def looked(monkeypatch) -> list[date]:
    """The days on which what a worker watches over was looked at."""
    days, watching_since = [], world.watching_since
    monkeypatch.setattr(
        world, "watching_since", lambda *asked: days.append(asked[1]) or watching_since(*asked)
    )
    return days


@pytest.mark.parametrize(
    ("day", "hour", "times"), [(MONDAY, 6, 0), (MONDAY, 7, 2), (WEDNESDAY, 8, 2), (date(2026, 3, 5), 8, 0)]
)
def test_what_workers_watch_over_is_looked_at_when_a_digest_may_come_of_it(
    decision, looked, day, hour, times
):
    queue_due(decision.at(day, hour).now)
    assert looked == [day] * times


def test_it_is_not_looked_at_for_whoever_had_a_digest_or_wants_none(decision, looked, story):
    choose(story.colleague.pk, {"digest": "off"})
    decision.at(MONDAY).queue()
    decision.queue()
    assert looked == [MONDAY]


@pytest.mark.parametrize("is_closed", [False, True])
def test_nobody_gets_one_in_a_week_in_which_all_of_the_persons_regions_are_closed(
    decision, story, who, is_closed
):
    """Kerttu has no task of her own: one of Kulta's is late."""
    story.do("decide_to_prepare", by=who("Kulta"), go_on=True, decided_on=story.now.date())
    story.claim("appoint_culture", who("Kulta"))
    sanna = Contact.objects.get(user=who("Sanna"))
    story.do("appoint_care", by=who("Sanna"), contacts=[sanna], appointed_by="Johtaja", appointed_on=TUESDAY)
    if is_closed:
        week = {"starts": FOLLOWING[1], "ends": FOLLOWING[1] + timedelta(days=4)}
        ClosedPeriod.objects.create(region=story.case.adoption.region, **week)
    found = [] if is_closed else [FOLLOWING[1]]
    assert [day for day in digests(decision, who("Kerttu")) if day == FOLLOWING[1]] == found
