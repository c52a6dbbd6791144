"""Every letter as it is read, in three languages, beside the text that somebody has read and found good.

When letters are meant to change, `KAIKUPOLKU_REWRITE_LETTERS=1 .venv/bin/pytest tests/notifications/test_golden.py` writes
the files in `golden/` anew; read what `git diff` says of them.
"""

import os
import re
from html import unescape
from pathlib import Path

import pytest

import notifications
from accounts.models import User
from notifications.declarations import KINDS
from notifications.letters.rendering import Written
from notifications.letters.samples import LETTERS, sample

GOLDEN = Path(__file__).parent / "golden"
REWRITE = os.environ.get("KAIKUPOLKU_REWRITE_LETTERS") == "1"
LANGUAGES = User.Language.values


@pytest.fixture(autouse=True)
def _always_the_same(settings):
    """Links are signed by the site's key and lead to its address."""
    settings.SECRET_KEY = "golden"
    settings.SITE_ADDRESS = "https://kaikupolku.example"


def forms(letter: Written) -> dict[str, str]:
    """By the end of the file's name."""
    return {"txt": f"{letter.subject}\n{'=' * len(letter.subject)}\n\n{letter.text}", "html": letter.html}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_reads_as_it_was_found_good(name, language):
    for end, text in forms(sample(name, language)).items():
        path = GOLDEN / language / f"{name}.{end}"
        if REWRITE:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text


def test_there_are_no_letters_besides():
    found = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    assert found == {
        f"{language}/{name}.{end}" for language in LANGUAGES for name in LETTERS for end in ("txt", "html")
    }


# What every letter has


SAID = {
    "fi": (
        "Miksi sait tämän: ",
        "Tunniste: 42-5f1d-7a84",
        r"^(Tieto meni myös: .|Kenellekään muulle ei kerrottu\.$)",
    ),
    "sv": (
        "Varför du fick det här: ",
        "Kvittokod: 42-5f1d-7a84",
        r"^(Också underrättade: .|Ingen annan har fått veta\.$)",
    ),
    "en": ("Why you: ", "Receipt: 42-5f1d-7a84", r"^(Also told: .|Nobody else was told\.$)"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_letter_says_where_to_act_why_its_reader_who_else_and_what_was_on_record(kind, language):
    letter = sample(kind.name, language)
    why_you, receipt, who_else = SAID[language]
    assert re.search(r"^\S.*: https://kaikupolku\.example/cases/1/", letter.text, re.MULTILINE)
    assert re.search(f"^{why_you}.+[.]", letter.text, re.MULTILINE)
    assert re.search(who_else, letter.text, re.MULTILINE)
    assert f"\n{receipt}\n" in letter.text
    assert receipt in letter.html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_its_body_says_why_now_and_what_follows_alike_in_both_forms(kind, language):
    """At least a whole sentence besides the facts, and each line of the text is in the HTML."""
    letter = sample(kind.name, language)
    step = letter.text.split("\n").index(next(line for line in letter.text.split("\n") if ": 3 " in line))
    body = letter.text.split("\n", step + 1)[step + 1].strip().split("\n\n")[0].split("\n")
    assert len([line for line in body if re.search(r"[a-zåäö]{3,}\.", line)]) >= 1
    shown = unescape(re.sub(r"<[^>]+>", "\n", letter.html))
    assert [line for line in body if line not in shown] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LETTERS)
def test_no_letter_has_holes_or_marks_twice(name, language):
    for text in forms(sample(name, language)).values():
        text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
        assert re.findall(r"\.\.|,,|::|\(\)|\bNone\b|\{\{|\{%|%\(|\n\n\n\n| ,| \.(?!\d)", text) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_has_its_three_templates_and_no_more(kind):
    folder = Path(notifications.__file__).parent / "templates" / "letters"
    assert sorted(path.name for path in (folder / kind.name).iterdir()) == [
        "body.html",
        "body.txt",
        "subject.txt",
    ]
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {one.name for one in KINDS}
