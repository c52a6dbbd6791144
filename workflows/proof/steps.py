"""Every single thing that can happen to a case: an act with one of its outcomes, sending back, an adviser who is lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from adoption.declarations import Turn
from workflows.acts import BY_NAME
from workflows.acts.base import Act
from workflows.gates import Severity
from workflows.paths import PathVersion
from workflows.stages import RUNNING, STEPS, Stage, from_stage

from .choices import BESIDE, INSTEAD, MEANS, SETTLED, Outcome
from .diagrams import ALL, NONE
from .people import ROLES, THINGS, People
from .records import RECORDS
from .world import FLAGS, Bits, World, numbers, written


@dataclass(frozen=True)
class Step:
    """One outcome of an act: in which stages and states it can happen, who may do it, and what it writes."""

    name: str
    item: str
    act: Act | None
    stages: frozenset[Stage]
    when: int
    writes: tuple[tuple[str, bool], ...]
    may: tuple[tuple[Turn, int], ...] = ()

    @cached_property
    def changes(self) -> dict[int, bool]:
        return numbers(dict(self.writes))


@dataclass(frozen=True)
class Return:
    """Sent back from one stage to an earlier one, with any of the records of the stages between taken back."""

    name: str
    item: str
    source: Stage
    target: Stage
    when: int


@dataclass
class Steps:
    """The steps of the acts that the site has, made by asking its own `who`, `needs`, `is_recorded` and `effect`."""

    world: World
    people: People
    version: PathVersion

    def all(self) -> list[Step]:
        acts = [step for act in BY_NAME.values() for step in self._of(act)]
        gone = Step(
            "adviser_leaves",
            "",
            None,
            from_stage(Stage.CONTACT),
            self.world.bit("adviser"),
            (("adviser", False),),
        )
        return [*acts, gone]

    def returns(self) -> list[Return]:
        act, found = BY_NAME["send_back"], []
        when = self.world.sets.some(self.people.may(act, "", role) for role in ROLES)
        steps = [stage for stage in STEPS if stage in self.version.stages]
        for source, target in product(steps, steps):
            if source in act.during and target.order < source.order:
                found.append(Return(act.name, target.value, source, target, when))
        return found

    def possible(self, act: Act, item: str) -> int:
        """States in which the site would not refuse the act to whoever may do it."""
        sets = self.world.sets
        done = NONE if act.repeatable else self.world.true(lambda facts: act.is_recorded(facts, item))
        needs = sets.every(self.world.true(gate.is_met) for gate in self.version.needs_of(act, item))
        return sets.without(needs, done)

    def _of(self, act: Act) -> Iterator[Step]:
        for item in THINGS[act.item]:
            if (act.name, item) == ("override", ""):
                yield from self._overrides(act)
            elif not act.sends_back and not (act.name == "decide_on_limitation" and item != "commitment:3"):
                yield from self._on(act, item)

    def _on(self, act: Act, item: str) -> Iterator[Step]:
        may = tuple((role, self.people.may(act, item, role)) for role in ROLES)
        possible = self.world.sets.both(
            self.possible(act, item), self.world.sets.some(one for _role, one in may)
        )
        for when, writes in [*self._effects(act, item), *self._instead(act, item)]:
            when = self.world.sets.both(when, possible)
            if when and writes:
                yield Step(act.name, item, act, act.during, when, tuple(sorted(writes.items())), may)

    def _instead(self, act: Act, item: str) -> Iterator[tuple[int, Bits]]:
        for when, writes in INSTEAD.get((act.name, item), []):
            yield self.world.holds(when), writes

    def _effects(self, act: Act, item: str) -> Iterator[tuple[int, Bits]]:
        beside = BESIDE.get((act.name, item), [({}, {})])
        for states, known, after in self.world.answers(lambda facts: _effect(act, item, facts)):
            ways = [_ways(fact, value, known) for fact, value in after.changes.items()]
            for outcome in product(*ways, beside):
                when, writes = _together(outcome)
                if writes:
                    yield self.world.sets.both(states, self.world.holds(when)), writes

    def _overrides(self, act: Act) -> Iterator[Step]:
        """Only a recommendation that stops the case where it stands is passed with a reason."""
        may = tuple((role, self.people.may(act, "", role)) for role in ROLES)
        allowed = self.world.sets.some(one for _role, one in may)
        for gate in self.version.gates:
            stages = frozenset(stage for stage in act.during if gate in self.version.gates_at(stage))
            if gate.severity is Severity.SOFT and stages:
                when = self.world.sets.both(self.world.true(gate.stops), allowed)
                yield Step(act.name, gate.name, act, stages, when, ((f"{gate.name}_passed", True),), may)


def _effect(act: Act, item: str, facts):
    """The effect of the act; of the sets that it changes it is also read what they held."""
    after = act.effect(facts, item)
    for name, value in after.changes.items():
        if isinstance(value, frozenset):
            getattr(facts, name)
    return after


def _ways(fact: str, value, known: dict) -> list[Outcome]:
    """How the world can come to have this value of a fact."""
    if isinstance(value, frozenset):
        settled = known[fact] - value
        return [({}, {bit: on for key in settled for bit, on in SETTLED[fact, key].items()})]
    if fact in MEANS and value:
        return MEANS[fact]
    return [({}, {fact: value} if fact in FLAGS else written(fact, value))]


def _together(outcome: tuple[Outcome, ...]) -> Outcome:
    when, writes = {}, {}
    for needed, written_ in outcome:
        when, writes = when | needed, writes | written_
    return when, writes


def taken_back(path, states: int, step: Return) -> int:
    """Where sending back leads, before the case goes on: any of the records of the stages between may be gone.

    What was ticked may have proven nothing any more, such as the appointment of a contact who has left since.
    """
    world = path.world
    for stage in STEPS:
        if step.target.order <= stage.order <= step.source.order:
            for loss in RECORDS[stage]:
                states = world.sets.either(states, _lose(world, states, loss))
    return world.sets.without(states, in_vain(path, step))


def in_vain(path, step: Return) -> int:
    """States in which all that the step waits for is there: a case is not sent back to stay in one of them."""
    return path.world.true(lambda facts: path.version.is_open(step.target, facts))


def _lose(world: World, states: int, loss) -> int:
    standing, gone = loss
    return world.sets.put(world.sets.both(states, world.holds(standing)), numbers(gone))


__all__ = ["ALL", "RUNNING", "Return", "Step", "Steps", "taken_back"]
