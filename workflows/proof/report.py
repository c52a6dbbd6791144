"""The proof in words: how much was explored, each property with its result, the way to what is broken."""

from collections.abc import Iterator

from workflows.stages import Stage

from .assumptions import ASSUMPTIONS
from .going_over import AFTERWARDS, CLAIMS, GoingOver
from .properties import PROPERTIES, Broken
from .steps import Return
from .trace import Trace
from .walk import Walk


def lines(walk: Walk) -> Iterator[tuple[str, bool]]:
    """Every line, and whether it says that something is broken."""
    count = walk.path.world.count
    states = {s: count(reached) if s is not Stage.ENDED else 1 for s, reached in walk.reached.items()}
    yield (
        f"{sum(states.values()):,} states and {transitions(walk):,} transitions, all of them looked at.",
        False,
    )
    for stage, number in states.items():
        yield f"  {stage.value}: {number:,}", False
    for number, one in enumerate(PROPERTIES, start=1):
        yield from _found(one.claim, list(one.find(walk)), lambda broken: way_to(walk, broken), f"{number}. ")
    yield "It is assumed that:", False
    yield from ((f"  - {assumption}", False) for assumption in ASSUMPTIONS)


def way_to(walk: Walk, broken: Broken) -> Iterator[str]:
    yield f"   {broken.what}"
    if broken.at or broken.moving:
        acts = Trace(walk.path, broken).acts()
        yield from (f"     {number}. {act}" for number, act in enumerate(acts, start=1))


def transitions(walk: Walk) -> int:
    """Outcomes of acts, each in every state in which it can happen; sending back counts once a state and target."""
    sets, count = walk.path.world.sets, walk.path.world.count
    total = 0
    for stage, states in walk.reached.items():
        steps = [walk.path.able(step, walk.roles) for step in walk.path.steps if stage in step.stages]
        steps += [
            step.when for step in walk.path.returns if isinstance(step, Return) and step.source is stage
        ]
        total += sum(count(sets.both(states, able)) for able in steps)
    return total


def lines_of_going_over(going: GoingOver) -> Iterator[tuple[str, bool]]:
    """The same of a mapping between two versions: first of the going over itself, then of all that can come after it."""
    old, new = going.mapping.source, going.mapping.target
    yield f"From version {old.number}, {old}, to version {new.number}, {new}:", False
    leaving = sum(going.old.path.world.count(states) for states in going.leaving.values())
    yield f"{leaving:,} states of running cases go over, all of them looked at.", False
    for one in CLAIMS:
        yield from _found(one.claim, list(one.find(going)), lambda broken: way_to(going.old, broken))
    if any(place not in new.stages for place in map(going.mapping.stage_of, going.leaving)):
        return
    yield "Of cases that have gone over, and all that they can come to:", False
    for one in AFTERWARDS:
        yield from _found(one.claim, list(one.find(going)), lambda broken: way_over(going, broken))


def _found(claim: str, found: list[Broken], way, number: str = "") -> Iterator[tuple[str, bool]]:
    yield f"{number}{'Broken' if found else 'Holds'}: {claim}", bool(found)
    for broken in found:
        yield from ((line, True) for line in way(broken))


def way_over(going: GoingOver, broken: Broken) -> Iterator[str]:
    """The way to the going over, under the old version, and from there on under the new one."""
    yield f"   {broken.what}"
    trace = Trace(going.new, broken, going.after.beginning)
    acts = trace.acts() if broken.at or broken.moving else []
    before = {stage: going.coming_to(stage, trace.origin) for stage in going.arriving}
    there = Broken(broken.what, at={stage: states for stage, states in before.items() if states})
    first = Trace(going.old.path, there).acts() if there.at else []
    over = ["the case goes over"] if there.at else []
    yield from (f"     {number}. {act}" for number, act in enumerate([*first, *over, *acts], start=1))
