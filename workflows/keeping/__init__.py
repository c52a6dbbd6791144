"""What keeps each rule of the rulebook, found by asking gates, acts and the rules' own keepers. Nothing is listed twice."""

from functools import reduce
from typing import Any

from django.utils.module_loading import import_module

from workflows.acts import BY_NAME, Act
from workflows.gates import ALL, Gate, Severity
from workflows.paths import PATHS
from workflows.proof import rules as proven
from workflows.rulebook import Rule
from workflows.stages import Stage


def gates_of(rule: Rule) -> tuple[Gate, ...]:
    return tuple(gate for gate in ALL.values() if rule.number in gate.rules)


def acts_of(rule: Rule) -> tuple[Act, ...]:
    return tuple(act for act in BY_NAME.values() if rule.number in act.rules)


def blocks(rule: Rule) -> bool:
    """Whether some gate stops every case that breaks the rule, whatever reason is given."""
    return any(gate.severity is Severity.HARD for gate in gates_of(rule))


def asked_at(gate: Gate) -> tuple[Stage, ...]:
    """The stages that a case leaves, or stays in for good, only with the gate met, under some version of the path."""
    return tuple(stage for stage in Stage if any(gate in path.gates_at(stage) for path in PATHS))


def asked_before(gate: Gate) -> tuple[Act, ...]:
    """The acts that need the gate met, whatever the version of the path."""
    return tuple(act for act in BY_NAME.values() if gate in act.needs)


def is_proven(rule: Rule) -> bool:
    """Whether the proof of every version of the path says the rule of facts, and so of every state there can be."""
    return all(rule.number in proven.of(path).numbers for path in PATHS)


def keeper(name: str) -> Any:
    """What a rule's keeper names: an object of a module, or, after a colon, a constraint of that model.

    Raises ImportError, AttributeError or StopIteration when there is none.
    """
    path, _colon, constraint = name.partition(":")
    found = _object(path)
    if not constraint:
        return found
    return next(one for one in found._meta.constraints if one.name == constraint)


def _object(path: str) -> Any:
    """The longest beginning of the path that is a module, and from there on attributes."""
    parts = path.split(".")
    for length in range(len(parts) - 1, 0, -1):
        try:
            module = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        return reduce(getattr, parts[length:], module)
    raise ImportError(path)
