"""Who may see and do what, as predicates of (user, case) and of (user, `Doing`). Acts name them; nothing else decides."""

from dataclasses import dataclass
from typing import Any

import rules
from rules import predicate

from adoption.declarations import SessionKind, Side, Turn, turn_of
from workflows.models import AdoptionCase


@dataclass(frozen=True)
class Doing:
    """What a predicate of an act is asked about: the case and, for acts on one thing, that thing."""

    case: AdoptionCase
    item: Any = None


def turns_of(user, case: AdoptionCase) -> frozenset[Turn]:
    """Every turn the user answers for in the case; empty for a stranger. Kaikukeskus is never local (R61)."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    if user.is_kaikukeskus:
        return frozenset({Turn.CENTRE, Turn.ANYONE})
    turns = {turn_of(Side(contact.side)) for contact in case.contacts_of(user)}
    if any(contact.coordinator for contact in case.contacts_of(user)):
        turns.add(Turn.COORDINATOR)
    return frozenset(turns | {Turn.LOCAL, Turn.ANYONE}) if turns else frozenset()


def in_turn(turn: Turn):
    """Predicate: the user answers for this turn in the case."""

    @predicate(f"in_turn:{turn}")
    def answers_for(user, doing: Doing) -> bool:
        return turn in turns_of(user, doing.case)

    return answers_for


culture = in_turn(Turn.CULTURE)
care = in_turn(Turn.CARE)
coordinator = in_turn(Turn.COORDINATOR)
local = in_turn(Turn.LOCAL)
kaikukeskus = in_turn(Turn.CENTRE)


@predicate
def nobody_local_signed_in(user, doing: Doing) -> bool:
    """No local contact has ever signed in, so Kaikukeskus may enter what it was told (acts: decide_to_prepare)."""
    return all(contact.user.last_login is None for contact in doing.case.contacts)


def nobody_of(turn: Turn):
    """Predicate: the side has nobody, or nobody left, in the region."""

    @predicate(f"nobody_of:{turn}")
    def is_empty(user, doing: Doing) -> bool:
        return turn not in {turn_of(Side(contact.side)) for contact in doing.case.contacts}

    return is_empty


culture_is_empty = nobody_of(Turn.CULTURE)
care_is_empty = nobody_of(Turn.CARE)


@predicate
def for_distributors(user, doing: Doing) -> bool:
    return _partner(doing) is not None and _partner(doing).is_distributor


@predicate
def for_venues(user, doing: Doing) -> bool:
    return _partner(doing) is not None and _partner(doing).is_venue


def _partner(doing: Doing):
    return getattr(doing.item, "partner", doing.item)


@predicate
def of_own_side(user, doing: Doing) -> bool:
    """The contact in question acts for a side that the user answers for."""
    return doing.item is not None and turn_of(Side(doing.item.side)) in turns_of(user, doing.case)


@predicate
def statistics_person(user, doing: Doing) -> bool:
    """The contact whom the region named to look after its statistics (R41.6)."""
    return user.pk is not None and user.pk == doing.case.statistics_person_id


@predicate
def by_kaikukeskus_planned(user, doing: Doing) -> bool:
    """The session in question is one that Kaikukeskus plans: information session and training (R62)."""
    return doing.item is not None and doing.item.kind in (SessionKind.INFO, SessionKind.TRAINING)


@predicate
def recorded_it(user, doing: Doing) -> bool:
    """The record in question is the user's own."""
    return doing.item is not None and user.pk is not None and doing.item.event.by_id == user.pk


@predicate
def region_recorded_it(user, doing: Doing) -> bool:
    """The record in question was made for the region, not for Kaikukeskus."""
    return doing.item is not None and doing.item.event.for_side != Turn.CENTRE


side_is_empty = culture_is_empty | care_is_empty
own_field = (culture & for_venues) | (care & for_distributors)
plans_session = (kaikukeskus & by_kaikukeskus_planned) | (coordinator & ~by_kaikukeskus_planned)
may_correct = (recorded_it & local) | (coordinator & region_recorded_it) | (kaikukeskus & ~region_recorded_it)
own_partners = coordinator | own_field
either_side_or_coordinator = culture | care | coordinator


@predicate
def may_see_case(user, case: AdoptionCase) -> bool:
    """Kaikukeskus sees every case, a contact of either side the whole case (R10), nobody else anything."""
    return bool(turns_of(user, case))


@predicate
def is_kaikukeskus(user) -> bool:
    return user.is_authenticated and user.is_active and user.is_kaikukeskus


rules.add_perm("workflows.view_case", may_see_case)
rules.add_perm("workflows.view_pipeline", is_kaikukeskus)
rules.add_perm("workflows.change_configuration", is_kaikukeskus)
rules.add_perm("workflows.register_contact", is_kaikukeskus)
