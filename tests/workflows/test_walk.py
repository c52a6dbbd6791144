"""A region walks the whole path by doing what is asked, and nothing else."""

from datetime import date

import pytest

from accounts.models import User
from commitments.services import load_catalogues
from config.demonstration.walk import Walk
from workflows.stages import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk():
    from tests.adoption.region import country

    load_catalogues()
    adviser = User.objects.create_user("neuvoja@example.fi", name="Nelli Neuvoja", is_kaikukeskus=True)
    municipalities = country()
    return Walk(adviser=adviser, day=date(2025, 1, 7)).contact([municipalities["101"]])


def test_doing_what_is_asked_leads_to_permanent_operation(walk):
    assert walk.to(Stage.PERMANENT).case.at is Stage.PERMANENT
