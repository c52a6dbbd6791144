"""What a region of the demonstration is declared with: its place, its people, its pace, and what came in between.

Days are counted from the day on which the country is made: `ago` that many before it, `In(days)` from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from adoption.declarations import Language, RegionKind, SessionKind
from config.demonstration.partners import Organisation, address
from workflows.stages import Stage

LAST_STAGES = (Stage.FEEDBACK, Stage.PERMANENT)


@dataclass(frozen=True)
class Person:
    """Somebody of a region: on which side, in which language they are written to, whether they coordinate.

    A `joins` person is no contact at first: others add them when the group is gathered.
    """

    name: str
    side: str
    language: str = Language.FI.value
    leads: bool = False
    joins: bool = False

    def as_contact(self) -> dict:
        said = {"side": self.side, "name": self.name, "email": address(self.name), "language": self.language}
        return said | {"leads": self.leads}


@dataclass(frozen=True)
class In:
    """A day, so many days from the day on which the country is made; a past one when negative."""

    days: int

    def day(self, today: date) -> date:
        return today + timedelta(days=self.days)


@dataclass(frozen=True)
class Who:
    """The contact of the region with this name."""

    name: str


@dataclass(frozen=True)
class Whose:
    """The user with this name, of the region or of Kaikukeskus."""

    name: str


@dataclass(frozen=True)
class Recorded:
    """What these acts have recorded last."""

    acts: tuple[str, ...]


@dataclass(frozen=True)
class Happens:
    """Something that people did besides what was asked of them, or a task that changed hands.

    `about` names the thing the act is about: a partner or contact by name, a session by kind, or, for a
    correction, the act whose record it is. `by` names who did it; whoever may, if left empty.
    """

    ago: int
    act: str
    by: str = ""
    about: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Journey:
    """One region from its first contact to where it is now.

    It got in touch `began` days ago. It has been in its present step, or in steps 6-8, since `since` days and is
    expected to spend `length` days in it; once cards are handed out, `live` says when, and `pilot` for how long.
    One that has ended had `reached` a step before. What the region `says` in an act differs from what is usual;
    what it `leaves` undone is nobody's turn to the engine, so it becomes late.
    """

    places: tuple[str, ...]
    at: Stage
    adviser: str
    began: int
    reached: Stage | None = None
    people: tuple[Person, ...] = ()
    network: tuple[Organisation, ...] = ()
    kind: RegionKind = RegionKind.MUNICIPALITY
    name_fi: str = ""
    name_sv: str = ""
    language: str = Language.FI.value
    counties: tuple[str, ...] | None = None
    contact: Mapping[str, Any] = field(default_factory=dict)
    told_to: str = ""
    since: int = 0
    length: int = 0
    live: int | None = None
    pilot: int = 300
    says: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    leaves: frozenset[str] = frozenset()
    happens: tuple[Happens, ...] = ()

    @property
    def title(self) -> str:
        return self.name_fi or ", ".join(self.places)


def hold(ago: int, reason: str, *, review: int, by: str = "") -> Happens:
    return Happens(ago, "hold", by, said={"reason": reason, "review_on": In(review)})


def resume(ago: int, *, by: str = "") -> Happens:
    return Happens(ago, "resume", by)


def send_back(ago: int, to: Stage, reason: str, *acts: str) -> Happens:
    return Happens(ago, "send_back", said={"to": to.value, "reason": reason, "records": Recorded(acts)})


def contact_leaves(ago: int, name: str, reason: str, *, by: str = "") -> Happens:
    return Happens(ago, "contact_leaves", by, name, {"ends": In(-ago), "reason": reason})


def partner_leaves(ago: int, name: str, reason: str) -> Happens:
    return Happens(ago, "partner_leaves", about=name, said={"left_on": In(-ago), "reason": reason})


def override(ago: int, gate: str, reason: str) -> Happens:
    return Happens(ago, "override", said={"gate": gate, "reason": reason})


def move_session(ago: int, kind: SessionKind, *, to: int, reason: str) -> Happens:
    return Happens(ago, "move_session", about=kind.value, said={"date": In(to), "reason": reason})


def cancel_session(ago: int, kind: SessionKind, reason: str) -> Happens:
    return Happens(ago, "cancel_session", about=kind.value, said={"reason": reason})


def correct(ago: int, act: str, why: str, **said) -> Happens:
    return Happens(ago, "correct", about=act, said=said | {"why_corrected": why})


def both_end(ago: int, reason: str) -> tuple[Happens, Happens]:
    """Culture ends the case, and a week later the other side does."""
    return Happens(ago + 7, "end_culture", said={"reason": reason}), Happens(
        ago, "end_care", said={"reason": reason}
    )


def claim(ago: int, act: str, by: str) -> Happens:
    return Happens(ago, "claim", by, act)


def release(ago: int, act: str, by: str) -> Happens:
    return Happens(ago, "release", by, act)


def hand_over(ago: int, act: str, by: str, to: str, reason: str) -> Happens:
    return Happens(ago, "hand_over", by, act, {"to": Whose(to), "reason": reason})


def draft(ago: int, act: str, by: str, **typed: list[str]) -> Happens:
    """A form that was half filled in; what was typed, as it is sent."""
    return Happens(ago, "draft", by, act, typed)
