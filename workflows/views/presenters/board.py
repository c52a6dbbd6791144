"""The board: a column a stage, with a card for each of the regions that have stood there longest."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workflows.queries.pipeline import Counts
from workflows.stages import PARALLEL, Stage

from .pipeline import RegionLine

CARDS = 8


@dataclass(frozen=True)
class BoardColumn:
    """One stage: how many regions stand there, and the cards of the first of them."""

    stage: Stage
    count: int
    cards: list[RegionLine]

    @property
    def name(self) -> str:
        return self.stage.numbered

    @property
    def more(self) -> int:
        return self.count - len(self.cards)

    @property
    def is_parallel(self) -> bool:
        """One of the steps that are worked on at the same time (R41.6-R41.8)."""
        return self.stage in PARALLEL


def columns(cards: Iterable[RegionLine], counts: Mapping[str, Counts]) -> list[BoardColumn]:
    """Every stage of the path in its order; the end only when a region has ended."""
    standing = defaultdict(list)
    for line in cards:
        standing[line.case.at].append(line)
    made = [
        BoardColumn(stage, counts[stage].regions if stage in counts else 0, standing[stage])
        for stage in Stage
    ]
    return [column for column in made if column.count or column.stage is not Stage.ENDED]
