"""What stops a case: what is missing, why, where the published page says so, who can supply it, where to begin."""

from dataclasses import dataclass
from functools import cached_property

from adoption.declarations import Turn
from workflows.acts import BY_NAME
from workflows.acts.base import Act
from workflows.acts.permission import refusal
from workflows.acts.refusals import NeedsFirst
from workflows.gates import Missing, Severity
from workflows.paths import Blocker
from workflows.published import Citation, citations

from .words import about, act_url, people_of

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
    """One missing thing. `things` are partners and sites by key, as the open tasks know them."""

    def __init__(self, missing: Missing, case, reader, things: dict):
        self.missing, self.case, self.reader, self.things = missing, case, reader, things

    @property
    def what(self):
        return self.missing.what

    @property
    def suppliers(self) -> list[Supplier]:
        return [Supplier(turn, people_of(self.case, turn)) for turn in self.missing.suppliers]

    @property
    def act(self) -> Act:
        return BY_NAME[self.missing.act]

    @property
    def items(self) -> list[str]:
        """Keys of the first few things it is about."""
        return self._known[:SHOWN]

    @cached_property
    def _known(self) -> list[str]:
        """Of those that open tasks are about, all that would do."""
        return sorted(key for key in self.missing.items & self.things.keys() if self._fits(self.things[key]))

    def _fits(self, thing) -> bool:
        return not self.missing.fits or getattr(thing, self.missing.fits)

    @property
    def item_names(self) -> str:
        return ", ".join(str(self.things[item]) for item in self.items)

    @property
    def more(self) -> int:
        """How many things are not named."""
        all_of_them = self._known if self.missing.fits else self.missing.items
        return len(all_of_them) - len(self.items)

    @cached_property
    def refused(self):
        return refusal(self.act, self.case, self.reader, None, "")

    @property
    def links(self) -> list[Link]:
        """Where the reader begins: one link, or one for each thing, as far as the act is the reader's to do now."""
        if not self.missing.items or self.act.item is None:
            return [] if self.refused else [Link(act_url(self.case, self.act), str(self.act.words.button))]
        mine = [item for item in self.items if not self._refused_about(item)]
        return [Link(act_url(self.case, self.act, item), self._begin(item)) for item in mine]

    def _refused_about(self, item: str):
        return refusal(self.act, self.case, self.reader, self.things[item], item)

    def _begin(self, item: str) -> str:
        return about(self.act.words.button, str(self.things[item]))

    @property
    def waits_for(self) -> str:
        """What has to come before, when the thing is the reader's to supply but cannot be supplied yet."""
        return self.refused.sentence if isinstance(self.refused, NeedsFirst) else ""


class BlockerLine:
    """A gate that is not met, with what it misses."""

    def __init__(self, blocker: Blocker, case, reader, things: dict):
        self.gate, self.case, self.reader = blocker.gate, case, reader
        self.missing = [MissingLine(missing, case, reader, things) for missing in blocker.missing]

    @property
    def why(self):
        return self.gate.why

    @property
    def citations(self) -> tuple[Citation, ...]:
        return citations(self.gate.rules)

    @property
    def was_in_order(self) -> bool:
        """A gate that holds from an earlier stage onward, and never yields, was met when the case passed it."""
        since = self.case.path.since
        return (
            self.gate.severity is Severity.HARD
            and self.gate in since
            and since[self.gate].order < self.case.at.order
        )

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
