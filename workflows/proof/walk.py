"""Where a case can come to: from the first contact on, by every step that can happen, until nothing new is found."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from workflows.flows import Ask, asked_by, flows_of
from workflows.paths import PUBLISHED, PathVersion, ends
from workflows.stages import FIRST, Stage

from .diagrams import ALL, NONE
from .people import ROLES, People
from .steps import Return, Step, Steps, taken_back
from .world import BIT, World

Places = dict[Stage, int]
Passed = dict[tuple[Stage, Stage], int]


@dataclass
class Path:
    """One version of the site's path asked for all states at once: its moves, its ends, what its flows ask for, its steps."""

    world: World = field(default_factory=World)
    signed_in: bool = True
    version: PathVersion = PUBLISHED

    @cached_property
    def people(self) -> People:
        return People(self.world, self.signed_in)

    @cached_property
    def making(self) -> Steps:
        return Steps(self.world, self.people, self.version)

    @cached_property
    def steps(self) -> list[Step]:
        return self.making.all()

    @cached_property
    def returns(self) -> list[Return]:
        return self.making.returns()

    @cached_property
    def opens(self) -> Places:
        return {s: self.world.true(lambda facts, s=s: self._goes_on(s, facts)) for s in self.version.forward}

    def _goes_on(self, stage: Stage, facts) -> bool:
        return self.version.next_move(stage, facts) is not None

    @cached_property
    def ends(self) -> Places:
        return {s: self.world.true(lambda facts, s=s: ends(s, facts)) for s in Stage}

    @cached_property
    def asks(self) -> dict[Stage, dict[Ask, int]]:
        found = {stage: defaultdict(int) for stage in Stage}
        for flow in flows_of(self.version):
            stages = [stage for stage in Stage if stage in flow.stages]
            for states, _known, asks in self.world.answers(
                lambda facts, f=flow, s=stages[0]: asked_by(f, s, facts)
            ):
                for ask, stage in ((ask, stage) for ask in asks for stage in stages):
                    found[stage][ask] = self.world.sets.either(found[stage][ask], states)
        return found

    def start(self) -> Places:
        """A new contact: nothing on record but its municipalities, perhaps of no county that could take part (R58)."""
        said = {"municipality": True, "languages_covered": True}
        silent = set(BIT) - {"county"}
        return {FIRST: self.world.holds(dict.fromkeys(silent, False) | said)}

    def settle(self, stage: Stage, states: int, passed: Passed | None = None) -> Places:
        """The case goes as far as its gates let it, then ends if it is to; `passed` gathers who made which move."""
        sets, found = self.world.sets, {}
        while states:
            going = sets.both(states, self.opens.get(stage, NONE))
            staying = sets.without(states, going)
            ending = sets.both(staying, self.ends[stage])
            _add(sets, found, stage, sets.without(staying, ending))
            if ending:
                found[Stage.ENDED] = ALL
            if passed is not None:
                _add(sets, passed, (stage, Stage.ENDED), ending)
                if going:
                    _add(sets, passed, (stage, self.version.forward[stage].target), going)
            stage, states = (self.version.forward[stage].target, going) if going else (stage, NONE)
        return found

    def before_settling(self, wanted: Places) -> Places:
        """From where a case comes into the wanted places by itself."""
        sets, found = self.world.sets, {Stage.ENDED: wanted.get(Stage.ENDED, NONE)}
        for stage in reversed([s for s in Stage if s is not Stage.ENDED]):
            ended = found[Stage.ENDED]
            here = sets.ite(self.ends[stage], ended, wanted.get(stage, NONE))
            if stage in self.opens:
                here = sets.ite(self.opens[stage], found[self.version.forward[stage].target], here)
            found[stage] = here
        return found

    def asked(self, stage: Stage, act: str, item: str) -> int:
        """States in which a task asks for the act."""
        asks = self.asks[stage].items()
        return self.world.sets.some(states for ask, states in asks if (ask.act.name, ask.item) == (act, item))

    def able(self, step: Step, roles=ROLES) -> int:
        """States in which somebody of these roles can take the step; what no act does happens by itself."""
        sets = self.world.sets
        if step.act is None:
            return step.when
        return sets.both(step.when, sets.some(one for role, one in step.may if role in roles))


def _add(sets, places: dict, stage, states: int) -> None:
    if states:
        places[stage] = sets.either(places.get(stage, NONE), states)


@dataclass
class Walk:
    """All places reached, who passed which move, and which steps were ever taken.

    Without `losses` no adviser is lost and nothing is sent back; with `only_asked` people do nothing but their tasks.
    `beginning` are places where cases are besides new contacts, such as those that came from another version.
    """

    path: Path
    roles: tuple = ROLES
    losses: bool = True
    only_asked: bool = False
    beginning: Places = field(default_factory=dict)
    reached: Places = field(default_factory=dict)
    passed: Passed = field(default_factory=dict)
    taken: set[tuple[str, str]] = field(default_factory=set)

    def run(self) -> "Walk":
        """Stage after stage, each until nothing new is found in it; then everything that leads back."""
        self._merge(self.path.start())
        self._merge(self.beginning)
        before: Places = {}
        while before != self.reached:
            before = dict(self.reached)
            for stage in Stage:
                self._explore(stage)
            for stage in reversed(Stage) if self.losses else ():
                self._send_back(stage)
        return self

    def _explore(self, stage: Stage) -> None:
        before = NONE
        while before != self.reached.get(stage, NONE):
            before = self.reached[stage]
            for step in self.path.steps:
                if stage in step.stages and (step.act is not None or self.losses):
                    self._take(stage, step)

    def _take(self, stage: Stage, step: Step) -> None:
        sets = self.path.world.sets
        able = sets.both(self.reached[stage], self.path.able(step, self.roles))
        if self.only_asked:
            able = sets.both(able, self.path.asked(stage, step.name, step.item))
        if able:
            self.taken.add((step.name, step.item))
            self._to(stage, sets.put(able, step.changes))

    def _send_back(self, stage: Stage) -> None:
        sets = self.path.world.sets
        for step in self.path.returns:
            if step.source is stage and stage in self.reached:
                self.taken.add((step.name, step.item))
                able = sets.both(self.reached[stage], step.when)
                self._to(step.target, taken_back(self.path, able, step))

    def _to(self, stage: Stage, states: int) -> None:
        self._merge(self.path.settle(stage, states, self.passed))

    def _merge(self, more: Places) -> None:
        for stage, states in more.items():
            _add(self.path.world.sets, self.reached, stage, states)
