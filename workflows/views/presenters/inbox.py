"""The inbox in words: the one thing to do next, one's tasks by when they are due, and what waits for others."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from adoption.declarations import Turn
from workflows.gates.base import Text
from workflows.models import AdoptionCase
from workflows.queries.inbox import Lists, Reach, Slip, with_people
from workflows.rules import turns_of

from .inbox_rows import Row, WaitingRow, rows

SHOWN = 10
A_PAGE = 100


def reach_of(user, cases: QuerySet[AdoptionCase], own: Collection[int]) -> Reach:
    """For which turns the person answers in which cases; `own` are their keys. Every worker may take what Kaikukeskus
    is asked.
    """
    if user.is_kaikukeskus:
        return {Turn.CENTRE: None, Turn.ANYONE: own}
    turns = {case.pk: turns_of(user, case) for case in with_people(cases)}
    return {turn: {pk for pk, held in turns.items() if turn in held} for turn in Turn}


@dataclass(frozen=True)
class Section:
    """One list of the page: its first lines or, standing alone as `whole`, a page of all. `others`: without the top."""

    key: str
    title: Text
    rows: list
    count: int
    whole: bool = False
    others: bool = False
    page_number: str = "1"

    @cached_property
    def page(self) -> Page:
        size = A_PAGE if self.whole else SHOWN
        return Paginator(self.rows, size).get_page(self.page_number if self.whole else 1)

    @property
    def is_cut(self) -> bool:
        return not self.whole and self.page.has_next()

    @property
    def number(self) -> str:
        """How many there are, or how many others when the first of them stands at the top of the page."""
        if not self.others:
            return str(self.count)
        return ngettext("%(count)d other", "%(count)d others", self.count) % {"count": self.count}


OVERDUE, THIS_WEEK, LATER, HELD = "overdue", "this_week", "later", "held"
BY_DUE = {
    OVERDUE: gettext_lazy("Overdue"),
    THIS_WEEK: gettext_lazy("This week"),
    LATER: gettext_lazy("Later"),
    HELD: gettext_lazy("On hold, not due"),
}
IN_HAND, TO_TAKE, OF_THE_AWAY, WAITING = "in_hand", "to_take", "of_the_away", "waiting"


def week_ends(first_working_day: date) -> date:
    """The Sunday of the week in which people next work: on a Saturday, this week is the coming one."""
    return first_working_day + timedelta(days=6 - first_working_day.weekday())


def when(task: Slip, on: date, week_end: date) -> str:
    """Which of `BY_DUE` a task belongs to."""
    if task.held:
        return HELD
    if task.due is None or task.due > week_end:
        return LATER
    return OVERDUE if task.due < on else THIS_WEEK


@dataclass(frozen=True)
class NextAct:
    """The one thing to do now: the most urgent task in hand, or else of those to take, or of somebody who is away."""

    task: Slip
    on: date
    place: str

    @property
    def is_taken(self) -> bool:
        """By the reader."""
        return self.place == IN_HAND

    @property
    def row(self) -> Row:
        return Row((self.task,), self.on)

    @property
    def tag(self) -> str:
        if self.place == OF_THE_AWAY:
            return _("For %(name)s, who is away") % {"name": self.task.holder}
        return _("Do this next") if self.is_taken else _("Nobody has taken this yet")

    @property
    def title(self) -> str:
        return self.row.title

    @property
    def about(self) -> str:
        """Where, how late, and how long it takes."""
        said = {
            "region": self.row.region,
            "step": self.row.stage,
            "due": self.row.due_in_words.removesuffix("."),
        }
        said["minutes"] = self.row.act.minutes
        if not said["due"]:
            return _("%(region)s, %(step)s. Takes about %(minutes)d min.") % said
        return _("%(region)s, %(step)s: %(due)s. Takes about %(minutes)d min.") % said

    @property
    def why(self) -> Text:
        return self.row.act.words.why

    @property
    def url(self) -> str:
        return reverse("workflows:task", args=[self.task.pk])


class Inbox:
    """The whole page, from tasks that a query read. `only` names the one list to show in full, by pages."""

    def __init__(self, lists: Lists, *, on: date, week_end: date, only="", page="1"):
        self.in_hand, self.takeable, self.represented = lists.in_hand, lists.to_take, lists.of_the_away
        self.waiting_rows = [WaitingRow(one, on) for one in lists.waiting]
        self.on, self.week_end, self.only, self.page_number = on, week_end, only, page

    @property
    def shown(self) -> list[Slip]:
        """Slips of which the page says more than that there are any."""
        lists = [section.page for section in self._sections if section]
        top = [self.next.task] if self.next else self._first_to_come
        return top + [slip for page in lists for row in page for slip in row.shown]

    @property
    def _sections(self) -> tuple[Section | None, ...]:
        return (*self.mine, self.to_take, self.of_the_away, self.waiting)

    @property
    def first_to_come(self) -> WaitingRow | None:
        """What others are to supply first; nothing is due in a region that is on hold."""
        due = [row for row in self.waiting_rows if row.waiting.due is not None and not row.held]
        return min(due, key=lambda row: row.waiting.due, default=None)

    @property
    def _first_to_come(self) -> list[Slip]:
        return [self.first_to_come.waiting.first] if self.first_to_come else []

    @cached_property
    def next(self) -> NextAct | None:
        lists = {IN_HAND: self.in_hand, TO_TAKE: self.takeable, OF_THE_AWAY: self.represented}
        for place, tasks in lists.items():
            task = next((task for task in tasks if not task.held), None)
            if task is not None:
                return NextAct(task, self.on, place)
        return None

    @cached_property
    def mine(self) -> list[Section]:
        """Tasks in hand by when they are due, without the one at the top; empty lists are left out."""
        by_due: dict[str, list[Slip]] = {key: [] for key in BY_DUE}
        for task in self._below_the_top(self.in_hand):
            by_due[when(task, self.on, self.week_end)].append(task)
        sections = [
            self._section(key, title, rows(by_due[key], self.on), len(by_due[key]))
            for key, title in BY_DUE.items()
        ]
        return [section for section in sections if section.rows and self._is_shown(section.key)]

    @cached_property
    def to_take(self) -> Section | None:
        tasks = self._below_the_top(self.takeable)
        section = self._section(TO_TAKE, _("To be taken"), rows(tasks, self.on), len(tasks))
        return section if section.rows and self._is_shown(TO_TAKE) else None

    @cached_property
    def of_the_away(self) -> Section | None:
        """Tasks of those whose deputy the reader is."""
        tasks = self._below_the_top(self.represented)
        section = self._section(OF_THE_AWAY, _("For those who are away"), rows(tasks, self.on), len(tasks))
        return section if section.rows and self._is_shown(OF_THE_AWAY) else None

    @cached_property
    def waiting(self) -> Section | None:
        count = sum(row.count for row in self.waiting_rows)
        section = self._section(WAITING, _("Waits for others"), self.waiting_rows, count)
        return section if section.rows and self._is_shown(WAITING) else None

    @property
    def is_empty(self) -> bool:
        """Nothing that the person could do now."""
        return self.next is None

    @property
    def open_tasks(self) -> str:
        count = len(self.in_hand)
        if not count:
            return _("You have no open tasks.")
        return ngettext("You have %(count)d open task.", "You have %(count)d open tasks.", count) % {
            "count": count
        }

    @property
    def late_tasks(self) -> str:
        """How many of one's tasks are late; empty when none is."""
        count = sum(when(task, self.on, self.week_end) == OVERDUE for task in self.in_hand)
        if not count:
            return ""
        return ngettext("%(count)d of them is late.", "%(count)d of them are late.", count) % {"count": count}

    def _below_the_top(self, tasks) -> list[Slip]:
        return [task for task in tasks if self.next is None or task.pk != self.next.task.pk]

    def _section(self, key: str, title: Text, lines: list, count: int) -> Section:
        return Section(key, title, lines, count, self.only == key, self._is_top_of(key), self.page_number)

    def _is_top_of(self, key: str) -> bool:
        """Whether the task at the top of the page would stand in this list."""
        if self.next is None:
            return False
        is_taken = self.next.is_taken
        return key == (when(self.next.task, self.on, self.week_end) if is_taken else self.next.place)

    def _is_shown(self, key: str) -> bool:
        return self.only in ("", key)
