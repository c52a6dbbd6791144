"""What stops a case: what is missing, why, where the published page says so, who can supply it, where to begin."""

from dataclasses import dataclass
from functools import cached_property

from adoption.declarations import Turn
from workflows.acts import BY_NAME
from workflows.acts.permission import refusal
from workflows.acts.refusals import NeedsFirst
from workflows.gates import Missing, Severity
from workflows.published import Citation, citations
from workflows.stages import STANDING, Blocker

from .words import act_url, people_of

SHOWN = 5


@dataclass(frozen=True)
class Link:
    """A way to begin, with the words to show."""

    url: str
    name: str


@dataclass(frozen=True)
class Supplier:
    """A turn that can supply what is missing, with the names of those who answer for it."""

    turn: Turn
    names: list[str]


class MissingLine:
    """One missing thing. `names` are those of items, by key, as the open tasks know them."""

    def __init__(self, missing: Missing, case, reader, names: dict[str, str]):
        self.missing, self.case, self.reader, self.names = missing, case, reader, names

    @property
    def what(self):
        return self.missing.what

    @property
    def suppliers(self) -> list[Supplier]:
        return [Supplier(turn, people_of(self.case, turn)) for turn in self.missing.suppliers]

    @cached_property
    def items(self) -> list[str]:
        return sorted(self.missing.items)[:SHOWN]

    @property
    def item_names(self) -> list[str]:
        return [self.names[item] for item in self.items if item in self.names]

    @property
    def more(self) -> int:
        return len(self.missing.items) - len(self.item_names)

    @cached_property
    def refused(self):
        return refusal(BY_NAME[self.missing.act], self.case, self.reader, None, "")

    @property
    def links(self) -> list[Link]:
        """Where the reader begins: one link, or one an item, to what is the reader's to do now."""
        if self.items:
            return []
        act = BY_NAME[self.missing.act]
        return [] if self.refused else [Link(act_url(self.case, act), str(act.words.button))]

    @property
    def waits_for(self) -> str:
        """What has to come before, when the thing is the reader's to supply but cannot be supplied yet."""
        return self.refused.sentence if isinstance(self.refused, NeedsFirst) else ""


class BlockerLine:
    """A gate that is not met, with what it misses."""

    def __init__(self, blocker: Blocker, case, reader, names: dict[str, str]):
        self.gate, self.case, self.reader = blocker.gate, case, reader
        self.missing = [MissingLine(missing, case, reader, names) for missing in blocker.missing]

    @property
    def why(self):
        return self.gate.why

    @property
    def where(self):
        return self.gate.section

    @property
    def citations(self) -> tuple[Citation, ...]:
        return citations(self.gate.rules)

    @property
    def rules(self) -> str:
        return ", ".join(self.gate.rules)

    @property
    def was_in_order(self) -> bool:
        """A gate that holds from an earlier stage onward was met when the case passed it."""
        since = {standing.gate: standing.since for standing in STANDING}
        return self.gate in since and since[self.gate].order < self.case.at.order

    @property
    def can_be_overridden(self) -> bool:
        return self.gate.severity is Severity.SOFT

    @property
    def override(self) -> Link | None:
        """Where the reader may say why the case goes on regardless."""
        act = BY_NAME.get("override")
        if act is None or not self.can_be_overridden or refusal(act, self.case, self.reader, None, ""):
            return None
        return Link(f"{act_url(self.case, act)}?gate={self.gate.name}", str(act.words.button))
