"""Two versions of the path declared at once, as they are when a guide has changed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.workflows.checked import CheckedWalk
from tests.workflows.test_network_repairs import DISTRIBUTOR, partner
from tests.workflows.versions.second import MAPPING, SECOND
from workflows import paths
from workflows.paths import PUBLISHED
from workflows.proof.going_over import GoingOver
from workflows.proof.walk import Path, Walk
from workflows.services import tasks
from workflows.stages import Stage


@pytest.fixture
def two_versions(settings, monkeypatch) -> None:
    """The second version's flows are found by their names as those of any app are."""
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "tests.workflows.versions"]
    monkeypatch.setattr(paths, "PATHS", (PUBLISHED, SECOND))
    monkeypatch.setattr(paths, "MAPPINGS", (MAPPING,))


@pytest.fixture(scope="session")
def walked() -> Walk:
    """Every state of the published path, but for what is lost: as quickly as every run of the tests wants it."""
    return Walk(Path(), losses=False).run()


@pytest.fixture
def going(walked):
    """A mapping over these states: the one kept here, with changes."""
    return lambda **changes: GoingOver(replace(MAPPING, **changes), walked)


@pytest.fixture
def proven(monkeypatch, walked) -> None:
    """The command proves over these states; what comes after going over has a test of its own."""
    monkeypatch.setattr("workflows.proof.report.AFTERWARDS", ())
    monkeypatch.setattr(GoingOver, "of", classmethod(lambda cls, mapping: cls(mapping, walked)))


@pytest.fixture
def waiting(region) -> CheckedWalk:
    """At the workshop, with a distributor that Kaikukeskus has not spoken of."""
    walk = region(Stage.WORKSHOP)
    walk.do("add_partner", **partner("Uusi neuvola", DISTRIBUTOR))
    return walk


@pytest.fixture
def committing(region) -> CheckedWalk:
    """All partners are asked for their commitments, and one of these tasks has changed hands."""
    walk = region(Stage.COMMITMENTS).until("record_partner_commitment")
    if walk.case.facts.unconsulted:
        walk.do("consult_on_distributors")
    walk.day += timedelta(days=1)
    task = walk.tasks("record_partner_commitment")[0]
    tasks.release(task_id=task.pk, by=task.owner, now=walk.now)
    return walk
