"""Sample letters: of every kind, in every language, without a database."""

import pytest
from django.utils.html import escape
from django.utils.translation import override

from accounts.models import User
from notifications.declarations import BY_NAME, KINDS
from notifications.letters import samples as letters
from notifications.letters.samples import LETTERS, said_of, sample, samples


@pytest.mark.parametrize("language", User.Language.values)
def test_there_is_a_letter_of_every_kind_and_shape(language):
    letters = samples(language)
    assert set(letters) == {*BY_NAME, "several", "many", "deputy", "digest", "centre_digest"} == set(LETTERS)
    assert {letter.language for letter in letters.values()} == {language}


@pytest.mark.parametrize("language", User.Language.values)
def test_the_same_question_has_the_same_answer(language):
    assert samples(language) == samples(language)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_awkward_names_come_out_as_they_were_written(kind):
    letter = sample(kind.name, "fi")
    assert "Kemi & Tornio" in letter.subject
    assert 'Päivi "Pate" O\'Hara' in letter.text
    assert escape('Päivi "Pate" O\'Hara') in letter.html
    assert "Kemi & Tornio" not in letter.html


def test_an_edited_text_stands_in_the_sample():
    edited = {("assigned", "sv", "subject.txt"): "Ny: {{ item.title }}"}
    assert sample("assigned", "sv", edited).subject.startswith("Ny: ")
    assert sample("assigned", "fi", edited) == sample("assigned", "fi")


def test_what_a_letter_says_in_one_line_it_says_for_whom_why_and_what_was_on_record():
    with override("en"):
        letter = sample("many", "en")
    short = letter.text.partition("Besides these\n")[2].partition("\n\n")[0].split("\n")
    why = 'You are deputy for Päivi "Pate" O\'Hara.'
    assert [line.strip() for line in short if "Receipt" in line] == [
        'For Päivi "Pate" O\'Hara, who is away until Fri 13 Mar. Receipt: 42-5f1d-7a84',
        "It waits for anyone of culture. Receipt: 42-5f1d-7a84",
        "You were told of the task before. Receipt: 42-5f1d-7a84",
    ]
    assert (letter.text.count("Receipt: "), letter.html.count("Receipt: ")) == (8, 8)
    assert (why in letter.text, why in "\n".join(short)) == (True, False)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_a_kind_tells_is_of_that_kind(kind):
    assert said_of(kind, "en").kind is kind


def test_only_sessions_bring_an_event():
    events = {name for name, letter in samples("en").items() if letter.calendar}
    assert events == {"invitation", "session_moved", "session_cancelled", "session_after_all"}


def test_a_sample_is_the_same_whatever_language_asks_for_it():
    with override("en"):
        asked_in_english = samples("fi")
    assert asked_in_english == samples("fi")


def test_a_digest_names_a_session_whose_hour_is_not_known_yet(monkeypatch):
    timed = sample("digest", "fi").text
    sessions = letters._sessions
    monkeypatch.setattr(
        letters, "_sessions", lambda of: [setattr(one, "starts_at", None) or one for one in sessions(of)]
    )
    assert "to 12.3. klo 10.00" in timed
    assert sample("digest", "fi").text == timed.replace("to 12.3. klo 10.00", "to 12.3.")


def test_a_word_that_may_break_on_a_page_is_whole_in_a_letter(monkeypatch):
    sessions = letters._sessions
    monkeypatch.setattr(
        letters, "_sessions", lambda of: [setattr(one, "kind", "info_session") or one for one in sessions(of)]
    )
    invitation = sample("invitation", "sv")
    assert invitation.subject == "Presentationstillfälle tors 19.3 kl. 13.00 (Kemi & Torneå)"
    assert invitation.subject in invitation.text
    assert "\N{SOFT HYPHEN}" not in invitation.text + invitation.html
