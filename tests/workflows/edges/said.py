"""What people say in an act so that just one of its outcomes comes about: cleaned data, as the act's form would give it.

What is usual comes from the demonstration; what makes the outcome, from the bits that it writes.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from adoption.declarations import Outcome, Turn
from adoption.models import County
from commitments.declarations import TextKind
from commitments.models import CommitmentText, PartnerCommitment
from config.demonstration.answers import ANSWERS
from config.demonstration.partners import FEW, FOUND_DISTRIBUTOR, FOUND_VENUE, candidate
from tests.workflows.edges.real import Real, extended_to
from workflows.proof.world import DECISIONS, TEXTS, written

SIDES = {"culture": "culture", "care": "sote"}
ORGANISATIONS = {"third": FOUND_DISTRIBUTOR, "other": FEW[0], "house": FOUND_VENUE}
Writes = dict[str, bool]
Says = Callable[["Saying"], dict]


class Saying:
    """One act about to be done by somebody: what its outcome writes, and what there is to speak of."""

    def __init__(self, walk, real: Real, thing, writes: Writes, by, item: str = ""):
        self.walk, self.real, self.thing, self.writes, self.by = walk, real, thing, writes, by
        self.case, self.item, self.number = real.case, item, real.case.seq

    def usual(self, name: str) -> dict:
        """What is usually said, not before the day on which it can be; the walk's day comes to that."""
        if name not in ANSWERS:
            return {}
        said = ANSWERS[name](self.walk, self.case, self.thing)
        self.walk.day = max(self.walk.day, said.pop("not_before", self.walk.day))
        return said

    def contact(self, side: str):
        return self.real.contacts[side]

    def person(self, side: str) -> dict:
        """Somebody new on a side."""
        return {
            "side": SIDES[side],
            "name": "Uuno Uusi",
            "email": f"{side}.{self.case.pk}.{self.number}@example.fi",
        }

    def organisations(self) -> list[dict]:
        """Those that come into the network with this."""
        coming = [name for name in ORGANISATIONS if self.writes.get(f"{name}_here")]
        return [candidate(replace(ORGANISATIONS[name])) for name in coming if name not in self.real.partners]

    def value(self, fact: str, values: tuple):
        return next(one for one in values if written(fact, one).items() <= self.writes.items())


def said_in(name: str, saying: Saying) -> dict:
    """Everything that is said in the act."""
    usual = {} if name in SAID_WHOLE else saying.usual(name)
    return usual | (SAYS[name](saying) if name in SAYS else {})


def _answer(says: Saying) -> dict:
    if says.writes.get("declined"):
        return {"outcome": "no", "reason": "Ei nyt"}
    if "go_on" not in says.writes:
        return {"outcome": "later", "reason": "Myöhemmin", "review_on": says.walk.day + timedelta(days=30)}
    counties = list(County.objects.filter(code="01")) if says.writes["county"] else []
    people = [says.person(side) for side in SIDES if says.writes[f"{side}_here"]]
    return {"contacts": people, "counties": counties}


def _decide_to_prepare(says: Saying) -> dict:
    said = {"go_on": True, "decided_on": says.walk.day, "on_word_of": "Johtaja"}
    if says.writes.get("decided_to_prepare"):
        return said
    return said | {"go_on": False, "reason": "Ei nyt", "review_on": says.walk.day + timedelta(days=30)}


def _appoint(side: str) -> Says:
    def says_(says: Saying) -> dict:
        said = {"contacts": [], "appointed_by": "Lautakunta", "appointed_on": says.walk.day}
        if side in says.real.contacts:
            return said | {"contacts": [says.contact(side)], "new_email": ""}
        new = says.person(side)
        return said | {"new_side": new["side"], "new_name": new["name"], "new_email": new["email"]}

    return says_


def _coordinators(says: Saying) -> list:
    return [says.contact(side) for side in SIDES if says.writes.get(f"{side}_coordinates")]


def _accept(side: str) -> Says:
    def says_(says: Saying) -> dict:
        number = TEXTS.index(says.value(f"{side}_text", TEXTS[1:])) - 1
        return {"text": CommitmentText.objects.filter(kind=TextKind.PARTNERSHIP).order_by("pk")[number]}

    return says_


def _commitment(says: Saying) -> dict:
    """A limit is said in other words than before: on the same ones what was decided would still stand."""
    standing = PartnerCommitment.objects.in_force().filter(partner=says.thing)
    said = set(standing.values_list("limitation_text", flat=True))
    words = next(one for one in ("Kolme kerrallaan", "Kaksi kerrallaan") if one not in said)
    return {"limitation_text": words if says.writes.get("limited") else ""}


def _limitation(says: Saying) -> dict:
    refused = says.writes.get("house_committed") is False
    return {"approved": not refused, "reason": "Ei mallin mukainen" if refused else ""}


def _statistics_person(says: Saying) -> dict:
    return {"contact": next(says.contact(side) for side in SIDES if says.writes.get(f"{side}_counts"))}


def _material(says: Saying) -> dict:
    return {"kinds": "Esite", "languages": ["fi", "sv"] if says.writes["languages_covered"] else ["fi"]}


def _decide(side: str) -> Says:
    def says_(says: Saying) -> dict:
        outcome = says.value(f"{side}_decision", DECISIONS[1:]).partition(":")[0]
        return {"outcome": outcome, "until": extended_to(says.case) if outcome == Outcome.EXTEND else None}

    return says_


def _replace(says: Saying) -> dict:
    side = next(side for side in SIDES if f"{side}_counts" in says.writes)
    old = says.contact(side)
    appointed, coordinates = (says.writes.get(f"{side}_{what}") for what in ("appointed", "coordinates"))
    return says.person(side) | {
        "starts": says.walk.day,
        "appointed_by": "Lautakunta" if appointed else "",
        "coordinator": old.coordinator if coordinates is None else coordinates,
    }


def _new_contact(says: Saying) -> dict:
    side = next(side for side in SIDES if says.writes.get(f"{side}_here"))
    return says.person(side) | {"coordinator": says.writes.get(f"{side}_coordinates", False)}


def _correct(says: Saying) -> dict:
    name = says.thing.act
    about = Saying(says.walk, says.real, _about(says.thing.record), says.writes, says.by)
    return said_in(name, about) | {"why_corrected": "Virhe"}


def _about(record):
    """What the corrected record's act was about."""
    found = (getattr(record, name, None) for name in ("site", "partner", "commitment"))
    return next((one for one in found if one is not None), None)


def later(says: Saying, days: int) -> date:
    return says.walk.day + timedelta(days=days)


_ONE = lambda says: says.organisations()[0]  # noqa: E731
SAYS: dict[str, Says] = {
    "take_ownership": lambda says: {"adviser": says.by},
    "change_adviser": lambda says: {"adviser": says.by},
    "answer_contact": _answer,
    "decide_to_prepare": _decide_to_prepare,
    "appoint_culture": _appoint("culture"),
    "appoint_care": _appoint("care"),
    "form_group": lambda says: {"coordinators": _coordinators(says), "shares": {}},
    "list_candidates": lambda says: {"candidates": says.organisations()},
    "accept_partnership_culture": _accept("culture"),
    "accept_partnership_care": _accept("care"),
    "record_partner_commitment": _commitment,
    "decide_on_limitation": _limitation,
    "name_statistics_person": _statistics_person,
    "finish_local_material": _material,
    "decide_culture": _decide("culture"),
    "decide_care": _decide("care"),
    "override": lambda says: {"gate": says.item, "reason": "Syy"},
    "hold": lambda says: {"reason": "Loma", "review_on": later(says, 30)},
    "return_artwork": lambda says: {"reason": "Korjattava"},
    "end_culture": lambda says: {"reason": "Ei jatketa"},
    "end_care": lambda says: {"reason": "Ei jatketa"},
    "end_by_kaikukeskus": lambda says: {"reason": "Ei jatketa"},
    "move_session": lambda says: {"date": later(says, 30)},
    "cancel_session": lambda says: {"reason": "Peruttu"},
    "correct": _correct,
    "add_contact": _new_contact,
    "replace_contact": _replace,
    "contact_leaves": lambda says: {"ends": max(says.walk.day, says.thing.starts)},
    "change_coordinator": lambda says: {"coordinators": _coordinators(says)},
    "add_county": lambda says: {"counties": list(County.objects.filter(code="02"))},
    "add_partner": _ONE,
    "find_distributor": _ONE,
    "find_third_sector_distributor": _ONE,
    "find_venue": _ONE,
    "partner_leaves": lambda says: {"left_on": says.walk.day},
    "end_commitment": lambda says: {"ended_on": max(says.walk.day, says.thing.starts)},
}
# Of these nothing is usual.
SAID_WHOLE = {
    "take_ownership",
    "decide_to_prepare",
    "appoint_culture",
    "appoint_care",
    "name_statistics_person",
    "change_coordinator",
    "find_distributor",
    "find_third_sector_distributor",
    "find_venue",
    "correct",
}
__all__ = ["Saying", "Turn", "said_in"]
