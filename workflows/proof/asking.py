"""The site's own functions of facts, asked for all facts at once.

A function is called with facts that are open: the first fact it reads is tried with every value it can have, and so
on, until it answers. What comes back is its answers, each with the values it read on the way; it is never rewritten.
"""

from collections.abc import Callable, Iterator
from typing import Any

from workflows.facts import Facts


class _Wanted(Exception):
    """A fact is read that has no value yet."""


class OpenFacts:
    """Stands in for `Facts`: what is asked of it is asked of the values tried so far.

    Without fields of its own `dataclasses.replace` copies nothing, and makes one that holds the changes alone.
    """

    __dataclass_fields__: dict = {}

    def __init__(self, known: dict[str, Any] | None = None, **changes):
        self.known, self.changes = known or {}, changes

    def __getattr__(self, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in self.known:
            raise _Wanted(name)
        return self.known[name]


for _name, _value in vars(Facts).items():
    if isinstance(_value, property):
        setattr(OpenFacts, _name, _value)


def answers(
    function: Callable[[Any], Any], values_of: Callable[[str], list], known: dict[str, Any] | None = None
) -> Iterator[tuple[dict[str, Any], Any]]:
    """Every answer of the function, with the facts it read. `values_of` gives the values that a fact can have."""
    known = known or {}
    try:
        found = function(OpenFacts(known))
    except _Wanted as wanted:
        (name,) = wanted.args
        for value in values_of(name):
            yield from answers(function, values_of, known | {name: value})
    else:
        yield known, found
