"""Sessions as events of a calendar, and invitations to them that Outlook and Gmail take for one event.

All words are in the language that is active. A session comes with its adoption, region and case already read.
"""

from datetime import UTC, date, datetime, timedelta
from email.utils import parseaddr
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from notifications.calendar.text import in_one_line, readable
from notifications.calendar.timezone import HELSINKI, timezone_of_finland
from workflows.views.presenters.words import case_url

PRODUCT = "-//Kaikukeskus//Kaikupolku//FI"
REQUEST, CANCEL = "REQUEST", "CANCEL"

LENGTH = timedelta(hours=1, minutes=30)
"""How long a session lasts in a calendar: on record is only when it begins."""


def invitation(session, *, method: str, sequence: int, organizer: str, attendee, now: datetime) -> str:
    """A whole calendar for a letter to one person: the session as it is now (`REQUEST`) or called off (`CANCEL`).

    A moved session is the same `REQUEST` with a higher `sequence`. `organizer` is written as in a letter,
    "Name <address>"; `attendee` is the person invited.
    """
    event = session_event(session, sequence=sequence, now=now, cancelled=method == CANCEL)
    event.add("organizer", _somebody(*parseaddr(organizer)))
    guest = _somebody(str(attendee), attendee.email)
    guest.params |= {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
    event.add("attendee", guest)
    calendar = new_calendar()
    calendar.add("method", method)
    if session.starts_at:
        calendar.add_component(timezone_of_finland())
    calendar.add_component(event)
    return calendar.to_ical().decode()


def new_calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    return calendar


def session_event(session, *, sequence: int, now: datetime, cancelled: bool) -> Event:
    """The session on its day; at its time if that is known, and then the person is busy meanwhile."""
    case = session.adoption.case
    event = new_event(f"session-{session.pk}", sequence=sequence, now=now)
    words = {"what": session.get_kind_display(), "region": case.name}
    event.add("summary", readable(_("%(what)s: %(region)s") % words))
    event.add("location", readable(_place(session)))
    event.add("description", readable("\n\n".join((*_audience(session), site_address(case_url(case))))))
    event.add("url", site_address(case_url(case)))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if session.starts_at else "TRANSPARENT")
    _set_time(event, session)
    return event


def new_event(key: str, *, sequence: int, now: datetime) -> Event:
    """An event known by its key, which never changes. What it says is confidential to nobody."""
    event = Event()
    event.add("uid", f"{key}@{urlsplit(settings.SITE_ADDRESS).hostname}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", sequence)
    event.add("class", "PUBLIC")
    return event


def set_day(event: Event, day: date) -> None:
    """The event lasts the whole day."""
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))


def site_address(path: str) -> str:
    return f"{settings.SITE_ADDRESS}{path}"


def _set_time(event: Event, session) -> None:
    """Reckoned in UTC: on the nights when clocks are moved some hours do not exist, and some are short."""
    if session.starts_at is None:
        return set_day(event, session.date)
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
        somebody.params["CN"] = in_one_line(name)
    return somebody
