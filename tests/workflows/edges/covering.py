"""Every class of edges that the proof looked at, performed on real cases: where one stands, or on the way to it."""

from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from random import Random

from adoption.declarations import Turn
from tests.workflows.edges.classes import Edge, Explored
from tests.workflows.edges.going_back import go_back, ways
from tests.workflows.edges.model import Model, Point
from tests.workflows.edges.real import Real
from tests.workflows.edges.walker import Walker
from workflows.proof.steps import Step
from workflows.proof.walk import Places
from workflows.queries import records
from workflows.stages import Stage

Say = Callable[[str], None]
# From how many bases an edge is sought, how often anew from where that led, and how many acts further.
TIMES, AGAIN, FURTHER = 8, 2, 6
COORDINATES = {Turn.CULTURE: "culture_coordinates", Turn.CARE: "care_coordinates"}
REMEMBERED = 12_000_000
"""Results of the model's sets that are kept from one search to the next: some three gigabytes."""


@dataclass(frozen=True)
class Base:
    """A state to begin from: a real case as it stands or, with `to`, once it is sent back without what these acts
    recorded.
    """

    walker: Walker
    point: Point
    to: Stage | None = None
    acts: tuple[str, ...] = ()

    @contextmanager
    def begun(self) -> Iterator[Walker]:
        with self.walker.in_vain():
            if self.to is not None:
                self._send_back()
            yield self.walker

    def _send_back(self) -> None:
        real = self.walker.real
        step = next(one for one in self.walker.model.returns(real.point) if one.target is self.to)
        go_back(self.walker, real, step, [one for one in records.standing(real.case) if one.act in self.acts])


@dataclass
class Covering:
    """`say` is told how far it has come; `left` are the classes that no real case was brought to."""

    explored: Explored
    model: Model
    say: Say
    bases: list[Base] = field(default_factory=list)
    done: set[tuple] = field(default_factory=set)
    tried: set[Edge] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    told: int = 0
    random: Random = field(default_factory=lambda: Random(4))

    @cached_property
    def wanted(self) -> set[tuple]:
        """Outcomes and moves that the proof looked at."""
        return {one for edge in self.explored.edges for one in edge.asks_for}

    @property
    def missing(self) -> list[Edge]:
        """Edges by which something comes about that has not yet, and to which no way was sought in vain."""
        return [edge for edge in self.explored.edges if self._is_new(edge) and edge not in self.tried]

    def _is_new(self, edge: Edge) -> bool:
        return not self.done.issuperset(edge.asks_for)

    @property
    def so_far(self) -> str:
        performed = f"{len(self.wanted & self.done)} of {len(self.wanted)} outcomes and moves performed"
        return f"{performed}, {len(self.wrong)} differences"

    def report(self, where: str = "") -> None:
        """How far it has come, and each difference once, as soon as it is known."""
        for difference in self.wrong[self.told :]:
            self.say(f"difference: {difference}")
        self.told = len(self.wrong)
        self.say(f"{where}{self.so_far}")

    def add(self, walker: Walker) -> None:
        """The case as it stands, and every state to which it can be sent back by taking back one record."""
        walker.wrong = self.wrong
        real = walker.real
        self._begin(Base(walker, real.point))
        for step, ticked in list(ways(walker, real)):
            acts = tuple(sorted({one.act for one in ticked}))
            with walker.in_vain():
                point = walker.real.point if go_back(walker, real, step, self._all(real, acts)) else None
            if point and point not in {base.point for base in self.bases}:
                self._begin(Base(walker, point, step.target, acts))
        self.report(f"{real.point.stage.value}, {len(self.bases)} states to begin from: ")

    def _all(self, real: Real, acts: tuple[str, ...]) -> list:
        return [one for one in records.standing(real.case) if one.act in acts]

    def _begin(self, base: Base) -> None:
        self.bases.append(base)
        with base.begun() as walker:
            walker.look()
            self.sweep(walker)

    def sweep(self, walker: Walker) -> None:
        """Whatever has not been done yet and can be done here, each act taken back again."""
        real = walker.real
        for step, role in walker.steps(real):
            if self._is_new(self._edge(real.point, step, role)):
                walker.try_out(real, step, role, undoing=True)
                self.done.update(*(edge.asks_for for edge in walker.taken))
                walker.taken.clear()

    def _edge(self, point: Point, step: Step, role: Turn | None) -> Edge:
        return Edge.of(point.stage, step, role, self.model.after(point, step).stage)

    def stray(self, base: Base, acts: int = 6) -> bool:
        """On from the base, each time to where most is still to be seen. Whether anything was."""
        before = len(self.done)
        with base.begun() as walker:
            for _act in range(acts):
                real = walker.real
                ways = [
                    (self._news(self.model.after(real.point, one)), one, role)
                    for one, role in walker.steps(real)
                ]
                news, step, role = max(ways, key=lambda way: way[0], default=(0, None, None))
                if not news:
                    break
                walker.take(real, step, role)
                self.sweep(walker)
        return len(self.done) > before

    def _news(self, point: Point) -> int:
        """How much could be seen for the first time in this state."""
        steps = self.model.steps(point)
        edges = (self._edge(point, step, role) for step in steps for role in self.model.roles(step, point))
        return sum(self._is_new(edge) for edge in edges)

    def seek(self, edge: Edge) -> None:
        """The shortest way to where the edge can be taken with much else that is missing, or else to where it can at all.

        Ways that stay in the edge's own stage are sought first: they are found soonest, and a way from another stage may
        lead through a sending back, which is no step of a walker.
        """
        self.tried.add(edge)
        self.model.path.world.sets.forget_results(beyond=REMEMBERED)
        for goal, within, most in self._searches(edge):
            why = self._go({edge.stage: goal}, within, most, edge)
            if not self._is_new(edge):
                return
        self.say(f"not performed: {edge}: {why}")

    def _searches(self, edge: Edge) -> Iterator[tuple[int, Set[Stage], int]]:
        """Where to, through which stages, and how many acts at most. Whose a record is the model does not know; whoever
        coordinates may correct it in any case.
        """
        goals = [self.explored.edges[edge]]
        if edge.item.startswith("record:") and edge.role in COORDINATES:
            goals.insert(0, self.explored.within(edge, COORDINATES[edge.role]))
        yield self.explored.together(edge, self.missing), {edge.stage}, 8
        yield from ((goal, within, 40) for within in ({edge.stage}, set(Stage)) for goal in goals if goal)

    def _go(self, goal: Places, within: Set[Stage], most: int, edge: Edge) -> str:
        """From the nearest of the bases, and then from others further away: what the model takes for the same may be
        two things, and only one of them what the edge needs. Returns how it ended.
        """
        bases = {base.point: base for base in self._suited(edge) if base.point.stage in within}
        why = "no acts lead there"
        for layers, point in islice(self.explored.layers(goal, bases, within, most), TIMES):
            with bases[point].begun() as walker:
                self._follow(walker, layers)
                self._follow_anew(walker, goal, edge)
                why = f"came to {walker.real.point} from {point}"
            if not self._is_new(edge):
                break
        return why

    def _suited(self, edge: Edge) -> list[Base]:
        """Where there is a record that the edge is about: of one that was never made the model may not know."""
        if not edge.item.startswith("record:"):
            return self.bases
        return [base for base in self.bases if base.walker.real.key(edge.item)] or self.bases

    def _follow(self, walker: Walker, layers: list[Places]) -> None:
        """Look on the way, and there, at all that is missing."""
        for layer in layers[1:]:
            self.sweep(walker)
            if not self._step_into(walker, layer):
                break
        self.sweep(walker)

    def _follow_anew(self, walker: Walker, goal: Places, edge: Edge) -> None:
        """An act may have had another of its outcomes: on from where that led."""
        for _time in range(AGAIN):
            if self._is_new(edge):
                ways = self.explored.layers(goal, [walker.real.point], set(Stage), FURTHER)
                for layers, _point in islice(ways, 1):
                    self._follow(walker, layers)

    def _step_into(self, walker: Walker, layer: Places) -> bool:
        real = walker.real
        steps = walker.steps(real)
        for step, role in self.random.sample(steps, len(steps)):
            if self.model.is_among(self.model.after(real.point, step), layer):
                walker.take(real, step, role)
                return True
        return False
