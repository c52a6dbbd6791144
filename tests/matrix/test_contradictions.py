"""What contradicts a rule or what is on record is refused with a sentence at its field, and nothing is written."""

import pytest

from accounts.models import User
from tests.matrix.mistakes import MISTAKES
from tests.matrix.rubbish import sentences
from tests.matrix.scenes import SCENES

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", params=[scene for scene in SCENES if str(scene) in MISTAKES], ids=str)
def reached(request, path):
    return request.param, path.reach(request.param)


@pytest.fixture(scope="module", autouse=True)
def closed(people) -> None:
    User.objects.create_user("closed@example.fi", name="Closed", is_active=False)


def test_every_mistake_is_of_a_scene():
    assert set(MISTAKES) - {str(scene) for scene in SCENES} == set()


def test_a_contradiction_is_said_at_its_field(played, visitors):
    mistakes = MISTAKES[str(played.scene)]
    answers = [visitors.post(played.scene.may[0], played.url, one.said(played)) for one in mistakes]
    assert [answer.status_code for answer in answers] == [422] * len(mistakes)
    assert [answer.changed for answer in answers] == [set()] * len(mistakes)
    told = [
        sentences(answer).get(f"id_{one.field}", "") for one, answer in zip(mistakes, answers, strict=True)
    ]
    assert [words for one, words in zip(mistakes, told, strict=True) if one.words not in words] == []
