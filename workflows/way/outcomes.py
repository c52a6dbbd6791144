"""How acts turn out on the way: as their `effect` says and, where people choose, as what leads on.

Whoever is still to be found is one third-sector distributor and one venue, with one site each.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from adoption.declarations import Outcome, Turn
from workflows.acts import BY_NAME
from workflows.acts.base import Act
from workflows.acts.commitments import ACCEPTED
from workflows.facts import Facts
from workflows.particulars import Candidate, Particulars

Hoped = Callable[[Facts, str, Particulars], Facts]


def _newcomer(name: str, **roles: bool) -> tuple[str, Candidate]:
    site = frozenset({f"site:{name}"})
    return f"partner:{name}", Candidate(**roles, sites_without_access=site, sites_not_onboarded=site)


# Whoever is still to be found, by the act that finds it.
NEWCOMERS = {
    "find_third_sector_distributor": _newcomer(
        "distributor", third_sector_distributor=True, distributor=True
    ),
    "find_venue": _newcomer("venue", venue=True),
}
NEWCOMERS_TURNS = {
    f"{kind}:{name}": turn
    for kind in ("partner", "site")
    for name, turn in (("distributor", Turn.CARE), ("venue", Turn.CULTURE))
}
_BY_KEY = dict(NEWCOMERS.values())
ROLES = ("third_sector_distributor", "distributor", "venue")


def after(act: Act, item: str, facts: Facts, particulars: Particulars) -> Facts:
    """The facts when the act is done; the same facts when it would change nothing."""
    hoped = _HOPED.get(act.name)
    return hoped(facts, item, particulars) if hoped else act.effect(facts, item)


def candidate(key: str, particulars: Particulars) -> Candidate | None:
    """The partner, known or still to be found; None for one that came or went after the facts were read."""
    return _BY_KEY.get(key) or particulars.candidates.get(key)


def members(facts: Facts, particulars: Particulars, *, sites_count: bool) -> frozenset[str]:
    """Whose commitments make the network whole with the fewest acts, so far as there are candidates for it (R71, R73)."""
    lacking = [role for role in ("third_sector_distributor", "venue") if not getattr(facts, role)]
    found = ((key, candidate(key, particulars)) for key in sorted(facts.uncommitted))
    partners = {key: partner for key, partner in found if partner}

    def acts(keys: Iterable[str]) -> int:
        return sum(1 + sites_count * _site_acts(partners[key]) for key in keys)

    one_each = {
        _fewest([[key] for key in partners if getattr(partners[key], role)], acts) for role in lacking
    }
    whole = [key for key in partners if all(getattr(partners[key], role) for role in lacking)]
    each = [key for keys in one_each for key in keys]
    return frozenset(_fewest([each, *([key] for key in whole)], acts)) if lacking else frozenset()


def _fewest(several: list[list[str]], acts) -> tuple[str, ...]:
    return tuple(min(several, key=acts, default=()))


def _site_acts(partner: Candidate) -> int:
    return len(partner.sites_without_access) + len(partner.sites_not_onboarded)


def _found(name: str) -> Hoped:
    key, partner = NEWCOMERS[name]

    def found(facts: Facts, item: str, particulars: Particulars) -> Facts:
        facts = BY_NAME[name].effect(facts, item)
        facts = replace(facts, uncommitted=facts.uncommitted | {key})
        if not partner.distributor:
            return facts
        return replace(facts, distributor_candidate=True, unconsulted=facts.unconsulted | {key})

    return found


def _listed(facts: Facts, item: str, particulars: Particulars) -> Facts:
    """Those whom the network will need are among the candidates."""
    facts = BY_NAME["list_candidates"].effect(facts, item)
    for name in NEWCOMERS:
        if not BY_NAME[name].is_recorded(facts, item):
            facts = _HOPED[name](facts, item, particulars)
    return facts


def _committed(facts: Facts, item: str, particulars: Particulars) -> Facts:
    partner = candidate(item, particulars)
    roles = {role: True for role in ROLES if getattr(partner, role)}
    sites = ("sites_without_access", "sites_not_onboarded")
    waiting = {fact: getattr(facts, fact) | getattr(partner, fact) for fact in sites}
    return replace(BY_NAME["record_partner_commitment"].effect(facts, item), **roles, **waiting)


def _accepts(own: str, other: str) -> Hoped:
    """The text that the other side has accepted, or that Kaikukeskus has signed; whoever accepted that one waits."""

    def accepted(facts: Facts, item: str, particulars: Particulars) -> Facts:
        if getattr(facts, own) == facts.countersigned_text != "":
            return facts
        text = getattr(facts, other) or facts.countersigned_text or ACCEPTED
        return replace(facts, **{own: text})

    return accepted


def _decides(own: str) -> Hoped:
    return lambda facts, item, particulars: replace(facts, **{own: Outcome.CONTINUE.value})


_HOPED: dict[str, Hoped] = {
    **{name: _found(name) for name in NEWCOMERS},
    "list_candidates": _listed,
    "record_partner_commitment": _committed,
    "accept_partnership_culture": _accepts("culture_text", "care_text"),
    "accept_partnership_care": _accepts("care_text", "culture_text"),
    "decide_culture": _decides("culture_decision"),
    "decide_care": _decides("care_decision"),
}
