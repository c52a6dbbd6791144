"""What the facts of a case do not say and its shortest way depends on: what each partner would bring, and whose it is.

Pure: `queries.particulars` reads it of a case.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from adoption.declarations import Turn


@dataclass(frozen=True)
class Candidate:
    """A partner present whose commitment is not on record: what it would be, and what its sites would lack."""

    third_sector_distributor: bool = False
    distributor: bool = False
    venue: bool = False
    sites_without_access: frozenset[str] = frozenset()
    sites_not_onboarded: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Particulars:
    """Candidates by their keys, whose turn partners and sites are, and whether the answer waited for ends the hold."""

    candidates: Mapping[str, Candidate] = field(default_factory=dict)
    turns: Mapping[str, Turn] = field(default_factory=dict)
    answer_ends_hold: bool = False
