"""Who is told of what, and when it is read by itself."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from notifications.models import Notification
from notifications.services.notices import on_case_event
from workflows.models import CaseEvent, CaseTask
from workflows.services.undoing import undo

PEOPLE = ("culture", "Kulta"), ("culture", "Kerttu"), ("sote", "Sanna")


def told(user, **fields) -> set[tuple[str, bool]]:
    """What the person has been told: (act, unread)."""
    notices = Notification.objects.filter(recipient=user, **fields)
    return set(notices.values_list("act", "unread"))


def standing(case) -> list[tuple[int, str, str]]:
    rows = Notification.objects.standing().filter(target=case).values_list("recipient", "act", "item")
    return sorted(rows)


def test_a_new_contact_is_told_to_every_worker_of_kaikukeskus(story):
    assert told(story.adviser) == {("take_ownership", True), ("answer_contact", True)}
    assert told(story.colleague) == {("take_ownership", True), ("answer_contact", True)}


def test_a_notice_is_read_when_its_task_is_done(story):
    story.do("take_ownership", adviser=story.adviser)
    assert ("take_ownership", False) in told(story.adviser)
    assert ("take_ownership", False) in told(story.colleague)
    settled = Notification.objects.filter(act="take_ownership").values_list("settled_at", flat=True)
    assert set(settled) == {story.now}


def test_the_notice_says_which_event_told_of_it_and_who_was_behind_it(story):
    story.answered(*PEOPLE)
    notice = Notification.objects.get(recipient=story.adviser, act="plan_info_session")
    assert (notice.action_object.act, notice.actor, notice.timestamp) == (
        "answer_contact",
        story.adviser,
        story.now,
    )


def test_an_unclaimed_task_is_told_once_to_each_who_may_take_it(story, who):
    story.answered(*PEOPLE).heard()
    assert CaseTask.objects.open().get(act="decide_to_prepare").owner is None
    for name in ("Kulta", "Kerttu", "Sanna"):
        assert Notification.objects.filter(recipient=who(name), act="decide_to_prepare").count() == 1
    assert told(story.colleague, act="decide_to_prepare") == set()


def test_taking_a_task_reads_the_notices_of_the_others(story, who):
    story.answered(*PEOPLE).heard()
    story.claim("decide_to_prepare", by=who("Kerttu"))
    assert told(who("Kerttu"), act="decide_to_prepare") == {("decide_to_prepare", True)}
    assert told(who("Kulta"), act="decide_to_prepare") == {("decide_to_prepare", False)}


def test_giving_a_task_back_tells_the_others_again(story, who):
    story.answered(*PEOPLE).heard()
    story.claim("decide_to_prepare", by=who("Kerttu"))
    story.release("decide_to_prepare", by=who("Kerttu"))
    assert told(who("Kulta"), act="decide_to_prepare", settled_at=None) == {("decide_to_prepare", True)}
    assert Notification.objects.filter(recipient=who("Kerttu"), act="decide_to_prepare").count() == 1


def test_a_task_handed_over_tells_its_new_holder_who_knew_of_it_before(story, who):
    story.answered(*PEOPLE).heard()
    story.hand_over("decide_to_prepare", to=who("Sanna"), by=who("Kulta"))
    notice = Notification.objects.standing().get(recipient=who("Sanna"), act="decide_to_prepare")
    assert (notice.verb, notice.actor, notice.unread) == ("handed_over", who("Kulta"), True)
    assert told(who("Kulta"), act="decide_to_prepare") == {("decide_to_prepare", False)}


def test_a_contact_who_joins_is_told_of_what_waits_for_the_side(story, who):
    story.answered(*PEOPLE).heard()
    story.do(
        "add_contact", by=who("Sanna"), side="sote", name="Uusi", email="uusi@example.fi", both_sides=False
    )
    assert told(who("Uusi"), act="decide_to_prepare") == {("decide_to_prepare", True)}


def test_an_event_told_twice_tells_nobody_twice(story):
    story.answered(*PEOPLE)
    before = list(Notification.objects.order_by("pk").values())
    event = CaseEvent.objects.filter(case=story.case).select_related("case__adoption").latest("seq")
    on_case_event(event)
    assert list(Notification.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("changed", [{}, {"settled_at": "2026-03-02 12:00Z", "unread": False}])
def test_the_database_refuses_a_notice_sent_twice(story, changed):
    """The same event never tells a person the same thing again, nor does a waiting task have two notices."""
    notice = Notification.objects.standing().first()
    notice.pk = None
    for name, value in changed.items():
        setattr(notice, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        notice.save(force_insert=True)


def test_a_task_that_waits_has_one_standing_notice_whatever_event_told_of_it(story):
    notice = Notification.objects.standing().first()
    story.do("take_ownership", adviser=story.adviser)
    notice = Notification.objects.standing().get(recipient=story.adviser, act="answer_contact")
    notice.pk, notice.action_object = None, CaseEvent.objects.latest("seq")
    with pytest.raises(IntegrityError), transaction.atomic():
        notice.save(force_insert=True)


def test_reading_a_notice_does_not_bring_it_back(story):
    Notification.objects.filter(recipient=story.colleague).mark_all_as_read()
    story.do("take_ownership", adviser=story.colleague, by=story.colleague)
    assert told(story.colleague, act="answer_contact") == {("answer_contact", False)}


def test_when_an_act_fails_nobody_is_told(story, monkeypatch):
    before = standing(story.case)
    monkeypatch.setattr("workflows.services.cases.due.follow", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        story.do("take_ownership", adviser=story.adviser)
    assert standing(story.case) == before


def test_telling_costs_three_queries_when_one_task_follows_another(story):
    story.answered(*PEOPLE)
    with CaptureQueriesContext(connection) as queries:
        story.do("plan_info_session", date=story.now.date(), mode="remote")
    assert len([one for one in queries.captured_queries if "notifications_" in one["sql"]]) == 3


def take_back(story, event):
    story.now += timedelta(hours=1)
    return undo(case_id=story.case.pk, seq=event.seq, by=event.by, now=story.now)


def test_who_was_told_of_a_task_is_told_that_it_was_taken_back(story, who):
    story.answered(*PEOPLE)
    story.do("plan_info_session", date=story.now.date(), mode="remote")
    event = story.do("mark_info_session_held", held_on=story.now.date(), by=who("Kulta"))
    undone = take_back(story, event)
    gone = {"verb": "taken_back", "act": "decide_to_prepare"}
    told_of_it = Notification.objects.filter(**gone)
    assert {(one.recipient, one.actor, one.unread, one.action_object) for one in told_of_it} == {
        (who(name), who("Kulta"), True, undone) for name in ("Kerttu", "Sanna")
    }
    assert standing(story.case) == sorted(
        (person.pk, "mark_info_session_held", "")
        for person in (who("Kulta"), who("Kerttu"), who("Sanna"), story.adviser)
    )


def test_the_task_is_told_of_again_when_the_act_is_done_again(story, who):
    story.answered(*PEOPLE).heard()
    take_back(story, CaseEvent.objects.filter(case=story.case).latest("seq"))
    event = story.do("mark_info_session_held", held_on=story.now.date())
    notices = Notification.objects.filter(recipient=who("Kerttu"), act="decide_to_prepare").order_by("pk")
    assert [(one.verb, one.action_object == event) for one in notices] == [
        ("new_task", False),
        ("taken_back", False),
        ("new_task", True),
    ]
