"""The shortest way to a state or a move, act by act."""

from workflows.acts import BY_NAME
from workflows.stages import STEPS, Stage

from .diagrams import ALL, NONE
from .properties import Broken
from .records import RECORDS
from .steps import Return, Step, in_vain, taken_back
from .walk import Passed, Path, Places
from .world import numbers

ASKED = [act for act in BY_NAME.values() if act.turn is not None]


class Trace:
    """Goes from a new contact breadth first, one act after another, until what is broken is met.

    `beginning` are places to go from besides; `origin`, once `acts` are known, is from where they lead.
    """

    def __init__(self, path: Path, broken: Broken, beginning: Places | None = None):
        self.path, self.sets = path, path.world.sets
        self.beginning, self.origin = beginning or {}, {}
        self.goal = self._before(broken.at)
        for move, states in broken.moving.items():
            self._also_moving(move, states)

    def acts(self) -> list[str]:
        """The names of the acts, with what each is about and where the case then is."""
        layers = [self.path.start()]
        for stage, states in self.beginning.items():
            self._put(layers[0], stage, states)
        seen = dict(layers[0])
        while not self._met(layers[-1]):
            layers.append(self._next(layers[-1], seen))
            if not layers[-1]:
                return []
        return self._back(layers)

    def _before(self, places: Places) -> Places:
        """States straight after an act, before the case goes on, from which it settles in the places."""
        return self.path.before_settling(places)

    def _also_moving(self, move: tuple[Stage, Stage], states: int) -> None:
        for stage in reversed([one for one in Stage if one.order <= move[0].order]):
            if stage is not move[0]:
                states = self.sets.both(states, self.path.opens[stage])
            self.goal[stage] = self.sets.either(self.goal.get(stage, NONE), states)

    def _met(self, layer: Places) -> bool:
        return any(self.sets.both(states, self.goal.get(stage, NONE)) for stage, states in layer.items())

    def _next(self, layer: Places, seen: Places) -> Places:
        """States straight after one more act; where none is broken they settle before the next."""
        found: Places = {}
        for stage, states in self._settled(layer).items():
            for step in self._steps(stage):
                target, after = self._after(stage, states, step)
                self._put(found, target, after)
        fresh = {s: self.sets.without(x, seen.get(s, NONE)) for s, x in found.items()}
        for stage, states in fresh.items():
            self._put(seen, stage, states)
        return {stage: states for stage, states in fresh.items() if states}

    def _settled(self, layer: Places) -> Places:
        found: Places = {}
        for stage, states in layer.items():
            for place, settled in self.path.settle(stage, states).items():
                self._put(found, place, settled)
        return found

    def _put(self, places: Places, stage: Stage, states: int) -> None:
        places[stage] = self.sets.either(places.get(stage, NONE), states)

    def _steps(self, stage: Stage) -> list[Step | Return]:
        steps = [step for step in self.path.steps if stage in step.stages]
        return [*steps, *(step for step in self.path.returns if step.source is stage)]

    def _after(self, stage: Stage, states: int, step: Step | Return) -> tuple[Stage, int]:
        if isinstance(step, Return):
            return step.target, taken_back(self.path, self.sets.both(states, step.when), step)
        return stage, self.sets.put(self.sets.both(states, self.path.able(step)), step.changes)

    def _back(self, layers: list[Places]) -> list[str]:
        goal, names = self.goal, []
        for layer in reversed(layers[:-1]):
            name, goal = self._one_back(layer, goal)
            names.append(name)
        self.origin = {
            stage: self.sets.both(goal.get(stage, NONE), there) for stage, there in layers[0].items()
        }
        return names[::-1]

    def _one_back(self, layer: Places, goal: Places) -> tuple[str, Places]:
        """By what is somebody's task, rather than by what nobody is ever asked for, and as late on the path as may be."""
        settled = self._settled(layer)
        late_first = sorted(settled, key=lambda stage: -stage.order)
        ways = [(stage, step) for stage in late_first for step in self._steps(stage)]
        for stage, step in sorted(ways, key=lambda way: getattr(way[1], "act", None) not in ASKED):
            target = step.target if isinstance(step, Return) else stage
            earlier = self.sets.both(settled[stage], self._leading(step, goal.get(target, NONE)))
            if earlier:
                return self._name(step, target), self._before({stage: earlier})
        raise ValueError("A layer that nothing leads from.")

    def _leading(self, step: Step | Return, goal: int) -> int:
        if isinstance(step, Step):
            return self.sets.both(self.path.able(step), self.sets.given(goal, step.changes))
        goal = self.sets.without(goal, in_vain(self.path, step))
        for stage in reversed(STEPS):
            if step.target.order <= stage.order <= step.source.order:
                for loss in reversed(RECORDS[stage]):
                    goal = self.sets.either(goal, self._lost(loss, goal))
        return self.sets.both(goal, step.when)

    def _lost(self, loss, goal: int) -> int:
        standing, gone = loss
        return self.sets.both(self.path.world.holds(standing), self.sets.given(goal, numbers(gone)))

    def _name(self, step: Step | Return, stage: Stage) -> str:
        about = f" {step.item}" if step.item else ""
        said = ", ".join(bit if on else f"no {bit}" for bit, on in getattr(step, "writes", ()))
        return f"{stage.value}: {step.name}{about}" + (f" ({said})" if said else "")


__all__ = ["ALL", "Passed", "Trace"]
