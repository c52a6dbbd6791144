"""An act that has been done is not done again: whoever comes late is told who did it, and when."""

import pytest
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override

from tests.matrix.scenes import ONE_AN_ACT
from tests.matrix.visits import rows
from workflows.models import CaseTask

pytestmark = pytest.mark.django_db

# Acts asked once: whatever comes after them, also another step, they have been done by somebody on some day.
ONCE = [
    scene
    for scene in ONE_AN_ACT
    if scene.declared.turn and scene.declared.due and not scene.declared.repeatable
]
DRAFT = {"workflows_draft"}  # what was typed is kept


@pytest.fixture(scope="module", params=ONCE, ids=str)
def reached(request, path):
    return request.param, path.reach(request.param)


@pytest.fixture
def event(played):
    """The act as somebody has just done it, on the walk's day."""
    return played.walk.do(played.scene.act, item=played.item)


@pytest.fixture
def told(event) -> str:
    with override("en"):
        when = date_format(localtime(event.at), "DATETIME_FORMAT")
    return f"This has already been done by {event.by} on {when}."


def test_who_comes_late_is_told_by_whom_and_when_it_was_done(played, event, told, visitors):
    before = rows()
    for kind in played.scene.may:
        asked = visitors.get(kind, played.url)
        sent = visitors.post(kind, played.url, {"reason": "Typed in vain", "note": "Typed in vain"})
        assert [asked.status_code, sent.status_code] == [409, 409]
        assert told in asked.content.decode()
        assert told in sent.content.decode()
        assert sent.changed <= DRAFT
    assert rows() == before


def test_a_link_to_the_task_says_by_whom_and_when_it_was_done(played, event, told, visitors):
    tasks = CaseTask.objects.filter(case=event.case_id, act=event.act, item=event.item, status="DONE")
    for pk in tasks.values_list("pk", flat=True):
        answer = visitors.get(played.scene.may[0], f"/tasks/{pk}/")
        assert (answer.status_code, told in answer.content.decode()) == (409, True)
        for way in ("claim", "release", "hand-over"):
            late = visitors.post(played.scene.may[0], f"/tasks/{pk}/{way}/")
            assert (way, late.status_code, late.changed) == (way, 409, set())
