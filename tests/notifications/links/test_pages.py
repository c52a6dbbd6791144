"""The page of a link: what it shows to whom, and what is no link."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from accounts.models import User
from adoption.models import Contact
from adoption.models.history import KEPT
from notifications.links import Purpose, link_to
from notifications.models import Notification
from tests.notifications.links.conftest import contacts, is_bad, last_event, path_of, text_of
from tests.workflows.colleagues import colleague
from tests.workflows.regions import person_of, stranger
from tests.workflows.test_concurrency import everything
from workflows.models import CaseTask
from workflows.stages import Stage

STAGES = [Stage.TRAINING]
pytestmark = pytest.mark.django_db


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


def test_a_link_that_does_not_work_shows_nothing_of_whoever_is_signed_in(browse, mari):
    page = text_of(browse(mari).get("/l/forged/"))
    assert ("This link does not work" in page, 'href="/profile/"' in page, "/sign-out/" in page) == (
        True,
        False,
        False,
    )
    assert page.count('name="language"') == 3


def test_head_is_answered_as_get_is(nobody, act):
    answer = nobody.head(act)
    assert (answer.status_code, answer.content) == (200, b"")


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
