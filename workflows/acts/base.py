"""What an act is. Everything a person can do to a case is one, declared once and done by `services.perform`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from rules.predicates import Predicate

from adoption.declarations import Turn
from adoption.forms.base import ActForm
from workflows.facts import Facts
from workflows.gates import Gate
from workflows.gates.base import Text, lacking
from workflows.stages import Stage


@dataclass(frozen=True)
class Words:
    """An act's sentences: on its button, as a task, why it is done, and in the log (`{item}` may stand in them)."""

    button: Text
    task: Text
    why: Text
    log: Text


class Anchor(Enum):
    """The day that a due date hangs on."""

    OPENED = "opened"
    INFO_SESSION = "info_session"
    TRAINING = "training"
    WORKSHOP = "workshop"
    MEETING = "meeting"
    CARDS_ORDERED = "cards_ordered"
    PILOT_START = "pilot_start"
    PILOT_HALF = "pilot_half"
    PILOT_END = "pilot_end"
    REVIEW = "review"


@dataclass(frozen=True)
class Due:
    """Default due date: so many working days after (or, negative, before) the anchor. Configuration may change it."""

    days: int
    anchor: Anchor = Anchor.OPENED


class ItemKind(Enum):
    """What an act may be about besides the case itself."""

    SITE = "site"
    PARTNER = "partner"
    SESSION = "session"
    CONTACT = "contact"
    COMMITMENT = "commitment"
    RECORD = "record"


IsRecorded = Callable[[Facts, str], bool]
Effect = Callable[[Facts, str], Facts]


def never(facts: Facts, item: str) -> bool:
    """An act that may be done again and again is never on record for good."""
    return False


def unchanged(facts: Facts, item: str) -> Facts:
    return facts


@dataclass(frozen=True, eq=False)
class Act:
    """One thing a person can do. `name` is its name in the log, in addresses and in the guide of acts. Each is declared
    once and equals itself alone.

    `turn` is whose task it is, `side` for whom it is done where it is nobody's task; `who` decides who may do it:
    a predicate of (user, `Doing`).
    `record` writes the typed rows: (case, data, by=, now=, item=) -> main row or None.
    `is_recorded` and `effect` are pure functions of (facts, item key).
    `needs` are gates that must be met before the act makes sense, whatever the version of the path, `during` the
    stages it may be done in.
    `alternatives` are acts offered beside it. What is `repeatable` may be done again while it is on record.
    `owner` gives the person whom a record names for the task, and the act that writes the record `names_owner`;
    `turn_when_empty` is whose turn it is when nobody answers for `turn`. `sends_back`, `moves_dates`,
    `changes_people` and `ends_round` (its record belongs to a round of the pilot that it ends, so it is never on
    record afterwards) tell the services what follows.
    What is `due_on_hold` is due while nothing else of the case is.
    `decides` is the answer of the form that says which way it was decided, and `decided` the log's words for each way.
    `evidence` names the record in `queries.evidence`, so that it can be shown, taken back and, where the act is
    `correctable`, written anew.
    """

    name: str
    rules: tuple[str, ...]
    who: Predicate
    form: Callable[..., ActForm]
    record: Callable[..., Any]
    words: Words
    during: frozenset[Stage]
    turn: Turn | None = None
    side: Turn | None = None
    due: Due | None = None
    item: ItemKind | None = None
    needs: tuple[Gate, ...] = ()
    evidence: str = ""
    is_recorded: IsRecorded = never
    effect: Effect = unchanged
    alternatives: tuple[str, ...] = ()
    repeatable: bool = False
    correctable: bool = True
    owner: Callable[[Any], int | None] | None = None
    turn_when_empty: Turn | None = None
    sends_back: bool = False
    moves_dates: bool = False
    changes_people: bool = False
    names_owner: bool = False
    ends_round: bool = False
    due_on_hold: bool = False
    decides: str = ""
    decided: Mapping[str, Text] = field(default_factory=dict)
    minutes: int = 5

    def __str__(self) -> str:
        return self.name

    def __hash__(self) -> int:
        """By its name: the words of an act are others in every language, and so would their hash be."""
        return hash(self.name)

    def log_words(self, data: Mapping[str, Any]) -> Text:
        """What was done, as the log's data has it: of a decision, which way it was decided."""
        return self.decided.get(str(data.get(self.decides, "")), self.words.log)


def flag(fact: str, *also: str) -> dict[str, Any]:
    """The commonest act: it makes one flag of `Facts` true (and some others with it), and its record is the
    evidence of the same name.
    """
    return {
        "evidence": fact,
        "is_recorded": lambda facts, item: getattr(facts, fact),
        "effect": lambda facts, item: replace(facts, **dict.fromkeys((fact, *also), True)),
    }


def gate_of(fact: str, what: Text, act: str, *suppliers: Turn) -> Gate:
    """A plain order between two acts of one step: the second needs the first on record."""
    return Gate(name=fact, rules=("R41",), why="", unmet=lacking(fact, what, act, *suppliers))


def removes_item(fact: str, evidence: str) -> dict[str, Any]:
    """An act done once for each item: its item leaves the set of those still waiting."""
    return {
        "evidence": evidence,
        "is_recorded": lambda facts, item: item not in getattr(facts, fact),
        "effect": lambda facts, item: replace(facts, **{fact: getattr(facts, fact) - {item}}),
    }
