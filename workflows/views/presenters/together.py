"""Tasks that are alike stand together in one line, so that a network of forty sites does not bury a list."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from django.utils.translation import ngettext

from workflows.acts import BY_NAME
from workflows.acts.base import Act, ItemKind

from .words import about

TOGETHER = 5
SHOWN_TOGETHER = 10


@dataclass(frozen=True)
class Alike:
    """A task, or many of one act."""

    tasks: tuple

    @property
    def first(self):
        return self.tasks[0]

    @property
    def act(self) -> Act:
        return BY_NAME[self.first.act]

    @property
    def is_group(self) -> bool:
        return len(self.tasks) > 1

    @property
    def title(self) -> str:
        return about(self.act.words.task, "" if self.is_group else self.first.item_name)

    @property
    def how_many(self) -> str:
        """“40 sites”, of a group."""
        if self.act.item is ItemKind.SITE:
            return ngettext("%(count)d site", "%(count)d sites", len(self.tasks)) % {"count": len(self.tasks)}
        return ngettext("%(count)d partner", "%(count)d partners", len(self.tasks)) % {
            "count": len(self.tasks)
        }

    @property
    def shown(self) -> tuple:
        return self.tasks[:SHOWN_TOGETHER]

    @property
    def more(self) -> int:
        return len(self.tasks) - len(self.shown)


def together(tasks: Iterable, kind: Callable[..., Hashable]) -> list[tuple]:
    """The tasks one by one, but those of a kind that has more than five together."""
    kinds: dict[Hashable, list] = {}
    for task in tasks:
        kinds.setdefault(kind(task), []).append(task)
    groups = []
    for alike in kinds.values():
        groups += [tuple(alike)] if len(alike) > TOGETHER else [(task,) for task in alike]
    return groups
