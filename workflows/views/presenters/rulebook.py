"""A rule as the list of rules and its own page show it: what keeps it, whom it blocks, and when it was passed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext, ngettext

from workflows import keeping
from workflows.acts import Act
from workflows.gates import Gate, Severity
from workflows.queries.stops import Stopped, by_rule
from workflows.rulebook import Place, Rule, Text

from .words import about


@dataclass(frozen=True)
class GateLine:
    """A gate that keeps the rule, and where on the path it is asked."""

    gate: Gate

    @property
    def why(self) -> Text:
        return self.gate.why

    @property
    def where(self) -> str:
        """The stages in which it is asked; one that no move asks is asked before an act, or before the end."""
        stages = keeping.asked_at(self.gate)
        if not stages:
            return self._before
        said = {"stages": ", ".join(str(stage.label) for stage in stages)}
        if self.gate.severity is Severity.NOTE:
            return gettext("It is only pointed out at: %(stages)s.") % said
        return ngettext("Asked at: %(stages)s.", "Asked at these stages: %(stages)s.", len(stages)) % said

    @property
    def _before(self) -> str:
        acts = ", ".join(about(act.words.task) for act in keeping.asked_before(self.gate))
        return (
            gettext("Asked before: %(act)s.") % {"act": acts}
            if acts
            else gettext("Asked before a case ends.")
        )

    @property
    def how(self) -> str:
        """What comes of it when it is not met; that a note stops nothing, `where` says."""
        if self.gate.severity is Severity.HARD:
            return gettext("A case goes no further without it.")
        if self.gate.severity is Severity.SOFT:
            return gettext("A case may go on without it when a reason is written.")
        return ""


@dataclass(frozen=True)
class RuleLine:
    """One rule with how many regions it stops now and how often it was passed with a reason."""

    rule: Rule
    stopped: Stopped
    passed: int

    @property
    def blocked(self) -> int:
        return len(self.stopped.blocked)

    @property
    def blocked_words(self) -> str:
        words = ngettext("Blocks %(count)d region now", "Blocks %(count)d regions now", self.blocked)
        return words % {"count": self.blocked}

    @property
    def in_time(self) -> int:
        return len(self.stopped.in_time)

    @property
    def in_time_words(self) -> str:
        words = ngettext(
            "%(count)d region: under way, on schedule",
            "%(count)d regions: under way, on schedule",
            self.in_time,
        )
        return words % {"count": self.in_time}

    @property
    def passed_words(self) -> str:
        words = ngettext(
            "Passed with a reason %(count)d time", "Passed with a reason %(count)d times", self.passed
        )
        return words % {"count": self.passed}

    @property
    def gates(self) -> list[GateLine]:
        return [GateLine(gate) for gate in keeping.gates_of(self.rule)]

    @property
    def acts(self) -> tuple[Act, ...]:
        return keeping.acts_of(self.rule)


@dataclass(frozen=True)
class Section:
    """The rules of one section of the published page."""

    place: Place
    lines: list[RuleLine]


def line(rule: Rule, stopped: Mapping[str, Stopped], times: Mapping[str, int]) -> RuleLine:
    passed = sum(times.get(gate.name, 0) for gate in keeping.gates_of(rule))
    return RuleLine(rule, by_rule(rule.number, stopped), passed)


def sections(lines: Iterable[RuleLine]) -> list[Section]:
    """In the order of the page; within a section in the order of the numbers."""
    ordered = sorted(lines, key=_section)
    return [Section(Place(number), list(found)) for number, found in groupby(ordered, _section)]


def _section(one: RuleLine) -> int:
    return one.rule.place.section
