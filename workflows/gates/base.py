"""What a gate is: a named, pure condition on `Facts` that keeps one or more rules of the guide."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from adoption.declarations import Turn
from workflows.facts import Facts
from workflows.rulebook import Text


class Severity(Enum):
    """HARD never yields. SOFT stops until met or overridden with a written reason. NOTE only warns."""

    HARD = "hard"
    SOFT = "soft"
    NOTE = "note"


@dataclass(frozen=True)
class Missing:
    """One thing that a gate misses: what it is, the act that supplies it, and who may perform that act.

    `items` are what the act can be about; where facts cannot say which of them will do, `fits` names what is asked
    of the thing itself.
    """

    what: Text
    act: str
    suppliers: tuple[Turn, ...]
    items: frozenset[str] = frozenset()
    fits: str = ""


@dataclass(frozen=True, eq=False)
class Gate:
    """A condition with its reason. `unmet` lists what is missing; nothing missing means the gate is open.

    Each is declared once and equals itself alone: its words are others in every language, and so would their hash be.
    """

    name: str
    rules: tuple[str, ...]
    why: Text
    unmet: Callable[[Facts], tuple[Missing, ...]]
    severity: Severity = Severity.HARD

    def is_met(self, facts: Facts) -> bool:
        return not self.unmet(facts)

    def stops(self, facts: Facts) -> bool:
        """True when no forward move may pass: unmet, and neither a mere note nor overridden."""
        if self.severity is Severity.NOTE or self.is_met(facts):
            return False
        return self.severity is Severity.HARD or self.name not in facts.overridden

    def warns(self, facts: Facts) -> bool:
        """True when a soft gate or a note is unmet and nobody has given a reason to go on regardless."""
        soft = self.severity is not Severity.HARD
        return soft and not self.is_met(facts) and self.name not in facts.overridden


def lacking(fact: str, what: Text, act: str, *suppliers: Turn) -> Callable[[Facts], tuple[Missing, ...]]:
    """The commonest `unmet`: one flag of `Facts`, supplied by one act."""
    missing = (Missing(what, act, suppliers),)
    return lambda facts: () if getattr(facts, fact) else missing


def every(*parts: Callable[[Facts], tuple[Missing, ...]]) -> Callable[[Facts], tuple[Missing, ...]]:
    """An `unmet` made of several, in the order given."""
    return lambda facts: tuple(missing for part in parts for missing in part(facts))


def each_item(fact: str, what: Text, act: str, *suppliers: Turn) -> Callable[[Facts], tuple[Missing, ...]]:
    """An `unmet` for a set of `Facts`: one missing thing that names all items still waiting."""

    def unmet(facts: Facts) -> tuple[Missing, ...]:
        items = getattr(facts, fact)
        return (Missing(what, act, suppliers, items),) if items else ()

    return unmet
