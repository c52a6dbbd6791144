"""Which sides have still to decide what follows the pilot, for many rounds at once."""

from collections import defaultdict
from collections.abc import Collection

from adoption.declarations import Turn
from adoption.models import ContinuationDecision
from workflows.facts import Facts
from workflows.gates.pilot import BOTH_SIDES_DECIDED
from workflows.queries.facts import decision

_FACTS = {Turn.CULTURE: "culture_decision", Turn.CARE: "care_decision"}


def undecided_sides(rounds: Collection[int]) -> dict[int, frozenset[Turn]]:
    """By key of the round, those whom the gate asks to decide: both when they decided differently. One query."""
    decided = defaultdict(dict)
    standing = ContinuationDecision.objects.standing().filter(round__in=rounds)
    for pk, turn, outcome, until in standing.values_list("round", "turn", "outcome", "until"):
        decided[pk][_FACTS[Turn(turn)]] = decision(outcome, until)
    return {pk: _asked(Facts(**decided[pk])) for pk in rounds}


def _asked(facts: Facts) -> frozenset[Turn]:
    return frozenset(turn for missing in BOTH_SIDES_DECIDED.unmet(facts) for turn in missing.suppliers)
