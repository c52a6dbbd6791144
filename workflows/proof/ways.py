"""From where a goal can still be come to: backwards from the goal, by acts alone, whatever was lost before."""

from workflows.stages import Stage

from .diagrams import NONE
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
