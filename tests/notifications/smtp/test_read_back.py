"""Letters as the mail server got them, read by others than those who wrote them: Python's own parser and an iCalendar one."""

from datetime import date, datetime, time
from html import escape

import pytest

from accounts.models import User
from adoption.models import Region, Session
from config.demonstration.walk import HELSINKI
from notifications.models import Letter
from tests.notifications.calendar.reading import only_event, read
from workflows.services import tasks

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (date(2026, 3, day) for day in (9, 3, 4, 5))
PEOPLE = ("culture", "Kulta"), ("culture", "Kerttu"), ("sote", "Sanna")
REGION = 'Kemi & Tornio, "Raja" <b>; {{ x }} {% load static %}'
NAME = 'Åke "Ketju" O\'Hara, <i>{{ x }}</i> {% now %} 🎭'
PLACE = 'Sali "A & B"; kerros 2, <br>\r\nBcc: pahis@example.fi'
REASON = "Loma <script>alert(1)</script> & {{ reader.password }}\nX-Injected: kyllä"
USUAL = {
    "Subject",
    "From",
    "To",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "Content-Language",
    "MIME-Version",
    "Content-Type",
}
TO_STOP = {"List-Unsubscribe", "List-Unsubscribe-Post"}


def letters_to(server, name: str) -> list:
    return [one for one in server.taken if one["To"] == f"{name.lower()}@example.fi"]


def latest_to(server, name: str):
    return letters_to(server, name)[-1]


def events_to(server, name: str) -> list:
    """Letters to the person that bring an event."""
    return [one for one in letters_to(server, name) if "text/calendar" in parts(one)]


def subject(letter) -> str:
    """A long one begins on the line below its name, which leaves a space before it."""
    return letter["Subject"].strip()


def parts(letter) -> dict[str, str]:
    """By content type, in order, what each form of the letter says."""
    return {part.get_content_type(): part.get_content().replace("\r\n", "\n") for part in letter.iter_parts()}


def raw_headers(letter) -> str:
    return letter.raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0].decode("ascii")


def faults(letter) -> list:
    return [fault for part in letter.walk() for fault in part.defects]


@pytest.fixture
def awkward(server, story, post):
    """People and a region with names that break what is put together carelessly."""
    story.answered(*PEOPLE)
    User.objects.filter(email="kulta@example.fi").update(name=NAME)
    User.objects.filter(email="kerttu@example.fi").update(language="sv")
    User.objects.filter(email="sanna@example.fi").update(language="en")
    Region.objects.update(name_fi=REGION, name_sv=REGION)
    return post.at(TUESDAY)


@pytest.fixture
def invited(awkward, story):
    where = {"mode": "on_site", "place": PLACE, "audience": "Työryhmä; kaikki, <b>& muut</b>"}
    story.do("plan_info_session", date=THURSDAY, starts_at=time(13), **where)
    awkward.after(minutes=20).run()
    return awkward


@pytest.fixture
def handed_over(invited, server, story, who):
    """Kulta, of whom every word is awkward, gives Sanna a task."""
    invited.at(THURSDAY)
    story.do("mark_info_session_held", held_on=THURSDAY)
    task = story.task("decide_to_prepare")
    tasks.hand_over(task_id=task.pk, to=who("Sanna"), reason=REASON, by=who("Kulta"), now=story.now)
    invited.after(minutes=20).run()
    return latest_to(server, "Sanna")


# The head


def test_the_head_is_whole_and_says_no_more(invited, server):
    for letter in server.taken:
        assert set(letter.keys()) == USUAL
        assert len(letter.keys()) == len(USUAL)  # none twice
        assert (letter["Auto-Submitted"], letter["X-Auto-Response-Suppress"]) == ("auto-generated", "All")
        assert faults(letter) == []
        assert letter["From"] == "Kaikupolku <kaikupolku@localhost>"
        assert letter["Message-ID"].endswith("@localhost>")
    languages = {one["To"]: one["Content-Language"] for one in server.taken}
    assert languages["kulta@example.fi"] == "fi"
    assert languages["kerttu@example.fi"] == "sv"
    assert languages["sanna@example.fi"] == "en"


def test_a_subject_says_the_thing_and_nothing_of_it_is_lost(invited, server):
    (letter,) = events_to(server, "Kulta")
    assert subject(letter) == f"Esittelytilaisuus to 5.3. klo 13.00 ({REGION})"


def test_an_emoji_and_quotes_of_a_name_are_in_the_subject_as_they_were_written(handed_over):
    expected = f"{NAME} handed over to you: Decide whether the region begins to prepare ({REGION})"
    assert subject(handed_over) == expected
    assert raw_headers(handed_over).count("=?utf-8?") > 1
    assert max(map(len, raw_headers(handed_over).split("\n"))) <= 78


def test_what_people_wrote_cannot_become_a_header_or_a_recipient(handed_over, server):
    assert len(server.taken) == 8
    for letter in server.taken:
        assert set(letter.keys()) == USUAL
    assert server.tries["pahis@example.fi"] == 0


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x85"])
def test_a_name_with_a_line_end_in_it_stays_on_one_line_of_the_head(story, awkward, who, server, end):
    User.objects.filter(email="kulta@example.fi").update(name=f"Kulta{end}Bcc: pahis@example.fi")
    story.heard()
    story.hand_over("decide_to_prepare", to=who("Sanna"), by=who("Kulta"))
    awkward.after(minutes=20).run()
    letter = latest_to(server, "Sanna")
    assert subject(letter).startswith("Kulta Bcc: pahis@example.fi handed over to you: ")
    assert set(letter.keys()) == USUAL
    assert server.tries["pahis@example.fi"] == 0


@pytest.mark.parametrize(
    "address", ["kulta@example.fi\nBcc: pahis@example.fi", "kulta@example.fi\r\nRCPT TO:<pahis@example.fi>"]
)
def test_an_address_with_a_line_end_in_it_gets_nothing_and_keeps_nobody_from_theirs(
    story, awkward, server, address
):
    """No form lets it in; should it be there all the same, it stays where it is."""
    story.heard()
    User.objects.filter(email="kulta@example.fi").update(email=address)
    awkward.at(WEDNESDAY).run()
    assert server.addresses == ["kerttu@example.fi", "sanna@example.fi"]
    assert server.tries["pahis@example.fi"] == 0


def test_the_same_letter_has_the_same_id_and_another_has_another(invited, server):
    found = [letter["Message-ID"] for letter in server.taken]
    assert len(found) == len(set(found)) == Letter.objects.count() == 7


# The forms of a letter


def test_text_comes_first_then_html_and_an_event_last(invited, server):
    (letter,) = events_to(server, "Kulta")
    assert letter.get_content_type() == "multipart/alternative"
    assert list(parts(letter)) == ["text/plain", "text/html", "text/calendar"]
    assert {part.get_content_charset() for part in letter.iter_parts()} == {"utf-8"}
    assert {part.get_content_disposition() for part in letter.iter_parts()} == {None}


def test_a_letter_of_no_session_has_text_and_html(story, awkward, server):
    story.heard()
    awkward.at(WEDNESDAY).run()
    assert [list(parts(letter)) for letter in server.taken] == [["text/plain", "text/html"]] * 3


def test_the_text_says_what_was_written_and_the_html_escapes_it(invited, server):
    text, html, _ = parts(events_to(server, "Kulta")[0]).values()
    for words in (REGION, NAME, PLACE.replace("\r\n", "\n"), "Työryhmä; kaikki, <b>& muut</b>"):
        assert words in text
        assert escape(words) in html
        assert words not in html


def test_so_do_the_reason_and_the_one_who_gave_it(handed_over):
    text, html = parts(handed_over).values()
    for words in (REASON, NAME):
        assert words in text
        assert escape(words) in html
    assert ("<script" in html, "&amp;amp;" in html, "&amp;" in text) == (False, False, False)


def test_what_looks_like_a_template_stays_text(handed_over):
    for form in parts(handed_over).values():
        assert "{{ reader.password }}" in form
        assert "{% load static %}" in form


def test_lines_of_the_text_are_no_longer_than_mail_may_have(invited, server):
    for letter in server.taken:
        assert max(len(line) for line in letter.raw.split(b"\r\n")) <= 998


# The event


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


# The digest


def test_a_digest_can_be_stopped_by_a_mail_program_and_other_letters_cannot(story, awkward, server, client):
    story.heard()
    awkward.at(WEDNESDAY).run()
    assert [set(letter.keys()) for letter in server.taken] == [USUAL] * 3
    awkward.at(MONDAY).run()
    digest = latest_to(server, "Sanna")
    assert set(digest.keys()) == USUAL | TO_STOP
    assert digest["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = digest["List-Unsubscribe"].strip()
    assert (address[0], address[-1]) == ("<", ">")
    path = address[1:-1].removeprefix("http://localhost:8000")
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    awkward.at(date(2026, 3, 16)).run()
    assert subject(latest_to(server, "Sanna")).startswith("Due on Tue 17 Mar: ")
