"""The demonstration country: real municipalities, and beside them nothing that is true.

Which region is where on the path, who its people are, and what came in between is invented.
"""

from config.demonstration.journey import Journey

from . import commitments, distribution, feedback, first_steps, groups, over, side_by_side, trainings

REGIONS: tuple[Journey, ...] = (
    *side_by_side.REGIONS,
    *distribution.REGIONS,
    *trainings.REGIONS,
    *commitments.REGIONS,
    *feedback.REGIONS,
    *groups.REGIONS,
    *first_steps.REGIONS,
    *over.REGIONS,
)
