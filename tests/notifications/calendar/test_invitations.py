"""An invitation, its move and its cancellation are one event to calendars, whatever people have written."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from adoption.models import Adoption, Region, Session
from notifications.calendar.events import CANCEL, LENGTH, REQUEST, invitation
from tests.notifications.calendar.reading import only_event, read
from workflows.models import AdoptionCase

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
HELSINKI = ZoneInfo("Europe/Helsinki")


def session(region="Kemi & Tornio", **said) -> Session:
    adoption = Adoption(pk=3, region=Region(name_fi=region, name_sv=region))
    AdoptionCase(pk=7, adoption=adoption)
    about = {"kind": "workshop", "date": date(2026, 5, 5), "starts_at": time(13), "mode": "on_site"}
    return Session(**{"pk": 12, "adoption": adoption} | about | said)


def letter(one: Session, method=REQUEST, sequence=0, name="Sanna Sote", now=NOW) -> str:
    guest = User(email="sanna@example.fi", name=name)
    organizer = "Kaikukeskus <kaiku@example.fi>"
    return invitation(one, method=method, sequence=sequence, organizer=organizer, attendee=guest, now=now)


@override("en")
def test_an_invitation_says_what_where_when_and_for_whom():
    text = letter(session(place="Library, upstairs", audience="Culture; care"))
    event = only_event(text)
    assert read(text).method == "REQUEST"
    assert event.summary == "Start workshop: Kemi & Tornio"
    assert event.location == "Library, upstairs (On site)"
    assert event.description == "For whom: Culture; care\n\nhttp://localhost:8000/cases/7/"
    assert str(event.url) == "http://localhost:8000/cases/7/"
    assert event.start == datetime(2026, 5, 5, 13, tzinfo=HELSINKI)
    assert event.end - event.start == LENGTH
    assert (event.dtstamp, event.sequence, event.status, event.transparency) == (
        NOW,
        0,
        "CONFIRMED",
        "OPAQUE",
    )
    assert event.organizer.uri == "mailto:kaiku@example.fi"
    assert [(one.uri, one.common_name) for one in event.attendees] == [
        ("mailto:sanna@example.fi", "Sanna Sote")
    ]


@pytest.mark.parametrize(
    ("language", "summary", "where"),
    [
        ("fi", "Aloitustyöpaja: Kemi & Tornio", "Etänä"),
        ("sv", "Startverkstad: Kemi & Tornio", "På distans"),
        ("en", "Start workshop: Kemi & Tornio", "Remote"),
    ],
)
def test_an_invitation_is_in_the_language_that_is_read(language, summary, where):
    with override(language):
        event = only_event(letter(session(mode="remote")))
    assert (event.summary, event.location) == (summary, where)


def test_a_word_that_may_break_on_a_page_is_whole_in_a_calendar():
    with override("sv"):
        event = only_event(letter(session(kind="info_session")))
    assert event.summary == "Presentationstillfälle: Kemi & Tornio"


def test_a_moved_and_a_cancelled_session_are_the_same_event_later_on():
    first = only_event(letter(session()))
    moved = only_event(letter(session(date=date(2026, 5, 6)), sequence=1, now=NOW + timedelta(hours=1)))
    gone = letter(session(date=date(2026, 5, 6)), CANCEL, sequence=2, now=NOW + timedelta(hours=2))
    cancelled = only_event(gone)
    assert first.uid == moved.uid == cancelled.uid == "session-12@localhost"
    assert (first.sequence, moved.sequence, cancelled.sequence) == (0, 1, 2)
    assert moved.start - first.start == timedelta(days=1)
    assert (read(gone).method, moved.status, cancelled.status) == ("CANCEL", "CONFIRMED", "CANCELLED")
    assert cancelled.start == moved.start


def test_events_are_known_by_the_sites_own_name(settings):
    settings.SITE_ADDRESS = "https://polku.example.fi:8443"
    event = only_event(letter(session()))
    assert event.uid == "session-12@polku.example.fi"
    assert str(event.url) == "https://polku.example.fi:8443/cases/7/"


def test_a_session_whose_time_is_not_known_lasts_the_day_and_keeps_nobody_busy():
    event = only_event(letter(session(starts_at=None, place="Kirjasto")))
    assert (event.dtstart, event.dtend) == (date(2026, 5, 5), date(2026, 5, 6))
    assert event.transparency == "TRANSPARENT"


TURNS = [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]


@pytest.mark.parametrize("day", [day + timedelta(days=days) for day in TURNS for days in (-1, 0, 1)])
def test_the_day_on_which_clocks_are_moved_moves_no_session(day):
    event = only_event(letter(session(date=day, starts_at=time(9))))
    assert event.start.astimezone(UTC) == datetime.combine(day, time(9), tzinfo=HELSINKI).astimezone(UTC)
    assert (event.start.hour, event.end.hour, event.end.minute) == (9, 10, 30)


def test_a_session_in_the_hour_that_does_not_exist_is_an_hour_later():
    event = only_event(letter(session(date=date(2026, 3, 29), starts_at=time(3, 30))))
    assert event.start.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert (event.start.hour, event.start.minute) == (4, 30)


def test_the_rules_of_the_time_zone_are_those_of_finland():
    """Read by the rules of the calendar alone, every noon from 2020 to 2040 is what it is in Helsinki."""
    zone = read(letter(session())).timezones[0]
    offsets = offsets_by_rule(zone)
    for number in range(7671):
        noon = datetime(2020, 1, 1, 12) + timedelta(days=number)
        past = max(begins for begins in offsets if begins <= noon)
        assert offsets[past] == noon.replace(tzinfo=HELSINKI).utcoffset()


def offsets_by_rule(zone) -> dict[datetime, timedelta]:
    found = {}
    for part in (*zone.standard, *zone.daylight):
        rule = part.rrule.as_rrule(part.dtstart)
        found |= {
            begins: part.tz_offset_to.offset
            for begins in rule.between(datetime(2019, 1, 1), datetime(2041, 1, 1))
        }
    return found


def seen(text: str) -> str:
    """As calendars give it back: control characters are none of it, nor are places at which a word may break."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace(SOFT_HYPHEN, "")
    return "".join(" " if one in UNSEEN else one for one in lines)


SOFT_HYPHEN = "\N{SOFT HYPHEN}"
UNSEEN = {chr(code) for code in (*range(32), *range(127, 160), 0x2028, 0x2029)} - {"\n"}


@override("en")
@given(st.text(max_size=200), st.text(min_size=1, max_size=200), st.text(max_size=300), st.text(max_size=120))
def test_whatever_people_write_is_read_as_they_wrote_it(region, place, audience, name):
    text = letter(session(region=region, place=place, audience=audience), name=name)
    event = only_event(text)
    assert event.summary == seen(f"Start workshop: {region}")
    assert event.location == seen(f"{place} (On site)")
    said = f"For whom: {audience}\n\n" if audience else ""
    assert event.description == seen(f"{said}http://localhost:8000/cases/7/")
    assert max(len(line) for line in text.encode().split(b"\r\n")) <= 75
    assert [one.uri for one in event.attendees] == ["mailto:sanna@example.fi"]


@pytest.mark.parametrize(
    ("name", "read_as"),
    [
        ('Matti "Masa" Meikäläinen', "Matti 'Masa' Meikäläinen"),
        ("Sote; Sanna, Kemi: & Tornio", "Sote; Sanna, Kemi: & Tornio"),
        ("Sanna\r\nATTENDEE:mailto:x@example.fi", "Sanna ATTENDEE:mailto:x@example.fi"),
    ],
)
def test_a_name_adds_nobody_and_nothing(name, read_as):
    event = only_event(letter(session(), name=name))
    assert [(one.uri, one.common_name) for one in event.attendees] == [("mailto:sanna@example.fi", read_as)]
