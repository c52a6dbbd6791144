"""What is proven of a mapping between two versions, over every state a case under the old one can come to.

The cases that go over are put into the new version's path, and its own properties are asked of all that they can come
to from there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from workflows.acts import BY_NAME
from workflows.flows import Ask
from workflows.paths import PathMapping
from workflows.stages import Stage

from .diagrams import NONE
from .people import THINGS
from .properties import PROPERTIES, Broken
from .walk import Path, Places, Walk


@dataclass
class GoingOver:
    """A mapping, and everything that cases under its old version can come to."""

    mapping: PathMapping
    old: Walk
    new: Path = field(init=False)

    def __post_init__(self):
        self.new = Path(self.old.path.world, version=self.mapping.target)
        self.new.people = self.old.path.people

    @classmethod
    def of(cls, mapping: PathMapping, *, losses: bool = True) -> "GoingOver":
        return cls(mapping, Walk(Path(version=mapping.source), losses=losses).run())

    @cached_property
    def leaving(self) -> Places:
        """Where cases go over: everywhere but where the mapping has them stay behind. An ended case goes nowhere."""
        world, found = self.old.path.world, {}
        for stage, states in self.old.reached.items():
            if stage is not Stage.ENDED:
                stay = world.true(lambda facts, s=stage: self.mapping.stays_behind(s, facts) is not None)
                found[stage] = world.sets.without(states, stay)
        return found

    @cached_property
    def arriving(self) -> dict[Stage, Places]:
        """For each stage of the old version, where in the new one its cases are once they have gone over."""
        placed = [stage for stage in self.leaving if self.mapping.stage_of(stage) in self.new.version.stages]
        return {stage: self.new.settle(self.mapping.stage_of(stage), self.leaving[stage]) for stage in placed}

    @cached_property
    def after(self) -> Walk:
        """Everything that cases which have gone over, and new ones, can come to."""
        beginning: Places = defaultdict(int)
        for places in self.arriving.values():
            for stage, states in places.items():
                beginning[stage] = self.new.world.sets.either(beginning[stage], states)
        return Walk(self.new, losses=self.old.losses, beginning=dict(beginning)).run()

    def coming_to(self, stage: Stage, places: Places) -> int:
        """States at a stage of the old version that come over to these places."""
        sets = self.new.world.sets
        there = self.arriving[stage].items()
        return sets.some(sets.both(states, places.get(place, NONE)) for place, states in there)

    def asks(self, place: Stage, node: str, item: str) -> int:
        """States in which the new version asks for the same work at a place."""
        asks = self.new.asks[place].items()
        return self.new.world.sets.some(
            states for ask, states in asks if (ask.name, ask.item) == (self.mapping.node_of(node), item)
        )


@dataclass(frozen=True)
class Claim:
    claim: str
    find: Callable[[GoingOver], Iterator[Broken]]


def _has_its_place(going: GoingOver) -> Iterator[Broken]:
    mapping = going.mapping
    for stage, states in going.leaving.items():
        place = mapping.stage_of(stage)
        if not states:
            continue
        if place not in mapping.target.stages:
            yield Broken(f"{stage.value} has no place in version {mapping.target.number}", at={stage: states})
        elif place.order < stage.order and stage not in mapping.back:
            yield Broken(f"{stage.value} goes back to {place.value}", at={stage: states})


def _binding_rules(going: GoingOver) -> Iterator[Broken]:
    world = going.old.path.world
    for stage, states in going.leaving.items():
        for gate in going.mapping.asked_anew(stage):
            left = world.sets.without(states, world.true(gate.is_met))
            if left:
                yield Broken(f"{gate.name} binds behind {stage.value} and is not met", at={stage: left})


def _what_was_done(going: GoingOver) -> Iterator[Broken]:
    """An act that is on record has what the new version needs before it."""
    world = going.old.path.world
    for name, more in going.mapping.target.needs.items():
        act = BY_NAME[name]
        for item in THINGS[act.item]:
            done = world.true(lambda facts, a=act, i=item: a.is_recorded(facts, i))
            lacking = world.sets.without(done, world.sets.every(world.true(one.is_met) for one in more(item)))
            at = {stage: world.sets.both(states, lacking) for stage, states in going.leaving.items()}
            at = {stage: states for stage, states in at.items() if states}
            if at:
                yield Broken(f"{name} was done without what it needs before it", at=at)


def _tasks_stay(going: GoingOver) -> Iterator[Broken]:
    sets = going.old.path.world.sets
    for stage, places in going.arriving.items():
        for ask, states in going.old.path.asks[stage].items():
            open_ = {place: sets.both(there, states) for place, there in places.items()}
            left = sets.some(
                sets.without(there, going.asks(place, ask.name, ask.item)) for place, there in open_.items()
            )
            if left and ask.name not in going.mapping.ended:
                yield Broken(f"{ask.name} is asked no more, and nobody says why", at={stage: left})


def _dates_stay(going: GoingOver) -> Iterator[Broken]:
    """Two tasks that become one would have one due date between them."""
    sets = going.old.path.world.sets
    for stage, states in going.leaving.items():
        for one, other in combinations(going.old.path.asks[stage].items(), 2):
            if _same(going.mapping, one[0], other[0]):
                both = sets.every((one[1], other[1], states))
                if both:
                    yield Broken(f"{one[0].name} and {other[0].name} become one task", at={stage: both})


def _same(mapping: PathMapping, one: Ask, other: Ask) -> bool:
    return (mapping.node_of(one.name), one.item) == (mapping.node_of(other.name), other.item)


def _goes_on(index: int) -> Callable[[GoingOver], Iterator[Broken]]:
    """A property of the new version, also of whatever cases can come to that have gone over."""
    return lambda going: PROPERTIES[index].find(going.after)


CLAIMS = (
    Claim(
        "Every stage has its place in the new version, and none goes back unless it is named.", _has_its_place
    ),
    Claim(
        "Every binding rule behind a case's place is kept, or was asked for before and lost since.",
        _binding_rules,
    ),
    Claim("What was done had before it what the new version needs before it.", _what_was_done),
    Claim("Every open task goes on, or is named with the reason why it ends.", _tasks_stay),
    Claim("No due date is lost: no two open tasks become one.", _dates_stay),
)
AFTERWARDS = tuple(Claim(one.claim, _goes_on(place)) for place, one in enumerate(PROPERTIES))
