"""`docs/rules.md`: every rule with all that keeps it, made from the declarations, the tests' marks and the templates."""

from collections.abc import Iterator
from pathlib import Path

from django.utils import translation

from workflows import keeping
from workflows.gates import Gate
from workflows.rulebook import RULES, Force, Rule
from workflows.stages import Stage

from .sources import citing_templates, marked_tests

PATH = Path("docs", "rules.md")
HEAD = """# Rules

Written by `manage.py write_rules`; do not edit it. What the published page (kaikukortti.fi, “Kaikukortin käyttöönotto
alueella”) asks of a region, in our own words, and what keeps it. A *binding* rule is kept by a gate that nothing passes, or
by what is named beside it, and is checked by tests. *Proven* are rules that `manage.py prove_path` reads of facts, in every
state that a case can come to; a binding rule that is not proven is one that no state of a case can break.
"""


def text(root: Path) -> str:
    """The whole document. `root` is where the project's files are; nothing but its tests and templates is read."""
    tests, templates = marked_tests(root), citing_templates(root)
    with translation.override("en"):
        parts = [HEAD, _summary()]
        for rule in RULES.values():
            parts.append("\n".join(_rule(rule, tests.get(rule.number, []), templates.get(rule.number, []))))
    return "\n".join(parts)


def _summary() -> str:
    rows = ["| | rules | kept by gates | proven |", "|---|---|---|---|"]
    for force in Force:
        rules = [rule for rule in RULES.values() if rule.force is force]
        gated, proven = sum(map(_is_gated, rules)), sum(map(keeping.is_proven, rules))
        rows.append(f"| {force.label} | {len(rules)} | {gated} | {proven} |")
    return "\n".join(rows) + "\n"


def _is_gated(rule: Rule) -> bool:
    return bool(keeping.gates_of(rule))


def _rule(rule: Rule, tests: list[str], templates: list[str]) -> Iterator[str]:
    proven = ", proven" if keeping.is_proven(rule) else ""
    yield f"## {rule.number}\n\n{rule.words}\n\n*{rule.force.label}{proven}; {rule.place.words}*\n"
    yield from (f"- Gate: {_gate(gate)}" for gate in keeping.gates_of(rule))
    if rule.besides:
        yield f"- Besides: {rule.besides}"
    yield from _listed("Kept by", rule.keepers)
    yield from _listed("Acts", [act.name for act in keeping.acts_of(rule)])
    yield from _listed("Pages", templates)
    yield from (f"- Test: `{test}`" for test in tests)
    yield ""


def _gate(gate: Gate) -> str:
    return f"`{gate.name}` ({gate.severity.value}), " + _asked(keeping.asked_at(gate))


def _asked(stages: tuple[Stage, ...]) -> str:
    if not stages:
        return "asked before an act"
    first, last = stages[0], stages[-1]
    if last.order - first.order + 1 == len(stages) > 2:
        return f"asked from {first.value} to {last.value}"
    return "asked at " + ", ".join(stage.value for stage in stages)


def _listed(head: str, names) -> Iterator[str]:
    if names:
        yield f"- {head}: " + ", ".join(f"`{name}`" for name in names)
