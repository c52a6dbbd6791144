"""The time zone of all sessions, as calendars ask for it."""

from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Timezone

NAME = "Europe/Helsinki"
HELSINKI = ZoneInfo(NAME)

# By rules and not, as the library would write it, as a list of days: lists end some year, and Outlook reads rules.
_RULES = f"""\
BEGIN:VTIMEZONE
TZID:{NAME}
BEGIN:STANDARD
DTSTART:19961027T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:EET
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19970330T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:EEST
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
END:DAYLIGHT
END:VTIMEZONE
"""


@cache
def timezone_of_finland() -> Timezone:
    """Summer and winter time as the European Union has kept them since 1996."""
    return Timezone.from_ical(_RULES)
