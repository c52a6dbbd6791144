"""The properties, one by one: each says what it claims and finds the states, if any, in which it is broken."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from adoption.declarations import Turn
from workflows.acts import BY_NAME
from workflows.flows.repairs import PartnershipRepair
from workflows.gates import Gate
from workflows.stages import FINAL, RUNNING, Stage

from . import rules
from .asked import Asked
from .diagrams import ALL, NONE
from .people import THINGS
from .walk import Passed, Path, Places, Walk
from .ways import can_come_to
from .world import World


@dataclass
class Broken:
    """A claim that is not so: where cases stand when it is broken, or which move they make, and in which words."""

    what: str
    at: Places = field(default_factory=dict)
    moving: Passed = field(default_factory=dict)


@dataclass(frozen=True)
class Property:
    claim: str
    find: Callable[[Walk], Iterator[Broken]]


def _states(what: str, places: Places) -> Iterator[Broken]:
    places = {stage: states for stage, states in places.items() if states}
    if places:
        yield Broken(what, at=places)


def _completed(walk: Walk) -> Iterator[Broken]:
    """Endings are not asked for, so a case ends here only when both sides decided so after the pilot."""
    able = can_come_to(walk.path, {Stage.PERMANENT: ALL, Stage.ENDED: ALL}, asked_only=True)
    left = {stage: _without(walk, stage, able) for stage in walk.reached if stage not in FINAL}
    yield from _states("doing what is asked completes nothing", left)


def _ended(walk: Walk) -> Iterator[Broken]:
    able = can_come_to(walk.path, {Stage.ENDED: ALL}, asked_only=False)
    left = {stage: _without(walk, stage, able) for stage in walk.reached if stage is not Stage.ENDED}
    yield from _states("the case can never be ended", left)


def _without(walk: Walk, stage: Stage, able: Places) -> int:
    return walk.path.world.sets.without(walk.reached[stage], able.get(stage, NONE))


def _reachable(walk: Walk) -> Iterator[Broken]:
    asked, sets = Asked(walk.path), walk.path.world.sets
    for stage in walk.path.version.stages:
        if stage not in walk.reached:
            yield Broken(f"no case ever comes to {stage.value}")
    for act in BY_NAME.values():
        can = sets.some(asked.can(act, item) for item in THINGS[act.item])
        if not any(sets.both(walk.reached.get(stage, NONE), can) for stage in act.during):
            yield Broken(f"nobody can ever do {act.name}")
    yield from _tasks_never_open(walk)


def _tasks_never_open(walk: Walk) -> Iterator[Broken]:
    """`PartnershipRepair` alone is out of reach: a text is taken back only by going back to its step. It is kept for a
    region that is brought in half-way.
    """
    sets, seen = walk.path.world.sets, set()
    known = {(ask.flow, ask.node) for asks in walk.path.asks.values() for ask in asks}
    for stage, states in walk.reached.items():
        asks = walk.path.asks[stage].items()
        seen |= {(ask.flow, ask.node) for ask, open_ in asks if sets.both(open_, states)}
    for flow, node in sorted(known - seen, key=str):
        if flow is not PartnershipRepair:
            yield Broken(f"the task {flow.__name__}.{node} is never open")


def _waited_for(walk: Walk) -> Iterator[Broken]:
    asked = Asked(walk.path)
    yield from _states("a case waits and nobody is asked", asked.nobody(walk.reached))
    yield from _states("nobody can do any of the open tasks", asked.stuck(walk.reached))


def _asked_for(walk: Walk) -> Iterator[Broken]:
    asked = Asked(walk.path)
    yield from _states("a gate misses what nobody is asked for", asked.unasked(walk.reached))
    for stage, ask, states in asked.for_nothing(walk.reached):
        yield from _states(f"{ask.act.name} is asked though no gate misses it", {stage: states})


def _moves(walk: Walk) -> Iterator[Broken]:
    for rule in rules.of(walk.path.version).moves:
        kept = walk.path.world.true(rule.holds)
        moving = {move: walk.path.world.sets.without(states, kept) for move, states in walk.passed.items()}
        moving = {move: states for move, states in moving.items() if states and move[1] in rule.into}
        if moving:
            yield Broken(f"{rule.rule} does not hold on a move", moving=moving)


def _gates(walk: Walk) -> Iterator[Broken]:
    """Of the gates alone, in states that are never reached too: so none of them leans on another's keeping."""
    sets = walk.path.world.sets
    for rule in rules.of(walk.path.version).moves:
        kept = walk.path.world.true(rule.holds)
        for move, states in _open_moves(walk.path):
            if move[1] in rule.kept_at and sets.without(sets.both(states, walk.path.world.sound), kept):
                yield Broken(f"the gates into {move[1].value} let {rule.rule} pass")


def _open_moves(path: Path) -> Iterator[tuple[tuple[Stage, Stage], int]]:
    yield from (((stage, path.version.forward[stage].target), states) for stage, states in path.opens.items())
    yield from (((stage, Stage.ENDED), states) for stage, states in path.ends.items())


def _acts(walk: Walk) -> Iterator[Broken]:
    asked, sets = Asked(walk.path), walk.path.world.sets
    for rule in rules.of(walk.path.version).acts:
        act, kept = BY_NAME[rule.act], walk.path.world.true(rule.holds)
        can = sets.some(asked.can(act, item) for item in ([rule.item] if rule.item else THINGS[act.item]))
        wrong = sets.without(sets.both(can, walk.path.world.sound), kept)
        if wrong:
            yield Broken(f"{rule.act} can be done against {rule.rule}")
        places = {
            stage: sets.both(states, wrong) for stage, states in walk.reached.items() if stage in act.during
        }
        yield from _states(f"{rule.rule} does not keep {rule.act}", places)


def _notes(walk: Walk) -> Iterator[Broken]:
    world = walk.path.world
    for rule in rules.of(walk.path.version).notes:
        kept = world.true(rule.holds)
        for stage in rule.at:
            said = world.sets.some(
                _said_by(world, gate) for gate in walk.path.version.gates_at(stage) if rule.rule in gate.rules
            )
            if world.sets.without(world.sound, world.sets.either(kept, said)):
                yield Broken(f"{rule.rule} is not said at {stage.value}")


def _said_by(world: World, gate: Gate) -> int:
    return world.sets.either(world.true(gate.stops), world.true(gate.warns))


_JOINT = ("attendance", "invited", "text", "ready", "decision", "ends")


def _joint(walk: Walk) -> Iterator[Broken]:
    sets, sides = walk.path.world.sets, (Turn.CULTURE, Turn.CARE)
    for step in walk.path.steps:
        for own in (side for side in sides if _acts_for(step, side)):
            others = tuple(role for role, _states in step.may if role is not own)
            able = walk.path.able(step, others)
            places = {s: sets.both(walk.reached.get(s, NONE), able) for s in step.stages}
            yield from _states(f"{step.name} is done by others than {own.value}", places)


def _acts_for(step, side: Turn) -> bool:
    """Whether it makes the side's half of a joint step; correcting one's coordinator may do, as the act says (R41)."""
    bits = {f"{side.value}_{what}{n}" for what in _JOINT for n in ("", 1, 2)}
    return step.name != "correct" and any(on and bit in bits for bit, on in step.writes)


_GO_LIVE = frozenset({"culture_ready", "care_ready", "pilot_period", "distribution_begun"})


def _alone(walk: Walk) -> Iterator[Broken]:
    """Kaikukeskus alone: from a new contact on, while nobody local ever signed in and it may do the most."""
    alone = Walk(
        Path(walk.path.world, False, walk.path.version), roles=(Turn.CENTRE,), losses=walk.losses
    ).run()
    for stage in alone.reached:
        if Stage.DISTRIBUTION.order <= stage.order < Stage.ENDED.order:
            yield Broken(f"Kaikukeskus alone brings a case to {stage.value}")
    sets = walk.path.world.sets
    for step in walk.path.steps:
        if any(on and bit in _GO_LIVE for bit, on in step.writes):
            able = walk.path.able(step, (Turn.CENTRE,))
            places = {s: sets.both(walk.reached.get(s, NONE), able) for s in step.stages}
            yield from _states(f"Kaikukeskus can do {step.name}", places)


def _on_hold(walk: Walk) -> Iterator[Broken]:
    sets, held = walk.path.world.sets, walk.path.world.bit("on_hold")
    resume = sets.some(walk.path.able(step) for step in walk.path.steps if step.name == "resume")
    left = {s: sets.without(sets.both(walk.reached.get(s, NONE), held), resume) for s in RUNNING}
    yield from _states("a case on hold cannot be resumed", left)
    yield from _states(
        "permanent operation is on hold",
        {Stage.PERMANENT: sets.both(walk.reached.get(Stage.PERMANENT, NONE), held)},
    )


PROPERTIES = (
    Property(
        "From every state the case is brought to permanent operation, or to the end both sides decided, by its open tasks alone.",
        _completed,
    ),
    Property("From every state the case can be ended.", _ended),
    Property("Every stage, act and task is reached.", _reachable),
    Property(
        "No running case waits while nobody is asked, and some open task can always be done.", _waited_for
    ),
    Property(
        "What is asked is what the gates miss, or comes before it in its flow; nothing else is.", _asked_for
    ),
    Property("Every rule about moves holds on every move into its stages.", _moves),
    Property("The gates of each move keep its rules, whatever else may be.", _gates),
    Property("Every rule about an act holds wherever the act can be done.", _acts),
    Property("What is hoped for, and what the network lacks, is said wherever it is not so.", _notes),
    Property("No side and no worker of Kaikukeskus makes the other side's half of a joint step.", _joint),
    Property("Nothing that Kaikukeskus alone can do makes a region go live.", _alone),
    Property("A case on hold can always go on, and permanent operation is never on hold.", _on_hold),
)
