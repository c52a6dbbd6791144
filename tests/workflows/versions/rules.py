"""The second version's rules as the proof reads them: of R72 it makes a condition."""

from dataclasses import replace

from workflows.proof import rules
from workflows.proof.world import THIRD
from workflows.stages import Stage

TALKED_OVER = (
    rules.MoveRule("R72", frozenset({Stage.COMMITMENTS}), lambda f: not f.unconsulted),
    rules.ActRule("R72", "record_partner_commitment", lambda f: THIRD not in f.unconsulted, item=THIRD),
)
SECOND = replace(
    rules.PUBLISHED,
    moves=(*(one for one in rules.PUBLISHED.moves if one.rule != "R72"), TALKED_OVER[0]),
    acts=(*rules.PUBLISHED.acts, TALKED_OVER[1]),
)
