"""Version 2 of the path, and how cases under version 1 go over to it."""

from dataclasses import replace
from datetime import date

from adoption.declarations import Turn
from workflows.gates import Gate, Missing, network
from workflows.gates.base import each_item
from workflows.paths import PUBLISHED, Move, PathMapping, StaysBehind
from workflows.stages import Stage

CONSULT = "consult_on_distributors"
TALKED_OVER = Gate(
    name="talked_over_first",
    rules=("R72",),
    why="New card distributors are talked over with Kaikukeskus before they commit.",
    unmet=each_item(
        "unconsulted", "Kaikukeskus has not given its view on every distributor", CONSULT, Turn.CENTRE
    ),
)


def talked_over(item: str) -> tuple[Gate, ...]:
    """The same of one partner."""
    missing = (Missing("Kaikukeskus has not given its view on this distributor", CONSULT, (Turn.CENTRE,)),)
    unmet = lambda facts: missing if item in facts.unconsulted else ()  # noqa: E731 - a gate's condition
    return (replace(TALKED_OVER, name="this_one_talked_over", unmet=unmet),)


def _moved(move: Move) -> Move:
    if move.source is Stage.WORKSHOP:
        return replace(move, gates=(*move.gates, TALKED_OVER))
    return replace(move, gates=tuple(one for one in move.gates if one is not network.DISTRIBUTORS_CONSULTED))


SECOND = replace(
    PUBLISHED,
    number=2,
    name="the guide of 2027",
    valid_from=date(2027, 1, 1),
    moves=tuple(_moved(move) for move in PUBLISHED.moves),
    flows="tests.workflows.versions.flows.FLOWS",
    rules="tests.workflows.versions.rules.SECOND",
    needs={"record_partner_commitment": talked_over},
)
MAPPING = PathMapping(
    source=PUBLISHED,
    target=SECOND,
    nodes={
        "ConsultationFlow.consult": "EarlyConsultationFlow.give_view",
        "PartnerCommitmentFlow.record": "ConsultedCommitmentFlow.record",
    },
    stays=(
        # also behind the commitments: a case may have been sent back with what its partners promised on record
        StaysBehind(
            "A distributor has committed without Kaikukeskus' view on it.",
            Stage.CONTACT,
            lambda facts: bool(facts.unconsulted - facts.uncommitted),
        ),
        StaysBehind(
            "Kaikukeskus has not given its view on every distributor.",
            Stage.COMMITMENTS,
            lambda facts: bool(facts.unconsulted),
        ),
    ),
)
