"""A case goes over to the second version and back, and is sound after each."""

from dataclasses import replace

from tests.workflows.checked import check
from tests.workflows.versions.second import MAPPING
from workflows.paths import PUBLISHED, PathMapping
from workflows.services.versions import migrate, revert
from workflows.stages import Stage
from workflows.verification.differences import differences
from workflows.verification.reading import at_rest

# The three steps side by side, counted as two: statistics are cared for while the cards are printed.
NO_STATISTICS = replace(
    PUBLISHED,
    number=2,
    moves=tuple(
        replace(move, target=Stage.PRINTING) if move.target is Stage.STATISTICS else move
        for move in PUBLISHED.moves
        if move.source is not Stage.STATISTICS
    ),
)

TO_PRINTING = PathMapping(PUBLISHED, NO_STATISTICS, stages={Stage.STATISTICS: Stage.PRINTING})


def go_over(walk, mapping: PathMapping = MAPPING):
    event = migrate(case_id=walk.case_id, mapping=mapping, now=walk.now)
    check(walk.case)
    assert differences(at_rest(walk.case_id)) == []
    return event


def go_back(walk):
    event = revert(case_id=walk.case_id, number=2, now=walk.now)
    check(walk.case)
    assert differences(at_rest(walk.case_id)) == []
    return event
