"""A region made by hand, without a database: its people, and what its letters tell that has come by a day."""

from collections.abc import Iterable
from datetime import date

from adoption.declarations import Turn
from notifications.planning.rhythm import latest
from notifications.planning.things import CaseAtHand
from notifications.planning.world import Thing
from tests.notifications.planning.by_hand import NATIONAL

LEADER, CULTURE, CARE, CARE_LEADER, ADVISER, WORKER = range(1, 7)
OF_CULTURE = frozenset({Turn.CULTURE, Turn.LOCAL, Turn.ANYONE})
OF_CARE = frozenset({Turn.CARE, Turn.LOCAL, Turn.ANYONE})
LEADS = frozenset({Turn.COORDINATOR})
PEOPLE = {
    LEADER: OF_CULTURE | LEADS,
    CULTURE: OF_CULTURE,
    CARE: OF_CARE,
    CARE_LEADER: OF_CARE | LEADS,
}


def case(**changes) -> CaseAtHand:
    usual = {
        "held": False,
        "people": PEOPLE,
        "coordinators": frozenset({LEADER, CARE_LEADER}),
        "adviser": ADVISER,
        "centre": frozenset({ADVISER, WORKER}),
    }
    return CaseAtHand(1, NATIONAL, **usual | changes)


def told_on(things: Iterable[Thing], day: date) -> dict[int, str]:
    """By person, the kind of the latest that has come."""
    latest_of = {thing.person: latest(thing.occasions(), day) for thing in things}
    return {person: one.kind.name for person, one in latest_of.items() if one}
