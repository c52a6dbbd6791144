"""The proof in words: how much was explored, each property with its result, the way to what is broken."""

from collections.abc import Iterator

from workflows.stages import Stage

from .assumptions import ASSUMPTIONS
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
        found = list(one.find(walk))
        yield f"{number}. {'Broken' if found else 'Holds'}: {one.claim}", bool(found)
        for broken in found:
            yield from ((line, True) for line in _way_to(walk, broken))
    yield "It is assumed that:", False
    yield from ((f"  - {assumption}", False) for assumption in ASSUMPTIONS)


def _way_to(walk: Walk, broken: Broken) -> Iterator[str]:
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
