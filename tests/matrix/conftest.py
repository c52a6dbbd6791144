"""The people and the region of the matrix, made once for all tests of a module."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.matrix.path import Path
from tests.matrix.people import Region, a_country, everybody, region_elsewhere
from tests.matrix.scenes import SCENES, Played, Scene
from tests.matrix.visits import Visitors


@pytest.fixture(scope="module")
def people(django_db_setup, django_db_blocker) -> Iterator[dict]:
    """One person of each kind; they and all that follows are gone when the module is over."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield everybody()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def places(people) -> list:
    return a_country()


@pytest.fixture(scope="module")
def elsewhere(people, places) -> Region:
    """The region of the person from elsewhere."""
    return region_elsewhere(people["adviser"], places.pop())


@pytest.fixture(scope="module")
def visitors(people, elsewhere) -> Visitors:
    return Visitors(people)


@pytest.fixture(scope="module")
def path(people, places, elsewhere) -> Path:
    return Path(lambda: Region(adviser=people["adviser"]).contact([places.pop()]))


@pytest.fixture(scope="module", params=SCENES, ids=str)
def reached(request, path) -> tuple[Scene, Region]:
    """Each scene of the path, with the region that has come to it."""
    return request.param, path.reach(request.param)


@pytest.fixture
def played(reached, db) -> Played:
    """The scene as it is played; what it and its test changed is taken back at the end."""
    scene, walk = reached
    return scene.set(walk)
