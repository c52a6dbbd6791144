"""The whole page of a case: where it is, what is asked of whom, what stops it, and what its reader may do."""

from datetime import date, datetime
from functools import cached_property

from django.conf import settings
from django.utils import timezone

from workflows import paths
from workflows.preparation import USUAL_DAYS, Preparation
from workflows.queries import case_page
from workflows.queries.history import counting
from workflows.queries.moments import Moment
from workflows.queries.particulars import particulars_of
from workflows.queries.pipeline import holding_up
from workflows.stages import Phase, Stage

from . import offers, sides
from .blockers import BlockerLine
from .latest import Latest
from .path import Path
from .region import RegionFacts
from .tasks import TaskLine, TaskRow, rows
from .way import ShortestWay
from .work import Work, acts_at


class CasePage:
    """One case for one reader at one moment. Everything it asks the database stands in `queries.case_page`.

    With `then` it is the page of a past moment: the case was read as of it, and offers nothing.
    """

    def __init__(self, case, reader, now: datetime, then: Moment | None = None):
        self.case, self.reader, self.now, self.then = case, reader, now, then

    @property
    def on(self) -> date:
        return timezone.localdate(self.now)

    @property
    def name(self) -> str:
        return self.case.name

    @property
    def stage(self) -> Stage:
        return self.case.at

    @property
    def guide(self) -> str:
        """Under which version of the guide the case goes, where there are several."""
        return str(self.case.path) if len(paths.PATHS) > 1 else ""

    @property
    def phase(self) -> Phase:
        return self.case.at.phase

    @property
    def is_over(self) -> bool:
        return self.case.at is Stage.ENDED

    @property
    def is_permanent(self) -> bool:
        return self.case.at is Stage.PERMANENT

    @property
    def days_in_stage(self) -> int:
        return (self.on - timezone.localdate(self.case.stage_since)).days

    @cached_property
    def told(self) -> list:
        return case_page.told(self.case, {*sides.ACTS, *acts_at(self.case)})

    @cached_property
    def counted(self) -> list:
        """What was told, without what was taken back."""
        return counting(self.told)

    @cached_property
    def path(self) -> Path:
        return Path(self.case, self.counted)

    @cached_property
    def inquiry(self):
        """The contact that waits for its answer, for those who answer it."""
        return case_page.inquiry(self.case) if self.awaits_answer else None

    @property
    def awaits_answer(self) -> bool:
        return self.reader.is_kaikukeskus and self.case.at is Stage.CONTACT

    @cached_property
    def hold(self):
        return case_page.standing_hold(self.case) if self.case.facts.on_hold else None

    @property
    def is_hold_overdue(self) -> bool:
        """The day on which the hold was to be looked at again has come."""
        return self.hold is not None and self.hold.review_on <= self.on

    @cached_property
    def endings(self) -> list:
        """What was said for ending; while the case still runs, by one side alone."""
        facts = self.case.facts
        spoken = facts.culture_ends or facts.care_ends or facts.centre_ends
        return case_page.endings(self.case) if spoken else []

    @property
    def tasks(self) -> list[TaskRow]:
        """The most urgent first; of tasks that repeat for each site or partner the network's page has them all."""
        return rows(self.all_tasks)

    @property
    def number_of_tasks(self) -> int:
        return len(self.all_tasks)

    @cached_property
    def all_tasks(self) -> list[TaskLine]:
        tasks = case_page.open_tasks(self.case, None if self.then else self.on)
        return [TaskLine(task, self.case, self.reader, self.on) for task in tasks]

    @property
    def next(self) -> TaskLine | None:
        """The reader's most urgent task here."""
        if self.then:
            return None
        return next((task for task in self.all_tasks if task.is_mine and not self.case.facts.on_hold), None)

    @property
    def waited_for(self) -> TaskLine | None:
        """The case's most urgent task, while none is the reader's; nothing is waited for while it is on hold."""
        if self.then or self.next or self.case.facts.on_hold:
            return None
        return next(iter(self.all_tasks), None)

    @cached_property
    def way(self) -> ShortestWay | None:
        """The shortest way on; neither a past moment nor a case that has come to its end has one."""
        if self.then or self.is_over or self.is_permanent:
            return None
        return ShortestWay(self.case, particulars_of(self.case, self.hold), self.all_tasks)

    @cached_property
    def things(self) -> dict:
        """Partners and sites that open tasks are about, by key: those that something is missing of."""
        return {line.task.item: line.thing for line in self.all_tasks if line.task.item}

    @property
    def sides(self) -> list[sides.Row]:
        return sides.rows(self.case, self.counted, self.all_tasks)

    @cached_property
    def work(self) -> Work:
        """The stage's flows with how far the case has come in them."""
        return Work(self.case, self.all_tasks, self.counted)

    @property
    def blockers(self) -> list[BlockerLine]:
        return self._lines(self.case.path.blockers(self.case.at, self.case.facts))

    @property
    def is_held_up(self) -> bool:
        """As the pipeline says it: work in good time holds nothing up, and nothing is held up while it rests."""
        late = {line.act.name for line in self.all_tasks if line.due is not None and line.due < self.on}
        return not self.case.facts.on_hold and bool(holding_up(self.case, late))

    @property
    def warnings(self) -> list[BlockerLine]:
        """Recommendations not met that do not stop the case, and that nobody has given a reason for."""
        stopping = {line.gate for line in self.blockers}
        found = self._lines(self.case.path.warnings(self.case.at, self.case.facts))
        return [line for line in found if line.gate not in stopping]

    def _lines(self, found) -> list[BlockerLine]:
        return [BlockerLine(one, self.case, self.reader, self.things) for one in found]

    @cached_property
    def preparation(self) -> Preparation | None:
        """How long the region has prepared; None when it never began."""
        started = self.case.contacted_on or timezone.localdate(self.case.opened_at)
        begun = self.case.begun_on
        usual = getattr(settings, "PREPARATION_DAYS", USUAL_DAYS)
        return Preparation(started, begun or self._last_day, begun is not None, usual)

    @property
    def _last_day(self) -> date:
        return timezone.localdate(self.case.stage_since) if self.is_over else self.on

    @property
    def is_going_live_early(self) -> bool:
        return self.case.at is Stage.DISTRIBUTION and self.preparation.is_short

    @property
    def may_have_stalled(self) -> bool:
        return self.phase is Phase.PREPARATION and self.preparation.is_long

    @cached_property
    def region(self) -> RegionFacts:
        region = self.case.adoption.region
        return RegionFacts(self.case, self.reader, case_page.around(region), case_page.counties(region))

    @cached_property
    def network(self) -> dict[str, int]:
        return case_page.network_counts(self.case)

    @cached_property
    def sessions(self) -> list[offers.ItemOffers]:
        """Sessions that are planned and not held, with what the reader may do about each."""
        coming = case_page.coming_sessions(self.case)
        return [offers.ItemOffers(self.case, self.reader, "session", session) for session in coming]

    @cached_property
    def offers(self) -> list[offers.Group]:
        asked = [line.act.name for line in self.all_tasks if not line.task.item]
        return offers.offers(self.case, self.reader, asked)

    @property
    def number_of_offers(self) -> int:
        return sum(len(group.offers) for group in self.offers)

    @cached_property
    def latest(self) -> Latest:
        return Latest(self.case, self.told, self.reader, self.now, offers_nothing=self.then is not None)

    @property
    def number_of_events(self) -> int:
        return self.case.seq
