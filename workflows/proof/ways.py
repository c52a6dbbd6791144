"""From where a goal can still be come to: backwards from the goal, by acts alone, whatever was lost before."""

from collections.abc import Iterator

from workflows.stages import Stage, from_stage

from .diagrams import NONE
from .steps import Step
from .walk import Path, Places


def can_come_to(path: Path, goal: Places, *, asked_only: bool) -> Places:
    """The states from which people can bring the case to the goal; with `asked_only` by doing its open tasks only."""
    found = dict(goal)
    before: Places = {}
    while before != found:
        before = dict(found)
        for stage in reversed([one for one in Stage if one is not Stage.ENDED]):
            _widen(path, asked_only, stage, found)
    return found


def by_distance(path: Path, goal: Places, since: Stage) -> list[Places]:
    """The states from a stage on by the fewest open tasks that lead to the goal: first the goal, then those one act away."""
    sets, found, seen = path.world.sets, [goal], dict(goal)
    steps = {stage: list(_asked_steps(path, stage)) for stage in from_stage(since)}
    while found[-1]:
        target, layer = path.before_settling(found[-1]), {}
        for stage, asked in steps.items():
            near = sets.some(sets.both(able, sets.given(target[stage], step.changes)) for step, able in asked)
            if fresh := sets.without(near, seen.get(stage, NONE)):
                layer[stage], seen[stage] = fresh, sets.either(seen.get(stage, NONE), fresh)
        found.append(layer)
    return found[:-1]


def _asked_steps(path: Path, stage: Stage) -> Iterator[tuple[Step, int]]:
    """What open tasks ask for at the stage, and in which states somebody can do it."""
    for step in path.steps:
        if step.act is not None and stage in step.stages:
            able = path.world.sets.both(path.able(step), path.asked(stage, step.name, step.item))
            if able:
                yield step, able


def _widen(path: Path, asked_only: bool, stage: Stage, found: Places) -> None:
    sets, before = path.world.sets, None
    while before != found.get(stage, NONE):
        before = found.get(stage, NONE)
        target = path.before_settling(found)[stage]
        for step in path.steps:
            if step.act is None or stage not in step.stages:
                continue
            able = sets.both(path.able(step), sets.given(target, step.changes))
            if asked_only:
                able = sets.both(able, path.asked(stage, step.name, step.item))
            found[stage] = sets.either(found.get(stage, NONE), able)
