"""Who may do an act, asked of the site's own predicates with people and things that stand in for real ones.

Culture has one contact, social and health care one, Kaikukeskus its workers. Somebody who acts for both sides is both.
"""

from dataclasses import dataclass, field
from itertools import product
from types import SimpleNamespace

from adoption.declarations import SessionKind, Side, Turn
from workflows.acts.base import Act, ItemKind
from workflows.rules import Doing

from .diagrams import NONE
from .world import PARTNERS, SITES, World

ROLES = (Turn.CULTURE, Turn.CARE, Turn.CENTRE)
SIDES = {Turn.CULTURE: Side.CULTURE, Turn.CARE: Side.SOTE}
SESSIONS = {f"session:{kind.value}": kind for kind in SessionKind if kind is not SessionKind.FEEDBACK}
COMMITMENTS = {"commitment:1": "partner:1", "commitment:2": "partner:2", "commitment:3": "partner:3"}
# Who recorded it is not remembered, only whether it was somebody of the region.
LOCAL, BY_CENTRE = (Turn.CULTURE, Turn.CARE), (Turn.CENTRE,)
RECORDS = {
    "record:culture_decision": LOCAL,
    "record:care_decision": LOCAL,
    "record:statistics_person": LOCAL,
    "record:local_material": LOCAL,
    "record:house_commitment": LOCAL,
    "record:limitation": BY_CENTRE,
}


def _partner(key: str):
    return SimpleNamespace(is_distributor=key != "partner:3", is_venue=key == "partner:3")


def _recorded(turn: Turn):
    return SimpleNamespace(event=SimpleNamespace(by_id=turn.value, for_side=turn.value))


# By the key of a thing all that it may be.
THINGS = {
    ItemKind.PARTNER: {key: (_partner(key),) for key in PARTNERS},
    ItemKind.SITE: {key: (SimpleNamespace(partner=_partner(f"partner:{key[-1]}")),) for key in SITES},
    ItemKind.COMMITMENT: {key: (SimpleNamespace(partner=_partner(p)),) for key, p in COMMITMENTS.items()},
    ItemKind.SESSION: {key: (SimpleNamespace(kind=kind),) for key, kind in SESSIONS.items()},
    ItemKind.CONTACT: {
        f"contact:{turn.value}": (SimpleNamespace(side=side),) for turn, side in SIDES.items()
    },
    ItemKind.RECORD: {key: tuple(_recorded(turn) for turn in turns) for key, turns in RECORDS.items()},
    None: {"": (None,)},
}


@dataclass
class Somebody:
    """A user as the predicates see one; `pk` is the role."""

    pk: str
    is_kaikukeskus: bool = False
    is_authenticated: bool = True
    is_active: bool = True
    last_login: bool | None = True


@dataclass
class StandInCase:
    """A case as the predicates see one: its contacts, and who looks after its statistics."""

    contacts: list = field(default_factory=list)
    statistics_person_id: str | None = None

    def contacts_of(self, user) -> list:
        return [contact for contact in self.contacts if contact.user_id == user.pk]


@dataclass
class People:
    """For each act and thing, and each role, the states in which that role may do it."""

    world: World
    signed_in: bool = True
    _found: dict = field(default_factory=dict)

    def may(self, act: Act, item: str, role: Turn) -> int:
        key = act.who, act.item, item, role
        if key not in self._found:
            asked = (self._ask(act, thing, role) for thing in THINGS[act.item][item])
            self._found[key] = self.world.sets.some(asked)
        return self._found[key]

    def _ask(self, act: Act, thing, role: Turn) -> int:
        user = self._user(role)
        allowed = NONE
        for bits, case in self._regions():
            there = role is Turn.CENTRE or bits[f"{role.value}_here"]
            if there and act.who.test(user, Doing(case, thing)):
                allowed = self.world.sets.either(allowed, self.world.holds(bits))
        return allowed

    def _user(self, role: Turn) -> Somebody:
        return Somebody(role.value, role is Turn.CENTRE, last_login=True if self.signed_in else None)

    def _regions(self):
        """Every way in which a region's contacts can be: there or not, coordinating, looking after statistics."""
        names = [f"{turn.value}_{what}" for turn in SIDES for what in ("here", "coordinates", "counts")]
        for values in product((True, False), repeat=len(names)):
            bits = dict(zip(names, values, strict=True))
            if all(bits[f"{turn.value}_here"] or not _has_part(bits, turn) for turn in SIDES):
                yield bits, self._case(bits)

    def _case(self, bits: dict) -> StandInCase:
        here = [turn for turn in SIDES if bits[f"{turn.value}_here"]]
        contacts = [
            SimpleNamespace(
                user_id=turn.value,
                user=self._user(turn),
                side=SIDES[turn],
                coordinator=bits[f"{turn.value}_coordinates"],
            )
            for turn in here
        ]
        counts = [turn.value for turn in here if bits[f"{turn.value}_counts"]]
        return StandInCase(contacts, counts[0] if counts else None)


def _has_part(bits: dict, turn: Turn) -> bool:
    return bits[f"{turn.value}_coordinates"] or bits[f"{turn.value}_counts"]
