"""The heads of letters as the mail server got them."""

from datetime import date

import pytest

from accounts.models import User
from notifications.models import Letter
from tests.notifications.post import MONDAY, WEDNESDAY
from tests.notifications.smtp.awkward import NAME, REGION
from tests.notifications.smtp.taken import USUAL, events_to, faults, latest_to, raw_headers, subject

TO_STOP = {"List-Unsubscribe", "List-Unsubscribe-Post"}


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
