"""Calendars as a parser reads them that is not the library by which they are written."""

from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event


def read(text: str | bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(text if isinstance(text, str) else text.decode())


def events_in(text: str | bytes) -> dict[str, Event]:
    """By what each is known by before the host."""
    events = read(text).events
    found = {event.uid.partition("@")[0]: event for event in events}
    assert len(found) == len(events)
    return found


def only_event(text: str | bytes) -> Event:
    (event,) = events_in(text).values()
    return event
