"""What waits for any worker of Kaikukeskus is told to whoever comes to work there later."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from notifications.models import Notification
from notifications.services.newcomers import tell_newcomers
from tests.notifications.post import PEOPLE, TUESDAY, WEDNESDAY, letters
from workflows.models import AdoptionCase, CaseTask

WAITING = ["answer_contact", "take_ownership"]


def somebody_new() -> User:
    """The two workers to whom the case was told have left since, and somebody else works there."""
    User.objects.filter(is_kaikukeskus=True).update(is_active=False)
    return User.objects.create_user("uusi.keskus@example.fi", name="Uusi Keskus", is_kaikukeskus=True)


@pytest.fixture
def newcomer(story) -> User:
    return somebody_new()


def acts_told(person: User) -> list[str]:
    return sorted(Notification.objects.standing().filter(recipient=person).values_list("act", flat=True))


def rows() -> list[dict]:
    return list(Notification.objects.order_by("pk").values())


def test_a_new_worker_is_told_once_of_what_waits_for_any(story, post, newcomer):
    post.at(TUESDAY).run()
    assert acts_told(newcomer) == WAITING
    notices = Notification.objects.filter(recipient=newcomer)
    assert {(one.timestamp, one.action_object.act, one.unread) for one in notices} == {
        (post.now, "register_contact", True)
    }
    post.after(minutes=20).run()
    post.after(minutes=20).run()
    assert letters() == [("day", "Uusi Keskus", ["assigned", "assigned"])]
    due = story.task("answer_contact").due
    post.at(due).run()
    assert "due_today" in [kind for _, _, kinds in letters(day=due) for kind in kinds]


def test_a_worker_who_is_back_is_told_of_what_came_meanwhile(story, post, colleague):
    Notification.objects.filter(recipient=colleague, act="answer_contact").delete()
    told = Notification.objects.get(recipient=colleague)
    post.at(TUESDAY).run()
    assert acts_told(colleague) == WAITING
    assert Notification.objects.get(recipient=colleague, act=told.act).timestamp == told.timestamp


def test_those_who_were_told_are_not_told_again(story, post):
    before = rows()
    with CaptureQueriesContext(connection) as asked:
        assert tell_newcomers(post.at(WEDNESDAY).now) == 0
    assert (rows(), len(asked)) == (before, 3)


def test_what_somebody_has_or_the_region_is_to_do_is_not_told_to_a_new_worker(decision, newcomer):
    CaseTask.objects.open().update(owner=None)
    assert tell_newcomers(decision.now) == 0
    assert acts_told(newcomer) == []


@pytest.mark.parametrize(("is_advised", "told"), [(True, []), (False, ["mark_info_session_held"])])
def test_what_is_anybody_s_waits_for_any_worker_where_nobody_advises(story, post, is_advised, told):
    story.answered(*PEOPLE)
    story.do("plan_info_session", date=TUESDAY, mode="remote")
    newcomer = somebody_new()
    if not is_advised:
        AdoptionCase.objects.update(adviser=None)
    tell_newcomers(post.at(WEDNESDAY).now)
    assert acts_told(newcomer) == told
