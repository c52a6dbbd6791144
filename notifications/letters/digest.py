"""Monday's digest: what waits for its reader, for the reader's side and for others, and what is held this week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from accounts.models import User
from adoption.models.days import with_weekday
from notifications.letters.said import when_held
from notifications.planning.things import OpenTask
from notifications.planning.world import World
from notifications.queries.names import Names
from notifications.queries.watched import Watched
from workflows.acts import BY_NAME
from workflows.views.presenters.words import act_url, case_url, task_title

SHOWN = 12
"""Lines of each part of a digest; how many more there are, it says."""
HEADINGS = {
    "mine": gettext_lazy("Your tasks"),
    "side": gettext_lazy("Waits for your side"),
    "centre": gettext_lazy("Waits for Kaikukeskus"),
    "week": gettext_lazy("This week"),
    "others": gettext_lazy("Waits for others"),
    "blocked": gettext_lazy("Blocked"),
    "stalled": gettext_lazy("Nothing has happened for a month"),
    "new": gettext_lazy("New contacts"),
}
"""Of the parts, by their names."""
REGIONS_STAND = ngettext_lazy(
    "This week: %(number)d region stands still", "This week: %(number)d regions stand still", "number"
)
OTHERS_LATE = ngettext_lazy(
    "This week: %(number)d task of others is late", "This week: %(number)d tasks of others are late", "number"
)
NEW_CONTACTS = ngettext_lazy(
    "This week: %(number)d new contact", "This week: %(number)d new contacts", "number"
)
SESSIONS = ngettext_lazy("This week: %(number)d session", "This week: %(number)d sessions", "number")


@dataclass(frozen=True)
class Line:
    """A task, a session or a region, with where it is."""

    title: str
    where: str
    url: str
    when: str = ""
    late: str = ""
    who: str = ""


@dataclass(frozen=True)
class Part:
    """Lines of one kind under a heading; `told` is the number of things that the letter has said in full, `more` of those not
    shown.
    """

    name: str
    lines: list[Line]
    told: int = 0

    @property
    def heading(self) -> str:
        return str(HEADINGS[self.name])

    @property
    def shown(self) -> list[Line]:
        return self.lines[:SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.lines) - SHOWN)


@dataclass(frozen=True)
class Digest:
    """In the language that is active. It asks nothing of the database. `told` are tasks of which the letter says more."""

    reader: User
    world: World
    names: Names
    today: date
    told: frozenset[int] = frozenset()

    @property
    def parts(self) -> list[Part]:
        """Those with something in them."""
        return [part for part in self._parts if part.lines]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many things each part names, by the part's name, with those that the letter says in full."""
        numbers = ((part.name, len(part.lines) + part.told) for part in self._parts)
        return tuple((name, number) for name, number in numbers if number)

    @cached_property
    def _parts(self) -> list[Part]:
        return [
            self._of_tasks("mine", self._mine),
            self._of_tasks("centre" if self.reader.is_kaikukeskus else "side", self._to_take),
            Part("week", self._sessions()),
            self._of_tasks("others", self._others, named=True),
            Part("blocked", self._regions(self._watched.blocked)),
            Part("stalled", self._regions(self._watched.stalled)),
            Part("new", self._regions(self._watched.new)),
        ]

    @property
    def waits_for_reader(self) -> str:
        """How many tasks do, as a subject; empty when none does."""
        open_tasks = [*self._mine, *self._to_take]
        if not open_tasks:
            return ""
        late = sum(self._is_late(task) for _case, task in open_tasks)
        said = {"tasks": len(open_tasks), "late": late}
        if late:
            return (
                ngettext(
                    "This week: %(tasks)d task waits, and is late",
                    "This week: %(tasks)d tasks wait, %(late)d of them late",
                    len(open_tasks),
                )
                % said
            )
        return (
            ngettext("This week: %(tasks)d task waits", "This week: %(tasks)d tasks wait", len(open_tasks))
            % said
        )

    @property
    def waits_for_others(self) -> str:
        """What there is when nothing waits for the reader, as a subject."""
        for words, things in (
            (REGIONS_STAND, self._watched.blocked | self._watched.stalled),
            (OTHERS_LATE, [task for _case, task in self._others if self._is_late(task)]),
            (NEW_CONTACTS, self._watched.new),
            (SESSIONS, self._sessions()),
        ):
            if things:
                return words % {"number": len(things)}
        return _("This week in your regions")

    @cached_property
    def _cases(self) -> set[int]:
        """The reader's regions; at Kaikukeskus, those that the reader advises."""
        if self.reader.is_kaikukeskus:
            return {pk for pk, case in self.world.cases.items() if case.adviser == self.reader.pk}
        return {pk for pk, case in self.world.cases.items() if self.reader.pk in case.people}

    @cached_property
    def _open(self) -> list[tuple[int, OpenTask]]:
        """Tasks that wait for the reader or in the reader's regions, the first due first; on hold nothing waits."""
        mine = [
            (case, task)
            for case, task in self.world.tasks.values()
            if (not self.world.cases[case].held or task.due_on_hold)
            and (case in self._cases or self._waits_for_reader(task))
        ]
        return sorted(mine, key=lambda one: (one[1].due or date.max, one[1].pk))

    def _waits_for_reader(self, task: OpenTask) -> bool:
        return any(notice.person == self.reader.pk for notice in task.notices)

    @property
    def _mine(self) -> list[tuple[int, OpenTask]]:
        return [one for one in self._open if one[1].owner == self.reader.pk]

    @property
    def _to_take(self) -> list[tuple[int, OpenTask]]:
        return [one for one in self._open if one[1].owner is None and self._waits_for_reader(one[1])]

    @property
    def _others(self) -> list[tuple[int, OpenTask]]:
        return [
            one
            for one in self._open
            if one[0] in self._cases and one[1].owner != self.reader.pk and not self._waits_for_reader(one[1])
        ]

    def _of_tasks(self, name: str, tasks: list[tuple[int, OpenTask]], *, named: bool = False) -> Part:
        untold = [one for one in tasks if one[1].pk not in self.told]
        lines = [self._line(case, task, named=named) for case, task in untold]
        return Part(name, lines, told=len(tasks) - len(untold))

    def _line(self, case_key: int, task: OpenTask, *, named: bool) -> Line:
        """`named` says who has it: then it is others', whose page the reader may not see, and the link is the case's."""
        case, act = self.names.cases[case_key], BY_NAME[task.act]
        return Line(
            title=task_title(task.act, self.names.about.get(task.pk, "")),
            where=f"{case.name}, {case.at.numbered}",
            url=settings.SITE_ADDRESS + (case_url(case) if named else act_url(case, act, task.item)),
            when=_("due %(day)s") % {"day": with_weekday(task.due, self.today)} if task.due else "",
            late=self._late(task),
            who=self._holders(task) if named else "",
        )

    def _is_late(self, task: OpenTask) -> bool:
        return task.due is not None and task.due < self.today

    def _late(self, task: OpenTask) -> str:
        if not self._is_late(task):
            return ""
        days = (self.today - task.due).days
        return ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}

    def _holders(self, task: OpenTask) -> str:
        keys = [task.owner] if task.owner else [notice.person for notice in task.notices]
        return ", ".join(sorted(str(self.names.people[key]) for key in keys if key in self.names.people))

    def _sessions(self) -> list[Line]:
        held = [one for one in self.names.week if one.adoption.case.pk in self._cases]
        return [
            Line(
                title=one.get_kind_display(),
                where=one.adoption.case.name,
                url=settings.SITE_ADDRESS + case_url(one.adoption.case),
                when=when_held(one, self.today),
            )
            for one in held
        ]

    @cached_property
    def _watched(self) -> Watched:
        """What Kaikukeskus watches over: of the reader's regions those that are blocked or stalled, and what is new."""
        if not self.reader.is_kaikukeskus:
            return Watched()
        watched = self.names.watched
        return Watched(watched.blocked & self._cases, watched.stalled & self._cases, watched.new)

    def _regions(self, keys: Iterable[int]) -> list[Line]:
        cases = [self.names.cases[key] for key in keys if key in self.names.cases]
        return [
            Line(title=case.name, where=str(case.at.numbered), url=settings.SITE_ADDRESS + case_url(case))
            for case in sorted(cases, key=lambda case: case.stage_since)
        ]
