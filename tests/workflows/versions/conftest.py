"""Two versions of the path declared at once, as they are when a guide has changed."""

from dataclasses import replace

import pytest

from tests.workflows.versions.second import MAPPING, SECOND
from workflows import paths
from workflows.paths import PUBLISHED
from workflows.proof.going_over import GoingOver
from workflows.proof.walk import Path, Walk


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
