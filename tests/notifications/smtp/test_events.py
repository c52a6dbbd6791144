"""The events that letters bring, read by an iCalendar parser that is not ours."""

from datetime import date, datetime, time

from adoption.models import Session
from config.demonstration.walk import HELSINKI
from tests.notifications.calendar.reading import only_event, read
from tests.notifications.post import WEDNESDAY
from tests.notifications.smtp.awkward import NAME, PLACE, REGION
from tests.notifications.smtp.taken import events_to, parts


def test_the_calendar_part_says_that_it_invites_and_whom(invited, server):
    (letter,) = events_to(server, "Kulta")
    (part,) = (part for part in letter.iter_parts() if part.get_content_type() == "text/calendar")
    assert (part.get_param("method"), part.get_content_charset()) == ("REQUEST", "utf-8")
    calendar, event = read(part.get_content()), only_event(part.get_content())
    assert calendar.method == "REQUEST"
    assert event.summary == f"Esittelytilaisuus: {REGION}"
    assert event.location == f"{PLACE} (Paikan päällä)".replace("\r\n", "\n")
    assert event.start == datetime(2026, 3, 5, 13, tzinfo=HELSINKI)
    assert event.organizer.uri == "mailto:kaikupolku@localhost"
    (guest,) = event.attendees
    assert (guest.uri, guest.common_name) == ("mailto:kulta@example.fi", NAME.replace('"', "'"))


def test_each_gets_an_event_of_one_s_own_that_is_the_same_event(invited, server):
    letters = [letter for letter in server.taken if "text/calendar" in parts(letter)]
    events = [only_event(parts(letter)["text/calendar"]) for letter in letters]
    assert len(events) == 4
    assert len({event.uid for event in events}) == 1
    guests = [event.attendees[0].uri for event in events]
    assert guests == [f"mailto:{letter['To']}" for letter in letters]


def test_a_move_and_a_cancellation_are_of_the_same_event_each_higher_than_the_one_before(
    story, invited, server
):
    item = f"session:{Session.objects.get().pk}"
    story.do("move_session", item=item, date=date(2026, 3, 6), starts_at=time(9))
    invited.at(WEDNESDAY).run()
    story.do("cancel_session", item=item, reason="Sairaus")
    invited.at(WEDNESDAY, 12).run()
    texts = [parts(letter)["text/calendar"] for letter in events_to(server, "Sanna")]
    events = [only_event(text) for text in texts]
    assert [read(text).method for text in texts] == ["REQUEST", "REQUEST", "CANCEL"]
    last = [list(letter.iter_parts())[-1] for letter in events_to(server, "Sanna")]
    assert [part.get_param("method") for part in last] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({event.uid for event in events}) == 1
    sequences = [event.sequence for event in events]
    assert sequences == sorted(set(sequences))
    assert [event.status for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert events[1].start == datetime(2026, 3, 6, 9, tzinfo=HELSINKI)
