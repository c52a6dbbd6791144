"""Rules as the project's own files name them: tests by their mark, templates by a number in their text. Nothing is run."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

MARK = "rule"
_NUMBER = re.compile(r"\bR\d+(?:\.\d+)?\b")


def marked_tests(root: Path) -> Mapping[str, list[str]]:
    """By rule, the tests marked with it, as pytest calls them: ``tests/workflows/test_moves.py::test_…``."""
    found = defaultdict(list)
    for source in sorted((root / "tests").rglob("test_*.py")):
        tree = ast.parse(source.read_text(encoding="utf-8"))
        for name, number in _marked(tree, source.relative_to(root).as_posix(), _of_module(tree)):
            found[number].append(name)
    return found


def _marked(node: ast.AST, where: str, numbers: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each test below the node with each rule that it, or what it stands in, is marked with."""
    for inner in ast.iter_child_nodes(node):
        if not isinstance(inner, ast.FunctionDef | ast.ClassDef):
            continue
        name, own = f"{where}::{inner.name}", numbers + _named(inner.decorator_list)
        if isinstance(inner, ast.ClassDef):
            yield from _marked(inner, name, own)
        elif inner.name.startswith("test_"):
            yield from ((name, number) for number in dict.fromkeys(own))


def _of_module(tree: ast.Module) -> tuple[str, ...]:
    """The rules in the marks of a whole module."""
    marks = [node.value for node in tree.body if isinstance(node, ast.Assign) and _is_marks(node)]
    return _named(
        mark for value in marks for mark in (value.elts if isinstance(value, ast.List) else [value])
    )


def _is_marks(node: ast.Assign) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets)


def _named(marks) -> tuple[str, ...]:
    calls = (mark for mark in marks if isinstance(mark, ast.Call) and _is_rule(mark.func))
    return tuple(argument.value for call in calls for argument in call.args)


def _is_rule(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and ast.unparse(function) == f"pytest.mark.{MARK}"


def numbers_in(text: str) -> set[str]:
    return set(_NUMBER.findall(text))


def citing_templates(root: Path) -> Mapping[str, list[str]]:
    """By rule, the templates whose own text names it."""
    found = defaultdict(list)
    for source in sorted(root.glob("*/templates/**/*.html")):
        for number in sorted(numbers_in(source.read_text(encoding="utf-8"))):
            found[number].append(source.relative_to(root).as_posix())
    return found
