"""The shortest way on: the fewest acts by which a case comes to where distribution begins and to permanent operation.

It is gone in thought, with the flows, gates and moves of the site itself. Each of its acts is one of the case's open
tasks when its turn comes: nothing is done out of turn or given up, and where a recommendation asks for something, that
is done rather than a reason given. Pure: no database, no clock.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from adoption.declarations import Turn
from workflows.acts import BY_NAME
from workflows.acts.base import Act
from workflows.facts import Facts
from workflows.flows import Ask, asked, following
from workflows.gates import Gate, Severity
from workflows.particulars import Candidate, Particulars
from workflows.paths import PathVersion, ends
from workflows.stages import FINAL, Stage

from .outcomes import NEWCOMERS, NEWCOMERS_TURNS, after, members

DISTRIBUTION_BEGINS, PERMANENT = Stage.FEEDBACK, Stage.PERMANENT
_RESUME, _COMMITS = BY_NAME["resume"], "record_partner_commitment"
_VIEW = "consult_on_distributors"
# A hold that came with an answer ends with a better one.
_ANSWERS = {Stage.CONTACT: BY_NAME["answer_contact"], Stage.INFO_SESSION: BY_NAME["decide_to_prepare"]}
# Where the sides differ a gate names one act for both of them.
_SAID_OF_BOTH = {
    "accept_partnership_culture": ("accept_partnership_care",),
    "decide_culture": ("decide_care",),
}
# Whom the third-sector distributor makes needless: that is one, too.
_NEEDLESS = "find_distributor"
_ORDER = {name: position for position, name in enumerate(BY_NAME)}


@dataclass(frozen=True)
class Step:
    """One act, what it is about, and where the case is when its turn comes.

    One that is `only_recommended` may be answered with a reason why it is not done.
    """

    act: Act
    item: str
    stage: Stage
    only_recommended: bool = False


@dataclass(frozen=True)
class Way:
    """The acts in an order in which they can be done, and the stage they lead to: nothing leads further."""

    steps: tuple[Step, ...]
    end: Stage

    def to(self, goal: Stage) -> tuple[Step, ...] | None:
        """The acts to the stage, none of them when the case is there; None when no way leads there."""
        if self.end is Stage.ENDED or self.end.order < goal.order:
            return None
        return tuple(step for step in self.steps if step.stage.order < goal.order)


def way(path: PathVersion, stage: Stage, facts: Facts, particulars: Particulars) -> Way:
    """The shortest way from a case that stands where its gates hold it to permanent operation, as far as one leads."""
    steps: list[Step] = []
    while stage not in FINAL:
        done = list(_round(path, stage, facts, particulars))
        if not done or ends(stage, done[-1][1]):
            break
        steps += [step for step, _facts in done]
        facts = done[-1][1]
        while move := path.next_move(stage, facts):
            stage = move.target
    return Way(tuple(steps), stage)


def _round(
    path: PathVersion, stage: Stage, facts: Facts, particulars: Particulars
) -> Iterator[tuple[Step, Facts]]:
    """What is asked now and leads on, one after the other, until the case moves."""
    wanted = _Wanted(path, stage, facts, particulars)
    for ask in wanted.asks:
        then = after(ask.act, ask.item, facts, particulars)
        if then != facts:
            facts = then
            yield Step(ask.act, ask.item, stage, wanted.is_only_recommended(ask)), facts
            if path.next_move(stage, facts):
                return


@dataclass
class _Wanted:
    """The acts that the gates of the next move miss, and those that stand before a later one, with what they are about."""

    path: PathVersion
    stage: Stage
    facts: Facts
    particulars: Particulars
    acts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    hard: set[str] = field(default_factory=set)

    def __post_init__(self):
        self._asked = asked(self.path, self.stage, self.facts)
        for gate in (*self.path.forward[self.stage].gates, *self.path.since):
            if gate.stops(self.facts):
                self._add(gate, is_hard=gate.severity is Severity.HARD)
        before: dict = {}
        while before != self.acts:
            before = {name: set(items) for name, items in self.acts.items()}
            for name, items in before.items():
                self._add_needs(BY_NAME[name], items)

    def _add(self, gate: Gate, *, is_hard: bool) -> None:
        """What the gate misses. A reason passes only a gate of the path, never one that an act needs."""
        for missing in gate.unmet(self.facts):
            for name in (missing.act, *_SAID_OF_BOTH.get(missing.act, ())):
                self.acts[name] |= missing.items & self._members if name == _COMMITS else missing.items
                if is_hard:
                    self.hard.add(name)

    def _add_needs(self, act: Act, items: set[str]) -> None:
        """What comes before the act, also while no flow asks for it yet."""
        for item in items if act.item else ("",):
            for gate in self.path.unmet_needs(act, self.facts, item):
                self._add(gate, is_hard=True)

    @cached_property
    def _members(self) -> frozenset[str]:
        with_sites = self.stage.order < DISTRIBUTION_BEGINS.order
        return members(self.facts, self.particulars, sites_count=with_sites)

    def _needs(self, ask: Ask) -> tuple[Gate, ...]:
        return self.path.unmet_needs(ask.act, self.facts, ask.item)

    @property
    def asks(self) -> list[Ask]:
        """Open tasks that can be done and lead on; those first that bring people, then those that bring partners."""
        if self.facts.on_hold and not self._ends_with_answer():
            return [ask for ask in self._asked if ask.act is _RESUME]
        found = [ask for ask in self._asked if self._leads_on(ask) and not self._needs(ask)]
        return sorted(self._before_a_view(found) or found, key=_place)

    def _before_a_view(self, found: list[Ask]) -> list[Ask]:
        """A view on the distributors waits for the one who is still to come, as long as anything else can be done."""
        return [ask for ask in found if self.facts.third_sector_candidate or ask.act.name != _VIEW]

    def _ends_with_answer(self) -> bool:
        answer = _ANSWERS.get(self.stage)
        return self.particulars.answer_ends_hold and bool(answer) and not answer.is_recorded(self.facts, "")

    def _leads_on(self, ask: Ask) -> bool:
        if ask.item:
            return ask.item in self.acts.get(ask.act.name, ())
        return ask.act.name != _NEEDLESS and not self.acts.keys().isdisjoint(following(ask.flow, ask.node))

    def is_only_recommended(self, ask: Ask) -> bool:
        return ask.act is not _RESUME and self.hard.isdisjoint(following(ask.flow, ask.node))


def _place(ask: Ask) -> tuple:
    return not ask.act.changes_people, ask.act.name not in NEWCOMERS, _ORDER[ask.act.name], ask.item


def turn_of(step: Step, particulars: Particulars) -> Turn:
    """Whose turn the step is: about a partner or a site, the side's whose it is, or will be.

    One that has gone since the facts were read is nobody's in particular.
    """
    if not step.item or step.act.turn is not Turn.LOCAL:
        return step.act.turn
    return particulars.turns.get(step.item) or NEWCOMERS_TURNS.get(step.item, step.act.turn)


__all__ = [
    "DISTRIBUTION_BEGINS",
    "NEWCOMERS_TURNS",
    "PERMANENT",
    "Candidate",
    "Particulars",
    "Step",
    "Way",
    "turn_of",
    "way",
]
