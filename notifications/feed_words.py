"""Calendar feeds in words, in the active language: the lines of their page, and the events that each shows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Event

from notifications.calendar.events import day_event, session_event
from notifications.calendar.feed import feed_text
from notifications.models import Feed
from notifications.queries.feed_contents import Contents, PilotEnd
from workflows.acts import BY_NAME
from workflows.models import AdoptionCase, CaseTask
from workflows.views.presenters.words import act_url, case_url, task_title


@dataclass(frozen=True)
class Line:
    """One calendar of a reader: the reader's own, or that of a region (of `cases_with_calendars`). It may have no address.

    `site` is where the reader reads the page: the calendar is there too.
    """

    case: AdoptionCase | None
    feed: Feed | None
    site: str

    @property
    def key(self) -> str:
        return str(self.case.pk) if self.case else ""

    @property
    def name(self) -> str:
        return self.case.name if self.case else _("Your own calendar")

    @property
    def is_former(self) -> bool:
        """Whether the reader no longer follows the region, and has the address from before."""
        return self.case is not None and not self.case.is_followed

    @property
    def address(self) -> str:
        return self.site + reverse("notifications:feed", args=[self.feed.secret])

    @property
    def to_subscribe(self) -> str:
        """The address by which a browser hands the calendar over to a calendar program."""
        return f"webcal://{self.address.partition('://')[2]}"


def lines(cases: Iterable[AdoptionCase], feeds: Mapping[int | None, Feed], site: str) -> list[Line]:
    """The reader's own first."""
    return [Line(None, feeds.get(None), site), *(Line(case, feeds.get(case.pk), site) for case in cases)]


def text(feed: Feed, contents: Contents) -> bytes:
    """The whole calendar."""
    name = f"Kaikupolku: {feed.case.name}" if feed.case else "Kaikupolku"
    return feed_text(name, _events(feed, contents))


def _events(feed: Feed, contents: Contents) -> Iterator[Event]:
    for session, changes in contents.sessions.items():
        yield session_event(session, sequence=changes.number, now=changes.last, cancelled=changes.called_off)
    yield from (_task(task, feed) for task in contents.tasks)
    yield from map(_pilot, contents.pilots)


def _task(task: CaseTask, feed: Feed) -> Event:
    """A task on the day on which it is due; of an act that is gone, by its name in the log. A deputy sees for whom."""
    act = BY_NAME.get(task.act)
    words = {"task": task_title(task.act, task.item_name), "region": task.case.name, "name": task.owner}
    is_for_another = feed.case_id is None and task.owner_id not in (None, feed.person_id)
    title = (
        _("Due, for %(name)s: %(task)s (%(region)s)") if is_for_another else _("Due: %(task)s (%(region)s)")
    )
    return day_event(
        f"task-{task.number}",
        title % words,
        task.due,
        act_url(task.case, act, task.item) if act else case_url(task.case),
        sequence=task.changes,
        now=task.changed_at,
    )


def _pilot(pilot: PilotEnd) -> Event:
    return day_event(
        f"pilot-{pilot.case.pk}",
        _("The pilot ends: %(region)s") % {"region": pilot.case.name},
        pilot.ends,
        case_url(pilot.case),
        sequence=pilot.changes,
        now=pilot.changed_at,
    )
