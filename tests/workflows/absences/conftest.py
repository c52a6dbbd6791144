"""A region with two people of culture."""

import pytest

from accounts.models import User
from tests.workflows.colleagues import region_with_colleagues
from tests.workflows.regions import person_of
from workflows.models import CaseTask


@pytest.fixture
def walk():
    return region_with_colleagues()


@pytest.fixture
def mari(walk) -> User:
    """Culture's coordinator, who has the task to appoint culture's persons."""
    CaseTask.objects.open().filter(act="appoint_culture").update(
        owner=person_of(walk, "culture"), status="ASSIGNED"
    )
    return person_of(walk, "culture")


@pytest.fixture
def kalle(walk) -> User:
    return User.objects.get(email="kalle.kollega@example.fi")
