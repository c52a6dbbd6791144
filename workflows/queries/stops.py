"""What stops every case of the country now, gate by gate: for the rules' page and for choosing blocked regions.

Facts of a case change with an event of its log, or when somebody becomes or stops being a worker of Kaikukeskus. So
what stops a case is reckoned once and remembered until then; that something is late is asked every time.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.core.cache import cache

from workflows.gates import ALL
from workflows.models import AdoptionCase, CaseTask
from workflows.queries import facts
from workflows.queries.pipeline import stopping

_REMEMBERED = "what-stops-every-case"
# The register of municipalities, read once a year, is the one other source of facts.
_SECONDS = 3600
# A gate that stops a case, the act that would supply what it misses, and whether a passed stage had it.
_Stop = tuple[str, str, bool]


@dataclass(frozen=True)
class Stopped:
    """Cases that a gate stops: those it blocks, and those that work on it in good time."""

    blocked: set[int] = field(default_factory=set)
    in_time: set[int] = field(default_factory=set)


def by_gate(on: date) -> Mapping[str, Stopped]:
    """Every gate that stops some case, by its name. A case on hold is stopped by nothing."""
    late, found = _late(on), defaultdict(Stopped)
    for case, stops in _everywhere().items():
        blocking = {gate for gate, act, lost in stops if lost or (case, act) in late}
        for gate in {gate for gate, _act, _lost in stops}:
            (found[gate].blocked if gate in blocking else found[gate].in_time).add(case)
    return found


def by_rule(number: str, stopped: Mapping[str, Stopped]) -> Stopped:
    """Cases stopped by any gate that keeps the rule: blocked if one of them blocks."""
    gates = [stopped[gate.name] for gate in ALL.values() if number in gate.rules and gate.name in stopped]
    blocked = set().union(*(one.blocked for one in gates))
    return Stopped(blocked, set().union(*(one.in_time for one in gates)) - blocked)


def blocked(on: date) -> set[int]:
    """Every case that something blocks."""
    return set().union(*(one.blocked for one in by_gate(on).values()))


def _late(on: date) -> set[tuple[int, str]]:
    return set(CaseTask.objects.overdue(on).order_by().values_list("case", "act").distinct())


def _everywhere() -> Mapping[int, tuple[_Stop, ...]]:
    workers = facts.workers()
    known = cache.get(_REMEMBERED, {}).get(workers, {})
    heads = {
        pk: said for pk, *said in AdoptionCase.objects.order_by().values_list("pk", "stage", "seq", "head")
    }
    unknown = [pk for pk, said in heads.items() if pk not in known or known[pk][0] != said]
    if unknown or len(known) != len(heads):
        known = {pk: known[pk] for pk in heads.keys() - unknown} | _reckoned(unknown)
        cache.set(_REMEMBERED, {workers: known}, _SECONDS)
    return {pk: stops for pk, (_said, stops) in known.items()}


def _reckoned(keys: Collection[int]) -> dict[int, tuple[list, tuple[_Stop, ...]]]:
    cases = list(AdoptionCase.objects.filter(pk__in=keys))
    facts.load(cases)
    return {case.pk: ([case.stage, case.seq, case.head], _stops(case)) for case in cases}


def _stops(case: AdoptionCase) -> tuple[_Stop, ...]:
    if case.facts.on_hold:
        return ()
    return tuple((one.gate.name, one.missing.act, one.lost) for one in stopping(case))
