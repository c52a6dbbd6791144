"""What writes the records of the network: a function an act, named as it: (adoption, data, by=, now=, item=).

Each returns the main row it wrote. None asks for permission, knows a stage or reads the clock, and the caller
holds the transaction. A record made again takes the place of the standing one, which stays in history.
"""

from .committing import decide_on_limitation, record_partner_commitment
from .ending import end_adoption, end_commitment
from .loading import load_catalogues
from .partners import add_partner, list_candidates, partner_leaves
from .partnership import (
    accept_partnership_care,
    accept_partnership_culture,
    close_commitments,
    consult_on_distributors,
    countersign_partnership,
)
from .pilot import carry_out_decision, fit_to_pilot, set_pilot_period
from .sites import confirm_kaikukanta_access, report_onboarding

__all__ = [
    "accept_partnership_care",
    "accept_partnership_culture",
    "add_partner",
    "carry_out_decision",
    "close_commitments",
    "confirm_kaikukanta_access",
    "consult_on_distributors",
    "countersign_partnership",
    "decide_on_limitation",
    "end_adoption",
    "end_commitment",
    "fit_to_pilot",
    "list_candidates",
    "load_catalogues",
    "partner_leaves",
    "record_partner_commitment",
    "report_onboarding",
    "set_pilot_period",
]
