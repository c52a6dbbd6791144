"""A case that somebody will tamper with."""

import pytest
from django.db import connection

from tests.workflows.verified.forging import found
from workflows import triggers
from workflows.models import AdoptionCase
from workflows.stages import Stage


@pytest.fixture
def case(region) -> AdoptionCase:
    """A case whose second neighbour nobody touches, with the triggers out of the way."""
    walk = region(Stage.TRAINING)
    walk.do("hold", reason="Loma", review_on=walk.day)
    walk.do("resume")
    assert found() == []
    connection.check_constraints()
    triggers.drop(connection)
    return walk.case
