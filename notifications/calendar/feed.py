"""A calendar to which a calendar program subscribes: it reads the whole anew every few hours.

Nothing in it says when it was asked for, so that it stays the same text until something changes.
"""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Event, vDuration

from notifications.calendar.events import new_calendar
from notifications.calendar.text import unquoted
from notifications.calendar.timezone import NAME

READ_ANEW = timedelta(hours=3)
"""How long a program may keep what it has read. Programs that keep it longer or shorter do as they like."""


def feed_text(name: str, events: Iterable[Event]) -> bytes:
    """The calendar under its name, said in each of the ways in which programs look for it."""
    calendar = new_calendar(events)
    for property_name in ("name", "x-wr-calname"):
        calendar.add(property_name, unquoted(name))
    calendar.add("x-wr-timezone", NAME)
    calendar.add("refresh-interval", READ_ANEW, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(READ_ANEW))
    return calendar.to_ical()
