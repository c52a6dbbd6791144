"""Who stands in for people who are away when their deputy leaves. It is listed with the steps, and done with them.

An absence has one deputy. It passes to whoever takes a place of the leaver's and then answers there for what the absent
person does, in as many regions as anybody. Where the new deputy does not, and without one everywhere, what waits for
the absent person waits until the return.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from accounts.models import Absence, User
from adoption.declarations import Turn
from workflows.models import AdoptionCase
from workflows.queries.absences import OF_ONE_SIDE
from workflows.rules import turns_of
from workflows.services.leaving import Deputyship, Kind, Step, Successor

Gained = Mapping[tuple[AdoptionCase, Successor], Set[Turn]]
"""For what each successor answers in which region through the places taken over."""


def deputyships(absences: Iterable[Absence], todo: list[Step]) -> list[Deputyship]:
    """What becomes of each absence whose deputy does these steps. No query where the steps' cases have their people."""
    cases, gained = list(dict.fromkeys(step.seat.case for step in todo)), _gained(todo)
    return [_passed(absence, cases, gained) for absence in absences]


def _passed(absence: Absence, cases: Iterable[AdoptionCase], gained: Gained) -> Deputyship:
    deputy, absent = absence.deputy, absence.person
    shared = [case for case in cases if _answers_for(absent, case, turns_of(deputy, case))]
    covered = {
        who: [case for case in shared if _answers_for(absent, case, _turns_then(who, case, gained))]
        for who in dict.fromkeys(who for _case, who in gained)
        if who.user != absent
    }
    best = max(covered, key=lambda who: len(covered[who]), default=None)
    if not covered.get(best):
        return Deputyship(absence, None)
    return Deputyship(absence, best, tuple(case.name for case in shared if case not in covered[best]))


def _gained(todo: Iterable[Step]) -> Gained:
    gained = defaultdict(set)
    for step in todo:
        if step.successor is not None:
            turns = gained[step.seat.case, step.successor]
            turns |= {step.seat.turn, *[Turn.COORDINATOR] * _makes_coordinator(step)}
    return gained


def _makes_coordinator(step: Step) -> bool:
    return step.kind is Kind.COORDINATE or (step.kind is Kind.ADD and step.seat.contact.coordinator)


def _turns_then(who: Successor, case: AdoptionCase, gained: Gained) -> Set[Turn]:
    """For what the successor answers in the region once the steps are done."""
    return gained.get((case, who), frozenset()) | (turns_of(who.user, case) if who.user else frozenset())


def _answers_for(absent: User, case: AdoptionCase, turns: Set[Turn]) -> bool:
    return bool(turns & turns_of(absent, case) & OF_ONE_SIDE)
