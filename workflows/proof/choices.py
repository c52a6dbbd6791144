"""What an act does that facts alone do not say: who comes or goes, which partner, and what people may choose instead.

Each outcome is a pair: the bits that must be so, and the bits that are written. An act's `effect` says the outcome that
the path waits for; `BESIDE` is written together with it, `INSTEAD` are the other outcomes its form allows.
"""

from itertools import product

from .world import CARRIED_OUT, DECISIONS, TEXTS, Bits, written

Outcome = tuple[Bits, Bits]
_SIDES = ("culture", "care")


def _gone(partner: str) -> Bits:
    lost = {f"{partner}_here": False, f"{partner}_committed": False}
    if partner != "other":
        lost |= {f"{partner}_access": False, f"{partner}_onboarded": False}
    return lost | {"third": {"consulted": False}, "house": {"limited": False}, "other": {}}[partner]


def _ended(partner: str) -> Bits:
    return {f"{partner}_committed": False} | ({"limited": False} if partner == "house" else {})


def _first_contacts() -> list[Outcome]:
    """At least one contact, of either side or both, one of them perhaps the coordinator; with or without a county."""
    found = []
    for culture, care, county in product((True, False), repeat=3):
        if culture or care:
            found.append(({}, {"culture_here": culture, "care_here": care, "county": county}))
    return found


def left(side: str) -> Bits:
    return {f"{side}_{what}": False for what in ("here", "appointed", "coordinates", "counts")}


def _replaced(side: str) -> list[Outcome]:
    here, counts = {f"{side}_here": True}, {f"{side}_counts": False}
    provisional, plain = {f"{side}_appointed": False}, {f"{side}_coordinates": False}
    return [
        (here, counts),
        (here, counts | provisional),
        (here, counts | plain),
        (here, counts | provisional | plain),
    ]


def _new_contact(side: str) -> list[Outcome]:
    nobody, here = {f"{side}_here": False}, {f"{side}_here": True}
    return [(nobody, here), (nobody, here | {f"{side}_coordinates": True})]


SESSION_LOSSES = {
    "info_session": ("info_session_planned", "info_session_held"),
    "training": ("training_planned", "culture_attendance", "care_attendance", "training_held"),
    "workshop": ("workshop_planned", "culture_invited", "care_invited", "workshop_held"),
    "meeting": ("meeting_planned", "meeting_held"),
}


def lost(*bits: str) -> Bits:
    return dict.fromkeys(bits, False)


def _called_off(kind: str) -> list[Outcome]:
    """A session that was held is not called off any more."""
    bits = SESSION_LOSSES[kind]
    return [({bits[0]: True, bits[-1]: False}, lost(*bits))]


def _decides(side: str) -> list[Outcome]:
    return [({}, written(f"{side}_decision", value)) for value in DECISIONS[1:]]


def _accepts(side: str) -> list[Outcome]:
    return [({}, written(f"{side}_text", value)) for value in TEXTS[1:]]


def _corrected_decision(side: str) -> list[Outcome]:
    """A decision that is on record is written anew; one that has been carried out stays as it is."""
    waiting = written("carried_out", CARRIED_OUT[0])
    before = [written(f"{side}_decision", value) | waiting for value in DECISIONS[1:]]
    return [(old, new) for old in before for _none, new in _decides(side)]


BESIDE: dict[tuple[str, str], list[Outcome]] = {
    ("answer_contact", ""): _first_contacts(),
    ("record_partner_commitment", "partner:3"): [({}, {"limited": False}), ({}, {"limited": True})],
    ("list_candidates", ""): [
        ({}, {}),
        ({}, {"third_here": True, "house_here": True}),
        ({}, {"other_here": True}),
    ],
}
INSTEAD: dict[tuple[str, str], list[Outcome]] = {
    ("answer_contact", ""): [({}, {"on_hold": True}), ({}, {"declined": True})],
    ("decide_to_prepare", ""): [({}, {"on_hold": True})],
    ("finish_local_material", ""): [({}, {"local_material": True, "languages_covered": False})],
    ("add_partner", ""): [({f"{p}_here": False}, {f"{p}_here": True}) for p in ("third", "other", "house")],
    ("partner_leaves", "partner:1"): [({"third_here": True}, _gone("third"))],
    ("partner_leaves", "partner:2"): [({"other_here": True}, _gone("other"))],
    ("partner_leaves", "partner:3"): [({"house_here": True}, _gone("house"))],
    ("end_commitment", "commitment:1"): [({"third_committed": True}, _ended("third"))],
    ("end_commitment", "commitment:2"): [({"other_committed": True}, _ended("other"))],
    ("end_commitment", "commitment:3"): [({"house_committed": True}, _ended("house"))],
    ("correct", "record:local_material"): [
        ({"local_material": True}, {"languages_covered": True}),
        ({"local_material": True}, {"languages_covered": False}),
    ],
}
for _side in _SIDES:
    INSTEAD |= {
        ("contact_leaves", f"contact:{_side}"): [({f"{_side}_here": True}, left(_side))],
        ("replace_contact", f"contact:{_side}"): _replaced(_side),
        (f"decide_{_side}", ""): _decides(_side),
        (f"accept_partnership_{_side}", ""): _accepts(_side),
        ("correct", f"record:{_side}_decision"): _corrected_decision(_side),
    }
    INSTEAD.setdefault(("add_contact", ""), []).extend(_new_contact(_side))
for _kind in SESSION_LOSSES:
    INSTEAD[("cancel_session", f"session:{_kind}")] = _called_off(_kind)

_CULTURE, _CARE = {"culture_here": True}, {"care_here": True}
# How a fact that several things can make true comes about.
MEANS: dict[str, list[Outcome]] = {
    "culture_appointed": [({}, _CULTURE | {"culture_appointed": True})],
    "care_appointed": [({}, _CARE | {"care_appointed": True})],
    "coordinator": [
        (_CULTURE, {"culture_coordinates": True, "care_coordinates": False}),
        (_CARE, {"culture_coordinates": False, "care_coordinates": True}),
        (_CULTURE | _CARE, {"culture_coordinates": True, "care_coordinates": True}),
    ],
    "statistics_person": [
        (_CULTURE, {"culture_counts": True, "care_counts": False}),
        (_CARE, {"culture_counts": False, "care_counts": True}),
    ],
    "third_sector_candidate": [({}, {"third_here": True})],
    "distributor_candidate": [({}, {"third_here": True}), ({}, {"other_here": True})],
    "venue_candidate": [({}, {"house_here": True})],
}
# What leaves the set of those still waiting.
SETTLED: dict[tuple[str, str], Bits] = {
    ("uncommitted", "partner:1"): {"third_committed": True},
    ("uncommitted", "partner:2"): {"other_committed": True},
    ("uncommitted", "partner:3"): {"house_committed": True},
    ("unconsulted", "partner:1"): {"consulted": True},
    ("limitations_waiting", "commitment:3"): {"limited": False},
    ("sites_without_access", "site:1"): {"third_access": True},
    ("sites_without_access", "site:3"): {"house_access": True},
    ("sites_not_onboarded", "site:1"): {"third_onboarded": True},
    ("sites_not_onboarded", "site:3"): {"house_onboarded": True},
}
