"""What is proven of the open tasks: somebody is asked, somebody can do it, and it is what the gates miss."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from workflows.acts import BY_NAME
from workflows.acts.base import Act
from workflows.flows import Ask, following
from workflows.gates import ALL as GATES
from workflows.gates import Severity
from workflows.stages import RUNNING, Stage

from .diagrams import NONE
from .people import ROLES, THINGS
from .walk import Path, Places

# Asked by a flow of its own once another act is on record.
ASKED_AFTER = {"confirm_kaikukanta_access": "name_statistics_person"}
# Where the sides differ a gate names one act for both of them.
SAID_OF_BOTH = {"accept_partnership_care": "accept_partnership_culture"}
# Asked for their own sake, while no gate waits for them: R11, R55, R67.
DUTIES = frozenset({"resume", "decide_on_limitation", "record_partner_commitment"})


@dataclass
class Asked:
    """Questions about the tasks of one path."""

    path: Path

    def can(self, act: Act, item: str) -> int:
        """States in which somebody may do the act and would not be refused."""
        item = item if item in THINGS[act.item] else ""
        may = self.path.world.sets.some(self.path.people.may(act, item, role) for role in ROLES)
        return self.path.world.sets.both(self.path.making.possible(act, item), may)

    def nobody(self, reached: Places) -> Places:
        """Running cases with no open task."""
        sets = self.path.world.sets
        return {
            stage: sets.without(reached.get(stage, NONE), sets.some(self.path.asks[stage].values()))
            for stage in RUNNING
        }

    def stuck(self, reached: Places) -> Places:
        """Cases with a task that nobody can do now, and no other open task that somebody can."""
        sets, found = self.path.world.sets, {}
        for stage, states in reached.items():
            asks = [(open_, self.can(ask.act, ask.item)) for ask, open_ in self.path.asks[stage].items()]
            doable = sets.some(sets.both(open_, can) for open_, can in asks)
            blocked = sets.some(sets.without(open_, can) for open_, can in asks)
            found[stage] = sets.without(sets.both(states, blocked), doable)
        return found

    def unasked(self, reached: Places) -> Places:
        """Cases in which a gate of the next move misses what is neither asked nor follows what is asked."""
        sets, found = self.path.world.sets, {}
        for stage in self.path.version.forward:
            gates = [gate for gate in self.path.version.gates_at(stage) if gate.severity is not Severity.NOTE]
            missed = [self._unasked(stage, gate, reached.get(stage, NONE)) for gate in gates]
            found[stage] = sets.some(missed)
        return found

    def _unasked(self, stage: Stage, gate, reached: int) -> int:
        sets, found = self.path.world.sets, NONE
        for states, _known, missing in self.path.world.answers(gate.unmet, within=reached):
            stopping = sets.both(states, self.path.world.true(gate.stops))
            for one in missing:
                found = sets.either(found, sets.without(stopping, self._leads_to(stage, one.act)))
        return found

    def _leads_to(self, stage: Stage, act: str) -> int:
        """States in which an open task supplies what the act does, or comes before one that does.

        A partner's commitment is asked once the region's own is in force, which is asked before, and what else this
        version needs before it has been done.
        """
        sets, world = self.path.world.sets, self.path.world
        wanted = {act, ASKED_AFTER.get(act, act), *self.supplying[act]}
        asked = sets.some(
            states for ask, states in self.path.asks[stage].items() if wanted & self.following(ask)
        )
        if act != "record_partner_commitment":
            return asked
        asks = self.path.asks[stage].items()
        first = sets.some(states for ask, states in asks if self.before_commitment & self.following(ask))
        outside = sets.negation(world.true(lambda facts: facts.partnership_in_force))
        return sets.some((asked, first, outside))

    @cached_property
    def before_commitment(self) -> set[str]:
        """Acts that this version needs before a partner's commitment, besides what the act itself does."""
        act, version = BY_NAME["record_partner_commitment"], self.path.version
        gates = [gate for item in THINGS[act.item] for gate in version.needs_of(act, item)]
        answers = [self.path.world.answers(gate.unmet) for gate in gates if gate not in act.needs]
        return {one.act for found in answers for _states, _known, missing in found for one in missing}

    def following(self, ask: Ask) -> frozenset[str]:
        """The act of a task and those that its flow asks for after it."""
        return following(ask.flow, ask.node)

    @cached_property
    def supplying(self) -> dict[str, set[str]]:
        """Acts whose effect makes all the facts that another's makes."""
        facts = defaultdict(set)
        for act in BY_NAME.values():
            item = next(iter(THINGS[act.item]))
            for _states, _known, after in self.path.world.answers(lambda f, a=act, i=item: a.effect(f, i)):
                facts[act.name] |= after.changes.keys()
        return {
            name: {other for other in facts if facts[name] and facts[name] <= facts[other]}
            for name in BY_NAME
        }

    def for_nothing(self, reached: Places) -> Iterator[tuple[Stage, Ask, int]]:
        """Tasks of running cases that no gate of the path misses, and that are no duty of their own."""
        sets = self.path.world.sets
        for stage in RUNNING:
            for ask, states in self.path.asks[stage].items():
                if ask.act.name not in DUTIES:
                    missed = sets.some(self.missed[name] for name in self._served(ask))
                    yield stage, ask, sets.without(sets.both(states, reached.get(stage, NONE)), missed)

    def _served(self, ask: Ask) -> set[str]:
        served = self.following(ask) | {SAID_OF_BOTH.get(ask.act.name, ask.act.name)}
        return {name for name in self.missed if served & {name, *self.supplying[name]}}

    @cached_property
    def missed(self) -> dict[str, int]:
        """For each act, the states in which some gate misses it."""
        sets, found = self.path.world.sets, defaultdict(int)
        for gate in dict.fromkeys([*GATES.values(), *self.path.version.gates]):
            for states, _known, missing in self.path.world.answers(gate.unmet):
                for one in missing:
                    found[one.act] = sets.either(found[one.act], states)
        return found
