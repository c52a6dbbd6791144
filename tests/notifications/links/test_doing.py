"""What a link is for is done once, by its holder, through the same door as everywhere."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from accounts.models import User
from notifications.links import Purpose
from notifications.models import Notification
from tests.notifications.links.conftest import contacts, is_bad, last_event, path_of, text_of
from tests.workflows.colleagues import colleague
from tests.workflows.regions import person_of
from tests.workflows.test_concurrency import everything
from workflows.models import CaseTask
from workflows.services import tasks
from workflows.services.undoing import undo
from workflows.stages import Stage

STAGES = [Stage.TRAINING, Stage.DISTRIBUTION]
pytestmark = pytest.mark.django_db

ATTENDANCE = {"culture": "confirm_attendance_culture", "sote": "confirm_attendance_care"}
READY = {"culture": "confirm_ready_culture", "sote": "confirm_ready_care"}


@pytest.mark.parametrize("side", ATTENDANCE)
def test_attendance_is_confirmed_by_the_links_holder(nobody, walk, side):
    person = person_of(walk, side)
    task = walk.task(ATTENDANCE[side])
    answer = nobody.post(path_of(Purpose.ACT, person, f"task:{task.pk}"), {"contacts": contacts(walk, side)})
    event = last_event()
    assert answer.status_code == 200
    assert (event.act, event.by) == (ATTENDANCE[side], person)
    assert event.data == {"contacts": contacts(walk, side), "by_link": True}
    assert CaseTask.objects.get(pk=task.pk).done_by == person
    assert f"Saved: {person} confirmed" in text_of(answer)
    assert f"/cases/{walk.case_id}/take-back/{event.seq}/" in text_of(answer)
    call_command("verify_cases")


@pytest.mark.parametrize("side", READY)
def test_readiness_is_confirmed_by_the_links_holder(nobody, region, side):
    walk = region(Stage.DISTRIBUTION)
    person = person_of(walk, side)
    task = walk.task(READY[side])
    answer = nobody.post(path_of(Purpose.ACT, person, f"task:{task.pk}"), {"note": "Kaikki valmista"})
    assert (answer.status_code, last_event().act, last_event().by) == (200, READY[side], person)
    call_command("verify_cases")


def test_what_comes_next_is_said(nobody, walk, mari, act):
    walk.do("confirm_attendance_care")
    text = text_of(nobody.post(act, {"contacts": contacts(walk, "culture")}))
    assert "Next: Record that the training was held (" in text


def test_a_second_post_says_what_was_done_and_when(nobody, walk, act, mari):
    said = {"contacts": contacts(walk, "culture")}
    nobody.post(act, said)
    before = everything()
    answer = nobody.post(act, said)
    assert answer.status_code == 409
    assert f"This has already been done by {mari} on {timezone.localtime().day} " in text_of(answer)
    assert everything() == before


def test_the_link_of_what_a_colleague_has_done_says_so(nobody, walk, act):
    other = colleague(walk)
    walk.do("confirm_attendance_culture", by=other)
    answer = nobody.get(act)
    assert answer.status_code == 200
    assert f"This has already been done by {other} on {walk.now.day} " in text_of(answer)
    assert "<form" not in text_of(answer)


def test_an_act_that_is_asked_for_anew_needs_another_link(nobody, walk, act):
    event = walk.do("confirm_attendance_culture")
    undo(case_id=walk.case_id, seq=event.seq, by=event.by, now=walk.now)
    answer = nobody.post(act, {"contacts": contacts(walk, "culture")})
    assert (answer.status_code, "confirm_attendance_culture" in walk.asked) == (409, True)


def test_the_link_of_a_task_whose_run_is_begun_anew_is_good(nobody, walk):
    """The other side's act is taken back: what was asked of this one is asked on, in a new row."""
    person, task = person_of(walk, "sote"), walk.task(ATTENDANCE["sote"])
    path = path_of(Purpose.ACT, person, f"task:{task.pk}")
    event = walk.do(ATTENDANCE["culture"])
    undo(case_id=walk.case_id, seq=event.seq, by=event.by, now=walk.now)
    assert walk.task(ATTENDANCE["sote"]).pk != task.pk
    answer = nobody.post(path, {"contacts": contacts(walk, "sote")})
    assert (answer.status_code, last_event().act, last_event().by) == (200, ATTENDANCE["sote"], person)


def test_mistakes_are_answered_at_the_field_and_nothing_is_done(nobody, act):
    before = everything()
    answer = nobody.post(act)
    text = text_of(answer)
    assert answer.status_code == 422
    assert text.index("hds-error-summary") < text.index("<fieldset")
    assert "Choose at least one member from culture." in text
    assert everything() == before


def test_what_was_typed_stays(nobody, region):
    walk = region(Stage.DISTRIBUTION)
    task = walk.task("confirm_ready_culture")
    act = path_of(Purpose.ACT, person_of(walk, "culture"), f"task:{task.pk}")
    answer = nobody.post(act, {"note": "sana " * 1200})
    assert (answer.status_code, "sana sana" in text_of(answer)) == (422, True)


def test_a_task_that_is_asked_for_no_longer_says_so(nobody, walk, act):
    walk.do(
        "send_back", to=Stage.WORKING_GROUP, reason="Väärin", records=[walk.recorded("form_group")[0].record]
    )
    answer = nobody.get(act)
    assert (answer.status_code, "This task is no longer asked for." in text_of(answer)) == (200, True)
    assert nobody.post(act, {"contacts": contacts(walk, "culture")}).status_code == 409


def test_a_task_is_taken_once(nobody, walk):
    colleague(walk)
    task = walk.task("confirm_attendance_culture")
    if task.owner:
        tasks.release(task_id=task.pk, by=task.owner, now=walk.now)
    mari, kalle = person_of(walk, "culture"), User.objects.get(email="kalle.kollega@example.fi")
    take = path_of(Purpose.TAKE, mari, f"task:{task.pk}")
    assert f"{mari} took the task “Confirm who comes" in text_of(nobody.get(take))
    answer = nobody.post(take)
    assert answer.status_code == 200
    assert "is yours now." in text_of(answer)
    assert "It is due on " in text_of(answer)
    assert CaseTask.objects.get(pk=task.pk).owner == mari
    assert (last_event().act, last_event().by, last_event().data["by_link"]) == ("claim", mari, True)
    again = nobody.post(take)
    since = f"You have had this task since {timezone.localtime().day} "
    assert (again.status_code, since in text_of(again)) == (409, True)
    others = nobody.post(path_of(Purpose.TAKE, kalle, f"task:{task.pk}"))
    assert (others.status_code, f"This task has been with {mari} since" in text_of(others)) == (409, True)
    call_command("verify_cases")


def test_a_task_is_handed_over_once(nobody, walk, mari):
    kalle = colleague(walk)
    task = walk.task("confirm_attendance_culture")
    give = path_of(Purpose.HAND_OVER, mari, f"task:{task.pk}")
    wrong = nobody.post(give, {"reason": "Loma"})
    assert (wrong.status_code, ">\nLoma</textarea>" in text_of(wrong)) == (422, True)
    answer = nobody.post(give, {"to": kalle.pk, "reason": "Loma"})
    assert (answer.status_code, f"The task was handed over to {kalle}." in text_of(answer)) == (200, True)
    assert CaseTask.objects.get(pk=task.pk).owner == kalle
    assert (last_event().by, last_event().reason) == (mari, "Loma")
    assert last_event().data == {"task": "confirm_attendance_culture", "to": kalle.pk, "by_link": True}
    again = nobody.post(give, {"to": kalle.pk, "reason": "Loma"})
    assert (again.status_code, f"This task has been with {kalle} since" in text_of(again)) == (409, True)
    call_command("verify_cases")


def test_a_task_of_one_persons_side_can_be_handed_to_nobody(nobody, mari, task):
    answer = nobody.get(path_of(Purpose.HAND_OVER, mari, f"task:{task.pk}"))
    assert (answer.status_code, "Nobody else answers for this task." in text_of(answer)) == (200, True)


def test_a_notice_is_read_once(nobody, mari):
    notice = Notification.objects.standing().get(recipient=mari)
    seen = path_of(Purpose.SEEN, mari, f"notice:{notice.pk}")
    assert "A new task: Confirm who comes" in text_of(nobody.get(seen))
    assert nobody.post(seen).status_code == 200
    read = Notification.objects.get(pk=notice.pk)
    assert (read.unread, timezone.localdate(read.read_at)) == (False, timezone.localdate())
    again = nobody.post(seen)
    when = f"You read this notice on {timezone.localtime().day} "
    assert (again.status_code, when in text_of(again)) == (409, True)
    assert Notification.objects.get(pk=notice.pk).read_at == read.read_at


def test_a_notice_whose_task_was_done_says_since_when(nobody, walk, mari):
    notice = Notification.objects.standing().get(recipient=mari)
    event = walk.do("confirm_attendance_culture")
    answer = nobody.get(path_of(Purpose.SEEN, mari, f"notice:{notice.pk}"))
    assert f"This has not waited for you since {event.at.day} " in text_of(answer)


def test_a_notice_of_somebody_else_is_none(nobody, walk, mari):
    notice = Notification.objects.standing().get(recipient=mari)
    assert is_bad(nobody.get(path_of(Purpose.SEEN, person_of(walk, "sote"), f"notice:{notice.pk}")))


def test_a_post_without_its_token_is_refused(walk, act):
    before = everything()
    answer = Client(enforce_csrf_checks=True).post(act, {"contacts": contacts(walk, "culture")})
    assert (answer.status_code, everything() == before) == (403, True)


def test_posts_in_haste_are_refused_and_looks_are_not(nobody, settings, walk, act):
    settings.ACCOUNT_RATE_LIMITS = {"link": "2/m/ip"}
    assert [nobody.post("/l/forged/").status_code for _time in range(2)] == [404, 404]
    before = everything()
    answer = nobody.post(act, {"contacts": contacts(walk, "culture")})
    assert (answer.status_code, answer.templates[0].name) == (429, "429.html")
    assert everything() == before
    assert nobody.get(act).status_code == 200
    assert Client(REMOTE_ADDR="192.0.2.7").post(act).status_code == 422


def test_a_draft_is_offered(nobody, browse, region):
    walk = region(Stage.DISTRIBUTION)
    person, task = person_of(walk, "culture"), walk.task("confirm_ready_culture")
    url = f"/cases/{walk.case_id}/do/confirm_ready_culture/"
    browse(person).post(url, {"note": "Melkein valmista", "draft": "1"})
    assert "Melkein valmista" in text_of(nobody.get(path_of(Purpose.ACT, person, f"task:{task.pk}")))


def test_the_history_says_what_was_done_by_a_link(nobody, browse, walk, mari, act):
    nobody.post(act, {"contacts": contacts(walk, "culture")})
    text = text_of(browse(mari).get(f"/cases/{walk.case_id}/history/"))
    assert text.count("By a link in a letter, without signing in") == 1


def test_what_was_done_by_a_link_is_taken_back_after_signing_in(nobody, browse, walk, mari, act):
    nobody.post(act, {"contacts": contacts(walk, "culture")})
    url = f"/cases/{walk.case_id}/take-back/{last_event().seq}/"
    assert nobody.get(url).status_code == 302
    assert browse(mari).get(url).status_code == 200
