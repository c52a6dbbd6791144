"""One thing that a letter says, as its templates ask for it: what, where, by when, why this reader, who else."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.conf import settings
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms import in_one_line
from accounts.models import User
from adoption.declarations import Turn
from adoption.models.days import with_weekday
from notifications import declarations as kinds
from notifications.letters.who_else import told_besides
from notifications.lines import ANYBODY
from notifications.links import SIMPLE_ACTS, Purpose, link_to
from notifications.planning.plan import Item
from notifications.planning.world import World
from notifications.queries.names import Names, notice_of
from workflows.acts import BY_NAME
from workflows.items import kind_of, pk_of
from workflows.stages import Stage
from workflows.views.presenters.words import act_url, case_url, task_title

WHY = {
    "holds": gettext_lazy("You have this task."),
    **{f"turn:{turn}": waits for turn, (waits, _waited) in ANYBODY.items()},
    "other_side": gettext_lazy("You are a contact of the other side or coordinate in the region."),
    "kaikukeskus": gettext_lazy("You advise the region, or it has no adviser yet."),
    "was_asked": gettext_lazy("You were asked to the session."),
    "was_told": gettext_lazy("You were told of the task before."),
    "asked": gettext_lazy("You are a contact of the region or its adviser."),
    "coordinator": gettext_lazy("You coordinate in the region."),
}
"""Why somebody is told of a thing, by the relation that the plan names."""


def when_held(session, on: date) -> str:
    """The session's day and, if it is known, its time."""
    day, at = with_weekday(session.date, on), session.starts_at
    return _("%(day)s at %(time)s") % {"day": day, "time": time_format(at)} if at else day


@dataclass(frozen=True)
class Link:
    """A way to act, with the words to show."""

    label: str
    url: str


@dataclass(frozen=True)
class Said:
    """An item of a letter to `reader`, in the language that is active. It asks nothing of the database."""

    item: Item
    reader: User
    world: World
    names: Names
    now: datetime
    today: date

    @property
    def kind(self):
        return self.item.kind

    @cached_property
    def case(self):
        return self.names.cases[self.item.thing.case]

    @property
    def region(self) -> str:
        return self.case.name

    @cached_property
    def step(self) -> str:
        return str(self.case.at.numbered)

    @cached_property
    def is_under_way(self) -> bool:
        """Whether the region is still on its path."""
        return self.case.at is not Stage.ENDED

    @cached_property
    def _task(self):
        """The open task, if the item is of one."""
        if kind_of(self.item.thing.about) != "task":
            return None
        return self.world.tasks[pk_of(self.item.thing.about)][1]

    @cached_property
    def _notice(self):
        return self.names.notices.get(notice_of(self.item))

    @cached_property
    def session(self):
        if kind_of(self.item.thing.about) != "session":
            return None
        return self.names.sessions[pk_of(self.item.thing.about)]

    @cached_property
    def title(self) -> str:
        """What is to be done, or what is held."""
        if self.session:
            return self.session.get_kind_display()
        if self._task:
            return task_title(self._task.act, self.names.about.get(self._task.pk, ""))
        if self._notice:
            return task_title(self._notice.act, self._notice.item_name)
        return _("Decide what follows the pilot")

    @cached_property
    def is_task(self) -> bool:
        """Whether its page is that of a task: what is somebody else's is seen on the page of the case."""
        return self._task is not None and not self._is_somebody_else_s

    @cached_property
    def _is_somebody_else_s(self) -> bool:
        """Whether it is told because somebody else is late with it."""
        return self.item.thing.because in ("other_side", "kaikukeskus")

    @cached_property
    def is_open_to_reader(self) -> bool:
        """Whether the reader may see the case: not whoever has left the region since."""
        return self.item.thing.because != "was_asked"

    @cached_property
    def is_of_region(self) -> bool:
        """Whether others are told when it is late: of Kaikukeskus' own tasks nobody of the region is (R61)."""
        return self._task.turn != Turn.CENTRE

    @cached_property
    def due(self) -> str:
        return with_weekday(self._task.due, self.today) if self._task and self._task.due else ""

    @cached_property
    def is_due_by_now(self) -> bool:
        """Not yet while the due date is a closed day to come, before which it is told."""
        return self._task.due is not None and self._task.due <= self.today

    @cached_property
    def days_late(self) -> int:
        """Calendar days; 0 while it is not late."""
        return max(0, (self.today - self._task.due).days) if self._task and self._task.due else 0

    @cached_property
    def holders(self) -> str:
        """Who has the task, or, while nobody has taken it, for whom it waits."""
        if self._task.owner:
            return str(self.names.people[self._task.owner])
        return self._people(notice.person for notice in self._task.notices)

    @cached_property
    def by(self) -> str:
        """Who handed it over or took it back."""
        actor = self._notice.actor if self._notice else None
        return str(actor) if actor else _("Somebody")

    @cached_property
    def reason(self) -> str:
        """In one line: what is typed below others would pass for the letter's own words. Of a session why it was moved or
        called off, to those who may see the case.
        """
        if self.session:
            return in_one_line(self.names.whys.get(self.session.pk, "")) if self.is_open_to_reader else ""
        return in_one_line(self._notice.action_object.reason) if self._notice else ""

    @cached_property
    def pilot_ends(self) -> str:
        return with_weekday(dict(self.item.occasion.days)["pilot_ends"], self.today)

    @cached_property
    def days_left(self) -> int:
        return (dict(self.item.occasion.days)["pilot_ends"] - self.today).days

    @cached_property
    def when(self) -> str:
        return when_held(self.session, self.today)

    @cached_property
    def place(self) -> str:
        return self.session.place or str(self.session.get_mode_display())

    @cached_property
    def audience(self) -> str:
        return self.session.audience

    @cached_property
    def instead_of(self) -> str:
        """Of a deputy's letter: whose this is, and until when that person is away."""
        if self.item.thing.person == self.reader.pk:
            return ""
        absence = self.world.person(self.item.thing.person).absence(self.today)
        said = {
            "name": self.names.people[self.item.thing.person],
            "day": with_weekday(absence[1], self.today),
        }
        return _("For %(name)s, who is away until %(day)s.") % said

    @cached_property
    def why_you(self) -> str:
        if self.item.thing.person != self.reader.pk:
            return _("You are deputy for %(name)s.") % {"name": self.names.people[self.item.thing.person]}
        return str(WHY[self.item.thing.because])

    @cached_property
    def others(self) -> str:
        """Who else was told of it, by name."""
        return self._people(told_besides(self.item, self.reader.pk, self.world, self.names, self.today))

    def _people(self, keys) -> str:
        found = [str(self.names.people[key]) for key in keys if key in self.names.people]
        return ", ".join(sorted(found, key=str.casefold))

    @cached_property
    def url(self) -> str:
        """The page on which it is done or seen, after signing in."""
        task = self._task if self.is_task else None
        path = act_url(self.case, BY_NAME[task.act], task.item) if task else case_url(self.case)
        return settings.SITE_ADDRESS + path

    @cached_property
    def links(self) -> list[Link]:
        """What may be done from the letter itself, without signing in. None for what is somebody else's."""
        task = self._task
        if self.kind is kinds.TAKEN_BACK:
            return [self._link(Purpose.SEEN, _("Mark as read"))]
        if not self.is_task:
            return []
        found = []
        if task.act in SIMPLE_ACTS:
            found.append(self._link(Purpose.ACT, _("Do it without signing in")))
        if task.owner != self.reader.pk:
            found.append(self._link(Purpose.TAKE, _("I take this")))
        if task.owner in (None, self.reader.pk):
            found.append(self._link(Purpose.HAND_OVER, _("Hand over to somebody else")))
        return found

    def _link(self, purpose: Purpose, label: str) -> Link:
        url = link_to(purpose, person_id=self.reader.pk, thing=self.item.thing.about, now=self.now)
        return Link(label, url)

    @cached_property
    def receipt(self) -> str:
        """The head of the case's log, short: what the letter says is what was on record then."""
        return f"{self.case.seq}-{self.case.head[:4]}-{self.case.head[4:8]}"
