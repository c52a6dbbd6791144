"""What stops every case of the country now, gate by gate: for the rules' page and for choosing blocked regions.

Facts of a case change with an event of its log, or when somebody becomes or stops being a worker of Kaikukeskus. So
what stops a case is reckoned once and remembered until then; that something is late is asked every time.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.cache import cache
from django.db.models import Min, QuerySet

from workflows.gates import ALL
from workflows.models import AdoptionCase, CaseTask
from workflows.queries import facts
from workflows.queries.pipeline import stopping

_REMEMBERED = "what-stops-every-case"
# The register of municipalities, read once a year, is the one other source of facts.
_SECONDS = 3600
_AT_ONCE = 1_000
# A gate that stops a case, the act that would supply what it misses, and whether a passed stage had it.
_Stop = tuple[str, str, bool]


@dataclass(frozen=True)
class Stopped:
    """Cases that a gate stops: those it blocks, and those that work on it in good time."""

    blocked: set[int] = field(default_factory=set)
    in_time: set[int] = field(default_factory=set)


def by_gate(on: date, among: QuerySet[AdoptionCase] | None = None) -> Mapping[str, Stopped]:
    """Every gate that stops some case, of all there are or of `among`, by its name. A case on hold is stopped by nothing."""
    cases = AdoptionCase.objects.all() if among is None else among
    late, found = _late(cases, on), defaultdict(Stopped)
    for case, stops in _known(cases).items():
        blocking = {gate for gate, act, lost in stops if lost or (case, act) in late}
        for gate in {gate for gate, _act, _lost in stops}:
            (found[gate].blocked if gate in blocking else found[gate].in_time).add(case)
    return found


def by_rule(number: str, stopped: Mapping[str, Stopped]) -> Stopped:
    """Cases stopped by any gate that keeps the rule: blocked if one of them blocks."""
    gates = [stopped[gate.name] for gate in ALL.values() if number in gate.rules and gate.name in stopped]
    blocked = set().union(*(one.blocked for one in gates))
    return Stopped(blocked, set().union(*(one.in_time for one in gates)) - blocked)


def blocked(on: date, among: QuerySet[AdoptionCase] | None = None) -> set[int]:
    """Every case that something blocks, of all there are or of those among which they are sought."""
    return set().union(*(one.blocked for one in by_gate(on, among).values()))


def blocked_since(on: date, among: QuerySet[AdoptionCase]) -> dict[int, date | None]:
    """Every case among them that something blocks, with the first day on which a task that supplies what is missed was late;
    None when none is, and a passed stage had what is missed.
    """
    late, found = _late(among, on), {}
    for case, stops in _known(among).items():
        due = [late.get((case, act)) for _gate, act, lost in stops if lost or (case, act) in late]
        if due:
            found[case] = min((day + timedelta(days=1) for day in due if day), default=None)
    return found


def _late(cases: QuerySet[AdoptionCase], on: date) -> dict[tuple[int, str], date]:
    """By case and act, the due date of the task that has been late for longest."""
    late = CaseTask.objects.overdue(on).filter(case__in=cases.order_by().values("pk")).order_by()
    return {(case, act): due for case, act, due in late.values_list("case", "act").annotate(Min("due"))}


def _known(cases: QuerySet[AdoptionCase]) -> Mapping[int, tuple[_Stop, ...]]:
    workers = facts.workers()
    known = cache.get(_REMEMBERED, {}).get(workers, {})
    heads = {pk: said for pk, *said in cases.order_by().values_list("pk", "stage", "seq", "head")}
    unknown = [pk for pk, said in heads.items() if pk not in known or known[pk][0] != said]
    if unknown:
        known = known | dict(_reckoned(unknown))
        cache.set(_REMEMBERED, {workers: known}, _SECONDS)
    return {pk: known[pk][1] for pk in heads}


def _reckoned(keys: list[int]) -> Iterator[tuple[int, tuple[list, tuple[_Stop, ...]]]]:
    """So many at a time that what is read of them takes the same room however many there are."""
    for start in range(0, len(keys), _AT_ONCE):
        cases = list(AdoptionCase.objects.filter(pk__in=keys[start : start + _AT_ONCE]))
        facts.load(cases)
        yield from ((case.pk, ([case.stage, case.seq, case.head], _stops(case))) for case in cases)


def _stops(case: AdoptionCase) -> tuple[_Stop, ...]:
    if case.facts.on_hold:
        return ()
    return tuple((one.gate.name, one.missing.act, one.lost) for one in stopping(case))
