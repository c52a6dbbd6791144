"""Sessions as events of a calendar, and invitations to them that Outlook and Gmail take for one event.

All words are in the language that is active. A session comes with its adoption, region and case already read.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from email.utils import parseaddr
from functools import cache
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText, vUri

from notifications.calendar.text import readable, unquoted
from notifications.calendar.timezone import HELSINKI, timezone_of_finland
from workflows.views.presenters.words import case_url

REQUEST, CANCEL = "REQUEST", "CANCEL"

LENGTH = timedelta(hours=1, minutes=30)
"""How long a session lasts in a calendar: on record is only when it begins."""


def invitation(session, *, method: str, sequence: int, organizer: str, attendee, now: datetime) -> str:
    """A whole calendar for a letter to one person: the session as it is now (`REQUEST`) or called off (`CANCEL`).

    A moved session is the same `REQUEST` with a higher `sequence`. `organizer` is written as in a letter,
    "Name <address>"; `attendee` is the person invited.
    """
    event = session_event(session, sequence=sequence, now=now, cancelled=method == CANCEL)
    lead_to(event, case_url(session.adoption.case), *_audience(session))
    event.add("organizer", _somebody(*parseaddr(organizer)))
    guest = _somebody(str(attendee), attendee.email)
    guest.params |= {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
    event.add("attendee", guest)
    before, after = _around(method)
    return before + event.to_ical().decode() + after


@cache
def _around(method: str) -> tuple[str, str]:
    """The calendar before its event and after it: the same of all invitations, of which there are many in a run."""
    whole, end = new_calendar([], method=method).to_ical().decode(), "END:VCALENDAR\r\n"
    return whole.removesuffix(end), end


def new_calendar(events: Iterable[Event], **properties) -> Calendar:
    """A calendar of the events, with the rules of our time zone."""
    calendar = Calendar()
    calendar.add("prodid", "-//Kaikukeskus//Kaikupolku//FI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for name, value in properties.items():
        calendar.add(name, value)
    for component in (timezone_of_finland(), *events):
        calendar.add_component(component)
    return calendar


def session_event(session, *, sequence: int, now: datetime, cancelled: bool) -> Event:
    """The session on its day; at its time if that is known, and then the person is busy meanwhile."""
    case = session.adoption.case
    words = {"what": session.get_kind_display(), "region": case.name}
    event = new_event(f"session-{session.pk}", _("%(what)s: %(region)s") % words, sequence=sequence, now=now)
    event.add("location", readable(_place(session)))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if session.starts_at else "TRANSPARENT")
    _set_time(event, session)
    lead_to(event, case_url(case))
    return event


def day_event(key: str, title: str, day: date, path: str, *, sequence: int, now: datetime) -> Event:
    """Something that is to be thought of on a day and keeps nobody busy."""
    event = new_event(key, title, sequence=sequence, now=now)
    event.add("transp", "TRANSPARENT")
    _set_day(event, day)
    lead_to(event, path)
    return event


def new_event(key: str, title: str, *, sequence: int, now: datetime) -> Event:
    """An event known by its key, which never changes; `now` is when it became what it is. It hides from nobody."""
    event = Event()
    event.add("uid", f"{key}@{urlsplit(settings.SITE_ADDRESS).hostname}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", now.astimezone(UTC))
    event.add("sequence", sequence)
    event.add("summary", readable(title))
    event.add("class", "PUBLIC")
    return event


def lead_to(event: Event, path: str, *said: str) -> None:
    """Where the event's page is, also below what else is said: not every calendar shows an address of its own."""
    address = f"{settings.SITE_ADDRESS}{path}"
    event["description"] = vText(readable("\n\n".join((*said, address))))
    event["url"] = vUri(address)


def _set_day(event: Event, day: date) -> None:
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))


def _set_time(event: Event, session) -> None:
    """Reckoned in UTC: on the nights when clocks are moved some hours do not exist, and some are short."""
    if session.starts_at is None:
        return _set_day(event, session.date)
    begins = datetime.combine(session.date, session.starts_at, tzinfo=HELSINKI).astimezone(UTC)
    event.add("dtstart", begins.astimezone(HELSINKI))
    event.add("dtend", (begins + LENGTH).astimezone(HELSINKI))


def _place(session) -> str:
    how = session.get_mode_display()
    return f"{session.place} ({how})" if session.place else how


def _audience(session) -> list[str]:
    return [_("For whom: %(audience)s") % {"audience": session.audience}] if session.audience else []


def _somebody(name: str, address: str) -> vCalAddress:
    somebody = vCalAddress("mailto:" + quote(address, safe="@!$'*+"))
    if name:
        somebody.params["CN"] = unquoted(name)
    return somebody
