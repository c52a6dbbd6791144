"""One region as the pipeline's table and the board's cards show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adoption.declarations import Turn
from workflows.gates.base import Text
from workflows.models import AdoptionCase
from workflows.queries.alone import ENOUGH
from workflows.queries.pipeline import SORTS, Counts, is_late
from workflows.stages import FINAL, STEPS, Stage
from workflows.templatetags.due_words import due_words

from .words import case_url


@dataclass(frozen=True)
class RegionLine:
    """One case on one day, of which `queries.pipeline.know_asked` has read what there is to do; to draw it anew, what
    holds it up has to be known too.
    """

    case: AdoptionCase
    on: date
    html: str = ""

    @property
    def turns(self) -> list[Turn]:
        return self.case.turns

    @property
    def name(self) -> str:
        return self.case.name

    @property
    def url(self) -> str:
        return case_url(self.case)

    @property
    def counties(self) -> str:
        return ", ".join(sorted(str(county) for county in self.case.adoption.region.counties.all()))

    @property
    def stage(self) -> str:
        return self.case.at.numbered

    @property
    def phase(self) -> Text:
        """Nothing for permanent operation and the end, which are their own phases."""
        return self.case.at.phase.label if self.case.at not in FINAL else ""

    @property
    def steps(self) -> int:
        return len(STEPS)

    @property
    def steps_done(self) -> int:
        """Whole steps behind the case, for the drawn measure beside the stage's name."""
        return min(max(self.case.at.order - Stage.INFO_SESSION.order, 0), len(STEPS))

    @property
    def days(self) -> int:
        return (self.on - timezone.localdate(self.case.stage_since)).days

    @property
    def is_on_hold(self) -> bool:
        return self.case.held

    @property
    def lacks_people(self) -> str:
        """That the region hangs on one person, or on nobody (R47), in words; else nothing."""
        if self.case.people is None or self.case.people >= ENOUGH:
            return ""
        return _("Only one person") if self.case.people else _("Nobody is left")

    @property
    def due(self) -> date | None:
        """The next due date; nothing is due while the case is on hold."""
        return None if self.case.held else self.case.next_due

    @property
    def is_late(self) -> bool:
        return is_late(self.case, self.on)

    @property
    def due_in_words(self) -> str:
        return due_words(self.due, self.on)

    @property
    def is_blocked(self) -> bool:
        return bool(self.case.held_up_by)

    @property
    def first_blocker(self) -> Text:
        return self.case.held_up_by[0].what

    @property
    def more_blockers(self) -> int:
        return len(self.case.held_up_by) - 1

    @property
    def adviser(self) -> str:
        return str(self.case.adviser or "")


@dataclass(frozen=True)
class Summary:
    """How many regions the list holds, and how many of them are late, on hold, or one person's."""

    regions: int
    late: int
    on_hold: int
    alone: int

    @classmethod
    def of(cls, stages: Iterable[Counts]) -> "Summary":
        """Of all stages together."""
        return cls(*map(sum, zip(Counts(0, 0, 0, 0), *stages, strict=True)))

    @property
    def sentences(self) -> list[str]:
        said = [ngettext("%(count)d region.", "%(count)d regions.", self.regions) % {"count": self.regions}]
        if self.late:
            said.append(
                ngettext("%(count)d is late.", "%(count)d are late.", self.late) % {"count": self.late}
            )
        if self.on_hold:
            words = ngettext("%(count)d is on hold.", "%(count)d are on hold.", self.on_hold)
            said.append(words % {"count": self.on_hold})
        if self.alone:
            words = ngettext(
                "%(count)d has one person or nobody.", "%(count)d have one person or nobody.", self.alone
            )
            said.append(words % {"count": self.alone})
        return said


BY_DUE = "due"
NUMBERS = {"days"}


@dataclass(frozen=True)
class Sort:
    """By which column the table is sorted, and whether from its end."""

    key: str = BY_DUE
    backwards: bool = False

    @classmethod
    def of(cls, asked: str) -> "Sort":
        """From an address such as `-days`; by due date when there is no such column."""
        key = asked.removeprefix("-")
        return cls(key, asked.startswith("-")) if key in SORTS else cls()


@dataclass(frozen=True)
class Column:
    """The head of a column: where a click on it leads, and how it is sorted now."""

    key: str
    name: Text
    sort: Sort

    @property
    def is_number(self) -> bool:
        return self.key in NUMBERS

    @property
    def can_sort(self) -> bool:
        return self.key in SORTS

    @property
    def is_sorted(self) -> bool:
        return self.key == self.sort.key

    @property
    def aria(self) -> str:
        """Value of aria-sort; nothing for a column that the table is not sorted by."""
        if not self.is_sorted:
            return ""
        return "descending" if self.sort.backwards else "ascending"

    @property
    def next(self) -> str:
        """The sort that a click asks for: this column, or the other way round when it is this one already."""
        return f"-{self.key}" if self.is_sorted and not self.sort.backwards else self.key
