"""The shortest way on: the fewest acts by which a case comes to where distribution begins and to permanent operation.

It is gone in thought, with the flows, gates and moves of the site itself. Each of its acts is one of the case's open
tasks when its turn comes: nothing is done out of turn or given up, and where a recommendation asks for something, that
is done rather than a reason given. Pure: no database, no clock.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from workflows.acts import BY_NAME
from workflows.acts.base import Act
from workflows.facts import Facts
from workflows.flows import Ask, asked, following
from workflows.particulars import Candidate, Particulars
from workflows.stages import FINAL, FORWARD, STANDING, Stage, ends, next_move

from .outcomes import after, members

DISTRIBUTION_BEGINS, PERMANENT = Stage.FEEDBACK, Stage.PERMANENT
_RESUME, _COMMITS = BY_NAME["resume"], BY_NAME["record_partner_commitment"]
# A hold that came with an answer ends with a better one.
_ANSWERS = {Stage.CONTACT: BY_NAME["answer_contact"], Stage.INFO_SESSION: BY_NAME["decide_to_prepare"]}
# Where the sides differ a gate names one act for both of them.
_SAID_OF_BOTH = {"accept_partnership_culture": "accept_partnership_care", "decide_culture": "decide_care"}
# Whom the third-sector distributor makes needless: that is one, too.
_NEEDLESS = "find_distributor"
_ORDER = {name: position for position, name in enumerate(BY_NAME)}


@dataclass(frozen=True)
class Step:
    """One act, what it is about, and where the case is when its turn comes."""

    act: Act
    item: str
    stage: Stage


@dataclass(frozen=True)
class Way:
    """The acts in an order in which they can be done, and the stage they lead to: nothing leads further."""

    steps: tuple[Step, ...]
    end: Stage

    def to(self, goal: Stage) -> tuple[Step, ...] | None:
        """The acts to the stage, none of them when the case is there; None when no way leads there."""
        if self.end is Stage.ENDED or self.end.order < goal.order:
            return None
        return tuple(step for step in self.steps if step.stage.order < goal.order)


def way(stage: Stage, facts: Facts, particulars: Particulars) -> Way:
    """The shortest way from a case that stands where its gates hold it to permanent operation, as far as one leads."""
    steps: list[Step] = []
    while stage not in FINAL:
        done = list(_round(stage, facts, particulars))
        if not done or ends(stage, done[-1][1]):
            break
        steps += [Step(ask.act, ask.item, stage) for ask, _facts in done]
        facts = done[-1][1]
        while move := next_move(stage, facts):
            stage = move.target
    return Way(tuple(steps), stage)


def _round(stage: Stage, facts: Facts, particulars: Particulars) -> Iterator[tuple[Ask, Facts]]:
    """What is asked now and leads on, one after the other, until the case moves."""
    for ask in _leading(stage, facts, particulars):
        then = after(ask.act, ask.item, facts, particulars)
        if then != facts:
            facts = then
            yield ask, facts
            if next_move(stage, facts):
                return


def _leading(stage: Stage, facts: Facts, particulars: Particulars) -> list[Ask]:
    """Open tasks that can be done and lead on, those first that bring the people for the others."""
    asks = asked(stage, facts)
    if facts.on_hold and not _ends_with_answer(stage, facts, particulars):
        return [ask for ask in asks if ask.act is _RESUME]
    wanted = _wanted(stage, facts)
    if wanted.get(_COMMITS.name):
        with_sites = stage.order < DISTRIBUTION_BEGINS.order
        wanted[_COMMITS.name] &= members(facts, particulars, sites_count=with_sites)
    found = (ask for ask in asks if _leads_on(ask, wanted) and not ask.act.unmet_needs(facts))
    return sorted(found, key=lambda ask: (not ask.act.changes_people, _ORDER[ask.act.name], ask.item))


def _ends_with_answer(stage: Stage, facts: Facts, particulars: Particulars) -> bool:
    answer = _ANSWERS.get(stage)
    return answer is not None and particulars.answer_ends_hold and not answer.is_recorded(facts, "")


def _wanted(stage: Stage, facts: Facts) -> dict[str, set[str]]:
    """The acts that the gates of the next move miss, and those that stand before a later one, with what they are about."""
    found: dict[str, set[str]] = defaultdict(set)
    for gate in (*FORWARD[stage].gates, *(standing.gate for standing in STANDING)):
        for missing in gate.unmet(facts) if gate.stops(facts) else ():
            found[missing.act] |= missing.items
            if missing.act in _SAID_OF_BOTH:
                found[_SAID_OF_BOTH[missing.act]] |= missing.items
    return found


def _leads_on(ask: Ask, wanted: dict[str, set[str]]) -> bool:
    if ask.item:
        return ask.item in wanted.get(ask.act.name, ())
    return ask.act.name != _NEEDLESS and not wanted.keys().isdisjoint(following(ask.flow, ask.node))


__all__ = ["DISTRIBUTION_BEGINS", "PERMANENT", "Candidate", "Particulars", "Step", "Way", "way"]
