"""What a case's facts are made of, in bits: people, partners and their sites, texts, decisions, records.

One contact a side and three partners with a site each (a third-sector distributor, another distributor, a venue) stand
for any number: gates and flows ask only whether there is one, and whether one is still waited for.
"""

from dataclasses import fields
from functools import cached_property
from itertools import product
from typing import Any

from adoption.declarations import Outcome
from workflows.facts import Facts

from .asking import answers
from .diagrams import ALL, Diagrams

Bits = dict[str, bool]
TEXTS = ("", "text", "other")
EXTENDED = f"{Outcome.EXTEND}:2030-12-31"
DECISIONS = ("", Outcome.CONTINUE.value, EXTENDED, Outcome.END.value)
CARRIED_OUT = ("", Outcome.CONTINUE.value, Outcome.END.value)
SOFT = ("distributors_consulted", "languages_covered")
THIRD, OTHER, VENUE = "partner:1", "partner:2", "partner:3"
PARTNERS = {THIRD: "third", OTHER: "other", VENUE: "house"}
SITES = {"site:1": "third", "site:2": "other", "site:3": "house"}
DISTRIBUTORS = {THIRD: "third", OTHER: "other"}
LIMITED = "commitment:3"

_TWO_BITS = {
    "culture_text": TEXTS,
    "care_text": TEXTS,
    "countersigned_text": TEXTS,
    "culture_decision": DECISIONS,
    "care_decision": DECISIONS,
    "carried_out": CARRIED_OUT,
}
_SHADES = ((False, False), (True, False), (False, True), (True, True))
# What gates and flows read together stands together: that keeps the diagrams small.
_ORDER = (
    *("on_hold", "culture_ends", "care_ends", "centre_ends", "declined", "adviser", "go_on", "municipality"),
    *("county", "culture_here", "culture_appointed", "culture_coordinates", "culture_counts"),
    *("care_here", "care_appointed", "care_coordinates", "care_counts", "group_formed"),
    *("info_session_planned", "info_session_held", "decided_to_prepare"),
    *("training_planned", "culture_attendance", "care_attendance", "training_held"),
    *("workshop_planned", "culture_invited", "care_invited", "workshop_held", "candidates_listed"),
    *("meeting_planned", "meeting_held"),
    *(f"{name}{n}" for n in (1, 2) for name in ("culture_text", "care_text", "countersigned_text")),
    *("first_round_closed", "distributors_consulted_passed"),
    *("third_here", "third_consulted", "third_committed", "third_access", "third_onboarded"),
    *("other_here", "other_consulted", "other_committed", "other_access", "other_onboarded"),
    *("house_here", "house_committed", "limited", "refused", "house_access", "house_onboarded"),
    *("artwork_submitted", "artwork_approved", "cards_ordered", "cards_delivered"),
    *("local_material", "languages_covered", "languages_covered_passed"),
    *("culture_ready", "care_ready", "pilot_period", "go_live_confirmed", "distribution_begun"),
    *("feedback_meeting", "survey"),
    *(f"{name}{n}" for n in (1, 2) for name in ("culture_decision", "care_decision", "carried_out")),
)
BIT = {name: place for place, name in enumerate(_ORDER)}
FLAGS = frozenset(f.name for f in fields(Facts) if f.name in BIT)


class World:
    """The table of sets, and for each fact the states in which it has each value it can have."""

    def __init__(self):
        self.sets = Diagrams()
        self._values: dict[str, dict[Any, int]] = {}

    def bit(self, name: str, value: bool = True) -> int:
        return self.sets.where(BIT[name], value)

    def holds(self, bits: Bits) -> int:
        return self.sets.cube(numbers(bits))

    @cached_property
    def sound(self) -> int:
        """States in which every fact has one of its values: two bits have a shade more than some facts need."""
        return self.sets.every(self.sets.some(self.values(fact).values()) for fact in _TWO_BITS)

    def values(self, fact: str) -> dict[Any, int]:
        if fact not in self._values:
            self._values[fact] = self._read(fact)
        return self._values[fact]

    def _read(self, fact: str) -> dict[Any, int]:
        if fact in FLAGS:
            return {True: self.bit(fact), False: self.bit(fact, False)}
        if fact in _TWO_BITS:
            return {value: self.holds(written(fact, value)) for value in _TWO_BITS[fact]}
        if fact in _FLAGS_OF:
            yes = self.sets.some(self.bit(bit) for bit in _FLAGS_OF[fact])
            return {True: yes, False: self.sets.negation(yes)}
        return self._subsets({key: self.holds(bits) for key, bits in _SETS_OF[fact].items()})

    def _subsets(self, when: dict[str, int]) -> dict[frozenset, int]:
        found = {}
        for chosen in product((True, False), repeat=len(when)):
            parts = zip(when.values(), chosen, strict=True)
            states = self.sets.every(one if there else self.sets.negation(one) for one, there in parts)
            found[frozenset(key for key, there in zip(when, chosen, strict=True) if there)] = states
        return found

    def where(self, facts: dict[str, Any]) -> int:
        """The states in which the facts have these values."""
        return self.sets.every(self.values(fact)[value] for fact, value in facts.items())

    def answers(self, function, *, within: int = ALL):
        """Every answer of a function of facts, with the values it read and the states in which they are so."""
        for known, answer in answers(function, lambda name: list(self.values(name))):
            states = self.sets.both(within, self.where(known))
            if states:
                yield states, known, answer

    def true(self, function) -> int:
        """The states in which a function of facts says yes."""
        return self.sets.some(states for states, _known, answer in self.answers(function) if answer)

    def count(self, states: int) -> int:
        return self.sets.count(states, len(BIT))


def numbers(bits: Bits) -> dict[int, bool]:
    return {BIT[name]: value for name, value in bits.items()}


def written(fact: str, value) -> Bits:
    """The bits of a fact that has several shades."""
    shade = _SHADES[_TWO_BITS[fact].index(value)]
    return {f"{fact}{n}": bit for n, bit in zip((1, 2), shade, strict=True)}


_FLAGS_OF = {
    "coordinator": ("culture_coordinates", "care_coordinates"),
    "statistics_person": ("culture_counts", "care_counts"),
    "third_sector_candidate": ("third_here",),
    "distributor_candidate": ("third_here", "other_here"),
    "venue_candidate": ("house_here",),
    "third_sector_distributor": ("third_committed",),
    "distributor": ("third_committed", "other_committed"),
    "venue": ("house_committed",),
}
_SETS_OF = {
    "overridden": {name: {f"{name}_passed": True} for name in SOFT},
    "unconsulted": {key: {f"{p}_here": True, f"{p}_consulted": False} for key, p in DISTRIBUTORS.items()},
    "uncommitted": {key: {f"{p}_here": True, f"{p}_committed": False} for key, p in PARTNERS.items()},
    "limitations_waiting": {LIMITED: {"house_committed": True, "limited": True}},
    "sites_without_access": {key: {f"{p}_committed": True, f"{p}_access": False} for key, p in SITES.items()},
    "sites_not_onboarded": {
        key: {f"{p}_committed": True, f"{p}_onboarded": False} for key, p in SITES.items()
    },
}
