"""The board: a column a stage, with a card for each of the regions that have stood there longest."""

from collections.abc import Iterable
from dataclasses import dataclass

from workflows.stages import PARALLEL, Stage

from .pipeline import RegionLine

CARDS = 10


@dataclass(frozen=True)
class BoardColumn:
    """One stage with all its regions, of which the first ones are shown."""

    stage: Stage
    lines: list[RegionLine]

    @property
    def name(self) -> str:
        return self.stage.numbered

    @property
    def count(self) -> int:
        return len(self.lines)

    @property
    def cards(self) -> list[RegionLine]:
        return self.lines[:CARDS]

    @property
    def more(self) -> int:
        return self.count - len(self.cards)

    @property
    def is_parallel(self) -> bool:
        """One of the steps that are worked on at the same time (R41.6-R41.8)."""
        return self.stage in PARALLEL


def columns(lines: Iterable[RegionLine]) -> list[BoardColumn]:
    """Every stage of the path in its order; the end only when a region has ended."""
    waiting = sorted(lines, key=lambda line: (line.case.stage_since, line.case.pk))
    made = [BoardColumn(stage, [line for line in waiting if line.case.at is stage]) for stage in Stage]
    return [column for column in made if column.lines or column.stage is not Stage.ENDED]
