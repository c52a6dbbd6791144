"""The page of a link: what it shows to whom, what it does once, and what it never does."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from accounts.models import User
from adoption.models import Contact
from adoption.models.history import KEPT
from notifications.links import Purpose, link_to
from notifications.models import Notification
from tests.notifications.links.conftest import contacts, path_of
from tests.workflows.colleagues import colleague
from tests.workflows.regions import person_of, stranger
from tests.workflows.test_concurrency import everything
from workflows.models import CaseEvent, CaseTask
from workflows.services import tasks
from workflows.services.undoing import undo
from workflows.stages import Stage

STAGES = [Stage.TRAINING, Stage.DISTRIBUTION]
pytestmark = pytest.mark.django_db

ATTENDANCE = {"culture": "confirm_attendance_culture", "sote": "confirm_attendance_care"}
READY = {"culture": "confirm_ready_culture", "sote": "confirm_ready_care"}
BAD = "This link does not work"


@pytest.fixture
def walk(region):
    """The training is planned: who comes is asked of both sides."""
    return region(Stage.TRAINING).until("confirm_attendance_culture")


@pytest.fixture
def mari(walk) -> User:
    return person_of(walk, "culture")


@pytest.fixture
def task(walk) -> CaseTask:
    return walk.task("confirm_attendance_culture")


@pytest.fixture
def act(mari, task) -> str:
    return path_of(Purpose.ACT, mari, f"task:{task.pk}")


def text_of(answer) -> str:
    return answer.content.decode()


def is_bad(answer) -> bool:
    return (answer.status_code, BAD in text_of(answer)) == (404, True)


def last_event() -> CaseEvent:
    return CaseEvent.objects.latest("pk")


def test_the_page_says_who_acts_where_and_what_will_be_recorded(nobody, act, mari, walk):
    answer = nobody.get(act)
    text = text_of(answer)
    assert answer.status_code == 200
    assert f"<dt>You act as</dt><dd>{mari}</dd>" in text
    assert f"<dt>Region</dt><dd>{walk.case.name}</dd>" in text
    assert f"{mari} confirmed culture&#x27;s participants in the training" in text
    assert f'href="/cases/{walk.case_id}/"' in text
    assert list(answer.context["errand"].form.fields) == ["contacts"]


def test_answers_are_kept_nowhere_and_name_the_address_to_nobody(nobody, act):
    for answer in (nobody.get(act), nobody.post(act), nobody.get("/l/forged/"), nobody.head(act)):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "strict-origin"
        assert answer.headers["X-Robots-Tag"] == "noindex"


def test_nothing_on_the_page_comes_from_elsewhere_or_leads_there(nobody, act):
    assert "//" not in text_of(nobody.get(act)).replace("<!doctype html>", "")


def test_head_is_answered_as_get_is(nobody, act):
    answer = nobody.head(act)
    assert (answer.status_code, answer.content) == (200, b"")


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
    assert (again.status_code, "You have already taken this task." in text_of(again)) == (409, True)
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
    assert Notification.objects.get(pk=notice.pk).unread is False
    again = nobody.post(seen)
    assert (again.status_code, "You have read this notice already." in text_of(again)) == (409, True)


def test_a_notice_whose_task_was_done_says_since_when(nobody, walk, mari):
    notice = Notification.objects.standing().get(recipient=mari)
    event = walk.do("confirm_attendance_culture")
    answer = nobody.get(path_of(Purpose.SEEN, mari, f"notice:{notice.pk}"))
    assert f"This has not waited for you since {event.at.day} " in text_of(answer)


def test_a_notice_of_somebody_else_is_none(nobody, walk, mari):
    notice = Notification.objects.standing().get(recipient=mari)
    assert is_bad(nobody.get(path_of(Purpose.SEEN, person_of(walk, "sote"), f"notice:{notice.pk}")))


@pytest.mark.parametrize("purpose", [Purpose.ACT, Purpose.TAKE, Purpose.HAND_OVER, Purpose.SEEN])
def test_following_a_link_fifty_times_changes_nothing(nobody, mari, task, purpose):
    notice = Notification.objects.standing().get(recipient=mari)
    thing = f"notice:{notice.pk}" if purpose is Purpose.SEEN else f"task:{task.pk}"
    path, before = path_of(purpose, mari, thing), everything()
    for _time in range(50):
        assert (nobody.get(path).status_code, nobody.head(path).status_code) == (200, 200)
    assert everything() == before


def wrong_links(mari: User, task: CaseTask, act: str) -> dict[str, str]:
    """Every way in which a link can be wrong, by what is wrong with it."""
    long_ago = timezone.now() - timedelta(days=30, seconds=1)
    return {
        "forged": act[:-2] + ("A/" if act[-2] != "A" else "B/"),
        "cut off": act[:-3] + "/",
        "for another": act.replace(f"user-{mari.pk}.", "user-999."),
        "for another thing": act.replace(f"task-{task.pk}.", "task-999."),
        "for another purpose": act.replace(".act.", ".give."),
        "expired": path_of(Purpose.ACT, mari, f"task:{task.pk}", long_ago),
        "of no task": path_of(Purpose.ACT, mari, "task:999999"),
        "of a purpose of another page": act.replace(".act.", ".stop."),
        "to a stranger": path_of(Purpose.ACT, stranger(), f"task:{task.pk}"),
        "to nobody": path_of(Purpose.ACT, User(pk=999_999), f"task:{task.pk}"),
    }


def test_whatever_is_wrong_with_a_link_the_answer_is_one_and_changes_nothing(nobody, walk, mari, task, act):
    links, said = wrong_links(mari, task, act), {"contacts": contacts(walk, "culture")}
    before = everything()
    answers = {what: (nobody.get(path), nobody.post(path, said)) for what, path in links.items()}
    assert [what for what, (got, posted) in answers.items() if not (is_bad(got) and is_bad(posted))] == []
    pages = {text_of(got).replace(links[what], "") for what, (got, _posted) in answers.items()}
    assert len({page.split("<main")[1] for page in pages}) == 1
    assert everything() == before


def test_an_act_that_is_not_simple_is_done_by_no_link(nobody, region):
    walk = region(Stage.TRAINING)
    task = walk.task("plan_training")
    assert is_bad(nobody.get(path_of(Purpose.ACT, walk.adviser, f"task:{task.pk}")))


def test_a_link_of_somebody_whose_sign_in_is_closed_is_void(nobody, walk, mari, act):
    User.objects.filter(pk=mari.pk).update(is_active=False)
    assert is_bad(nobody.get(act))
    assert is_bad(nobody.post(act, {"contacts": contacts(walk, "culture")}))


def test_a_link_of_somebody_who_has_left_the_region_is_void(nobody, walk, mari, act):
    colleague(walk)
    left = Contact.objects.get(user=mari)
    walk.do("contact_leaves", item=f"contact:{left.pk}", ends=walk.day)
    assert is_bad(nobody.get(act))


def test_a_link_of_the_other_side_is_refused(nobody, walk, task):
    """The person sees the case, and learns why the task is not theirs."""
    answer = nobody.get(path_of(Purpose.ACT, person_of(walk, "sote"), f"task:{task.pk}"))
    assert (answer.status_code, "This is not yours to do in this case." in text_of(answer)) == (200, True)
    assert "<form" not in text_of(answer)


def test_whoever_else_is_signed_in_the_holder_acts_and_the_page_says_so(browse, walk, mari, act):
    sanna = person_of(walk, "sote")
    client = browse(sanna)
    text = text_of(client.get(act))
    assert f"You are signed in as {sanna}. This link came in a letter to {mari}" in text
    assert 'aria-label="Main menu"' not in text
    client.post(act, {"contacts": contacts(walk, "culture")})
    assert (last_event().act, last_event().by) == ("confirm_attendance_culture", mari)
    mark = f"{walk.case_id}/{last_event().seq}"
    marked = [one for model in KEPT for one in model.history.filter(history_change_reason=mark)]
    assert {one.history_user for one in marked} == {mari}


def test_signed_in_as_oneself_there_is_nothing_to_warn_of(browse, mari, act):
    assert "You are signed in as" not in text_of(browse(mari).get(act))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_page_is_in_the_language_of_its_holder(walk, mari, act, language):
    User.objects.filter(pk=mari.pk).update(language=language)
    for accepted in ("fi", "sv", "en"):
        answer = Client(headers={"accept-language": accepted}).get(act)
        assert f'<html lang="{language}">' in text_of(answer)
        assert answer.headers["Content-Language"] == language


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_link_that_does_not_work_is_told_in_the_language_of_the_browser(db, language):
    answer = Client(headers={"accept-language": language}).get("/l/forged/")
    assert (answer.status_code, f'<html lang="{language}">' in text_of(answer)) == (404, True)


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


def test_a_page_asks_little_of_the_database(nobody, act, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        nobody.get(act)
    with django_assert_max_num_queries(0):
        nobody.get("/l/forged/")


def test_the_address_in_a_letter_leads_here(settings, nobody, mari, task):
    settings.SITE_ADDRESS = "https://polku.example.fi"
    address = link_to(Purpose.ACT, person_id=mari.pk, thing=f"task:{task.pk}", now=timezone.now())
    with override("sv"):
        assert nobody.get(address.removeprefix("https://polku.example.fi")).status_code == 200
