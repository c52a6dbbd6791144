"""A link is followed twice at the same moment, or beside somebody who has signed in: what it is for is done once."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.test import Client

from notifications.links import Purpose
from tests.adoption.region import country
from tests.notifications.links.conftest import contacts, path_of
from tests.workflows.checked import CheckedWalk, check
from tests.workflows.conftest import BEGIN, first_adviser
from tests.workflows.test_concurrency import at_once
from workflows.models import CaseEvent

pytestmark = pytest.mark.postgresql


@pytest.fixture
def walk(committed) -> CheckedWalk:
    """A region whose training is planned, committed and seen by everybody."""
    walk = CheckedWalk(adviser=first_adviser(), day=BEGIN).contact([country()["101"]])
    return walk.until("confirm_attendance_culture")


def posts(walk, purpose: Purpose, said: dict, clients: list[Client]) -> Counter:
    """Answers by their status, when the link of culture's person is sent by all clients at once."""
    task, person = walk.task("confirm_attendance_culture"), walk.contacts("culture")[0].user
    path = path_of(purpose, person, f"task:{task.pk}")
    answers = at_once(*(lambda client=client: client.post(path, said) for client in clients))
    return Counter(answer.status_code for answer in answers)


def test_an_act_sent_twice_at_once_is_done_once(walk):
    said = {"contacts": contacts(walk, "culture")}
    assert posts(walk, Purpose.ACT, said, [Client(), Client()]) == {200: 1, 409: 1}
    assert CaseEvent.objects.filter(act="confirm_attendance_culture").count() == 1
    check(walk.case)
    call_command("verify_cases")


def test_an_act_done_by_link_and_in_the_site_at_once_is_done_once(walk, browse):
    person, said = walk.contacts("culture")[0].user, {"contacts": contacts(walk, "culture")}
    task = walk.task("confirm_attendance_culture")
    by_link, in_site = path_of(Purpose.ACT, person, f"task:{task.pk}"), browse(person)
    page = f"/cases/{walk.case_id}/do/confirm_attendance_culture/"
    results = at_once(lambda: Client().post(by_link, said), lambda: in_site.post(page, said))
    assert sorted(answer.status_code for answer in results) in ([200, 409], [302, 409])
    assert CaseEvent.objects.filter(act="confirm_attendance_culture").count() == 1
    check(walk.case)
