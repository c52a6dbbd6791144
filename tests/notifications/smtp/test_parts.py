"""The forms of a letter, text and HTML, as the mail server got them."""

from html import escape

from tests.notifications.post import WEDNESDAY
from tests.notifications.smtp.awkward import NAME, PLACE, REASON, REGION
from tests.notifications.smtp.taken import events_to, parts


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
    """In one line: below the first, lines of the giver's would pass for the letter's own."""
    text, html = parts(handed_over).values()
    for words in (" ".join(REASON.split()), NAME):
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
