"""A table is whole on a screen of any width: before it would be cut, its rows are cards."""

from datetime import date

import pytest

from tests.axe import scrolls_sideways
from workflows.models import CaseTask
from workflows.stages import Stage

LONG_AGO = date(2026, 1, 1)
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_pipeline_is_never_cut(walk, reader, language):
    walk.to(Stage.COMMITMENTS)
    CaseTask.objects.open().update(due=LONG_AGO)
    reading = reader(language)
    reading.be(walk.adviser)
    reading.page.goto(f"{reading.address}/pipeline/")
    cut = []
    for width in range(320, 1400, 60):
        reading.page.set_viewport_size({"width": width, "height": 800})
        cut += [width] * scrolls_sideways(reading.page)
    assert cut == []
