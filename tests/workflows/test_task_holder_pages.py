"""Taking a task, giving it back and handing it over, as pages: who may, and what a refusal says."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from tests.workflows.colleagues import let_go, region_with_colleagues
from tests.workflows.regions import person_of, stranger
from workflows.models import CaseTask
from workflows.services import tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk():
    return region_with_colleagues()


def url(name: str, task: CaseTask) -> str:
    return reverse(f"workflows:{name}", args=[task.pk])


def test_the_claim_button_takes_the_task_and_comes_back(walk, browse):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    case_page = reverse("workflows:case", args=[walk.case_id])
    answer = browse(mari).post(url("claim", task), {"next": case_page})
    task.refresh_from_db()
    assert (answer.status_code, answer.url, task.owner) == (302, case_page, mari)


def test_nobody_is_sent_to_another_site(walk, browse):
    task = let_go(walk, "appoint_culture")
    answer = browse(person_of(walk, "culture")).post(url("claim", task), {"next": "https://example.com/"})
    assert answer.url == reverse("workflows:inbox")


@pytest.mark.parametrize("name", ["claim", "release"])
def test_reading_an_address_changes_nothing(walk, browse, name):
    task = let_go(walk, "appoint_culture")
    answer = browse(person_of(walk, "culture")).get(url(name, task))
    assert answer.status_code == 405


@pytest.mark.parametrize("name", ["claim", "release", "hand_over"])
def test_a_stranger_finds_no_such_task_and_neither_does_anybody_find_an_unknown_one(walk, browse, name):
    task = let_go(walk, "appoint_culture")
    foreign = browse(stranger()).post(url(name, task))
    unknown = browse(person_of(walk, "culture")).post(reverse(f"workflows:{name}", args=[999999]))
    start = CaseTask.objects.filter(case=walk.case_id, flow_task_type="START").first()
    machinery = browse(person_of(walk, "culture")).post(url(name, start))
    assert [foreign.status_code, unknown.status_code, machinery.status_code] == [404, 404, 404]


@pytest.mark.parametrize("name", ["claim", "release", "hand_over"])
def test_the_other_side_and_kaikukeskus_are_told_that_it_is_not_theirs(walk, browse, name):
    task = let_go(walk, "appoint_culture")
    people = [person_of(walk, "sote"), walk.adviser]
    assert [browse(one).post(url(name, task)).status_code for one in people] == [403, 403]


def test_the_page_says_who_was_first(walk, browse):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    tasks.claim(
        task_id=task.pk,
        by=User.objects.get(email="kalle.kollega@example.fi"),
        now=timezone.now() - timedelta(1),
    )
    answer = browse(mari).post(url("claim", task))
    assert answer.status_code == 409
    assert "This task has been with Kalle Kollega since" in answer.content.decode()


def test_handing_over_asks_to_whom_and_why(walk, browse):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    client, kalle = browse(mari), User.objects.get(email="kalle.kollega@example.fi")
    assert client.get(url("hand_over", task)).status_code == 200
    refused = client.post(url("hand_over", task), {"to": kalle.pk, "reason": " "})
    assert (refused.status_code, refused.context["form"].errors.keys()) == (422, {"reason"})
    answer = client.post(url("hand_over", task), {"to": kalle.pk, "reason": "Away"})
    task.refresh_from_db()
    assert (answer.status_code, task.owner) == (302, kalle)


def test_a_person_who_is_no_colleague_is_a_mistake_at_the_field(walk, browse):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    answer = browse(mari).post(url("hand_over", task), {"to": person_of(walk, "sote").pk, "reason": "Away"})
    assert (answer.status_code, answer.context["form"].errors.keys()) == (422, {"to"})
    assert "Away" in answer.content.decode()


def test_what_another_holds_is_not_handed_over(walk, browse):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    tasks.claim(task_id=task.pk, by=User.objects.get(email="kalle.kollega@example.fi"), now=walk.now)
    assert browse(mari).get(url("hand_over", task)).status_code == 409


def test_the_links_of_a_refusal_lead_to_pages_that_can_be_read(walk, browse):
    task = let_go(walk, "appoint_culture")
    page = browse(walk.adviser).post(url("claim", task)).content.decode()
    assert 'name="next" value="/"' in page
    assert 'href="?' not in page
