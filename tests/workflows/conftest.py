"""Regions that people have brought somewhere on the path, for the tests of the machine.

Walking is what costs time: a module that names stages in `STAGES` has one region walked to each, once, and every
test of it begins from there. What a test changes is taken back when it ends.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from accounts.models import User
from adoption.models import County, Municipality
from commitments.services import load_catalogues
from config.demonstration.walk import Walk
from tests.adoption.region import country, subregion
from tests.workflows.checked import CheckedWalk
from workflows.stages import Stage

BEGIN = date(2025, 1, 7)


def municipality(number: int) -> Municipality:
    """One more bilingual municipality."""
    return Municipality.objects.create(
        code=f"3{number:02}",
        name_fi=f"Kunta {number}",
        name_sv=f"Kunta {number}",
        language_status="fi-sv",
        subregion=subregion("A"),
        county=County.objects.get(code="01"),
        population=900,
        population_year=2025,
    )


def first_adviser() -> User:
    """The adviser of every region here; the commitments' catalogues are there by then."""
    load_catalogues()
    known = User.objects.filter(email="neuvoja@example.fi").first()
    return known or User.objects.create_user("neuvoja@example.fi", name="Nelli Neuvoja", is_kaikukeskus=True)


@pytest.fixture
def municipalities(db) -> dict[str, Municipality]:
    """By code: the module's, if it has walked regions, else new ones."""
    return {one.code: one for one in Municipality.objects.all()} or country()


@pytest.fixture
def walk(municipalities) -> CheckedWalk:
    """A bilingual region that has just been in touch."""
    return CheckedWalk(adviser=first_adviser(), day=BEGIN).contact([municipalities["101"]])


@pytest.fixture
def other(walk, municipalities) -> CheckedWalk:
    """A second region with the same adviser, that has just been in touch."""
    return CheckedWalk(adviser=walk.adviser, day=BEGIN).contact([municipalities["201"]])


@pytest.fixture(scope="module")
def _walked(request, django_db_setup, django_db_blocker) -> Iterator[dict[Stage, Walk]]:
    """One region at each stage that the module names, gone when the module is over."""
    with django_db_blocker.unblock(), transaction.atomic():
        country()
        adviser = first_adviser()
        yield {
            stage: Walk(adviser=adviser, day=BEGIN).contact([municipality(number)]).to(stage)
            for number, stage in enumerate(request.module.STAGES)
        }
        transaction.set_rollback(True)


@pytest.fixture
def region(_walked, db):
    """A function from a stage to the module's region at it, whose every further act is checked."""
    return lambda stage: CheckedWalk(**vars(replace(_walked[stage])))
