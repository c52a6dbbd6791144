"""What an act does that facts alone do not say: who comes or goes, which partner, and what people may choose instead.

Each outcome is a pair: the bits that must be so, and the bits that are written. An act's `effect` says the outcome that
the path waits for; `BESIDE` is written together with it, `INSTEAD` are the other outcomes its form allows.
"""

from itertools import product

from .world import CARRIED_OUT, DECISIONS, PARTNERS, TEXTS, Bits, written

Outcome = tuple[Bits, Bits]
_SIDES = ("culture", "care")


def lost(*bits: str) -> Bits:
    return dict.fromkeys(bits, False)


def _gone(partner: str) -> Bits:
    of_role = () if partner == "house" else (f"{partner}_consulted",)
    return lost(*(f"{partner}_{what}" for what in ("here", "access", "onboarded")), *of_role) | ended(partner)


def ended(partner: str) -> Bits:
    """What goes with a commitment: of the venue also the limitation in its own words, and that it was refused."""
    return lost(f"{partner}_committed", *(("limited", "refused") if partner == "house" else ()))


def _first_contacts() -> list[Outcome]:
    """At least one contact, of either side or both; with or without a county."""
    found = []
    for culture, care, county in product((True, False), repeat=3):
        if culture or care:
            found.append(({}, {"culture_here": culture, "care_here": care, "county": county}))
    return found


# Going on ends the hold that an earlier answer or decision began; one that somebody else began stands.
_HELD_OTHERWISE: list[Outcome] = [({}, {}), ({"on_hold": True}, {"on_hold": True})]


def _each_with(outcomes: list[Outcome], others: list[Outcome]) -> list[Outcome]:
    return [(a | c, b | d) for (a, b), (c, d) in product(outcomes, others)]


def _candidates() -> list[Outcome]:
    """Any of the partners that are not there yet."""
    found: list[Outcome] = [({}, {})]
    for partner in PARTNERS.values():
        found = _each_with(found, [({}, {}), ({f"{partner}_here": False}, {f"{partner}_here": True})])
    return found


def left(side: str) -> Bits:
    return {f"{side}_{what}": False for what in ("here", "appointed", "coordinates", "counts")}


def _replaced(side: str) -> list[Outcome]:
    """Somebody else, appointed at once or not, and coordinating or not; the statistics are looked after anew."""
    names = f"{side}_appointed", f"{side}_coordinates"
    chosen = (dict(zip(names, values, strict=True)) for values in product((True, False), repeat=2))
    return [({f"{side}_here": True}, {f"{side}_counts": False} | new) for new in chosen]


def _new_contact(side: str) -> list[Outcome]:
    nobody, here = {f"{side}_here": False}, {f"{side}_here": True}
    return [(nobody, here), (nobody, here | {f"{side}_coordinates": True})]


SESSION_LOSSES = {
    "info_session": ("info_session_planned", "info_session_held"),
    "training": ("training_planned", "culture_attendance", "care_attendance", "training_held"),
    "workshop": ("workshop_planned", "culture_invited", "care_invited", "workshop_held"),
    "meeting": ("meeting_planned", "meeting_held"),
}


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


def _corrected_commitment() -> list[Outcome]:
    """The venue's limitation is said otherwise or not at all; one that was refused is then decided on anew."""
    standing = [{"house_committed": True}, {"refused": True}]
    now = {"house_committed": True, "refused": False}
    return [(before, now | {"limited": limited}) for before, limited in product(standing, (True, False))]


BESIDE: dict[tuple[str, str], list[Outcome]] = {
    ("answer_contact", ""): _each_with(_first_contacts(), _HELD_OTHERWISE),
    ("decide_to_prepare", ""): _HELD_OTHERWISE,
    ("record_partner_commitment", "partner:3"): [
        ({}, {"limited": limited, "refused": False}) for limited in (True, False)
    ],
    ("list_candidates", ""): _candidates(),
}
_REFUSED = {"house_committed": False, "limited": False, "refused": True}
INSTEAD: dict[tuple[str, str], list[Outcome]] = {
    ("answer_contact", ""): [({}, {"on_hold": True}), ({}, {"declined": True})],
    ("decide_to_prepare", ""): [({}, {"on_hold": True})],
    ("finish_local_material", ""): [({}, {"local_material": True, "languages_covered": False})],
    ("add_partner", ""): [({f"{p}_here": False}, {f"{p}_here": True}) for p in ("third", "other", "house")],
    ("partner_leaves", "partner:1"): [({"third_here": True}, _gone("third"))],
    ("partner_leaves", "partner:2"): [({"other_here": True}, _gone("other"))],
    ("partner_leaves", "partner:3"): [({"house_here": True}, _gone("house"))],
    ("end_commitment", "commitment:1"): [({"third_committed": True}, ended("third"))],
    ("end_commitment", "commitment:2"): [({"other_committed": True}, ended("other"))],
    ("end_commitment", "commitment:3"): [
        ({"house_committed": True}, ended("house")),
        ({"refused": True}, ended("house")),
    ],
    ("decide_on_limitation", "commitment:3"): [({"house_committed": True, "limited": True}, _REFUSED)],
    ("correct", "record:limitation"): [
        ({"house_committed": True, "limited": False}, _REFUSED),
        ({"refused": True}, {"house_committed": True, "refused": False}),
    ],
    ("correct", "record:house_commitment"): _corrected_commitment(),
    ("correct", "record:statistics_person"): [
        ({"culture_counts": True, "care_here": True}, {"culture_counts": False, "care_counts": True}),
        ({"care_counts": True, "culture_here": True}, {"culture_counts": True, "care_counts": False}),
    ],
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
    ("unconsulted", "partner:1"): {"third_consulted": True},
    ("unconsulted", "partner:2"): {"other_consulted": True},
    ("limitations_waiting", "commitment:3"): {"limited": False},
    ("sites_without_access", "site:1"): {"third_access": True},
    ("sites_without_access", "site:2"): {"other_access": True},
    ("sites_without_access", "site:3"): {"house_access": True},
    ("sites_not_onboarded", "site:1"): {"third_onboarded": True},
    ("sites_not_onboarded", "site:2"): {"other_onboarded": True},
    ("sites_not_onboarded", "site:3"): {"house_onboarded": True},
}
