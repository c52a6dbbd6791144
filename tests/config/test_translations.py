"""The site says everything in three languages: nothing is missing, unsure, left over or broken in translation."""

import ast
import re
from functools import cache
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from config.sentences import KEYWORDS, gather, own_folders, sentences
from config.texts import compile_texts

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
TAG = re.compile(r"</?\w[^>]*>")
EDGE = re.compile(r"^\s*|\s*$")
both = pytest.mark.parametrize("language", ["fi", "sv"])


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"))


@cache
def said() -> set[tuple[str | None, str]]:
    """What the site says now, by context and sentence."""
    found = (message for message in sentences(own_folders()) if message.id)
    return {(each.context, each.id if isinstance(each.id, str) else each.id[0]) for each in found}


def pairs(language: str) -> list[tuple[str, str]]:
    """Each sentence with its translation, and each plural form with its own."""
    together = []
    for entry in catalogue(language):
        forms = entry.msgstr_plural
        together += [(entry.msgid_plural, forms[1]), (entry.msgid, forms[0])] if forms else []
        together += [] if forms else [(entry.msgid, entry.msgstr)]
    return together


def unlike(language: str, pattern: re.Pattern) -> list[str]:
    """The sentences whose translation differs in what the pattern finds."""
    written = [(sentence, words) for sentence, words in pairs(language) if words]
    return [
        sentence
        for sentence, words in written
        if sorted(pattern.findall(sentence)) != sorted(pattern.findall(words))
    ]


def names_of_gettext(source: Path) -> list[str]:
    """The names by which a file calls gettext."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    imports = (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
    )
    return [one.asname or one.name for node in imports for one in node.names if "gettext" in one.name]


def test_gettext_goes_by_names_whose_sentences_are_gathered():
    sources = [source for folder in own_folders() for source in folder.rglob("*.py")]
    strange = [(source.name, set(names_of_gettext(source)) - KEYWORDS.keys()) for source in sources]
    assert [one for one in strange if one[1]] == []


@both
def test_every_sentence_of_the_site_is_in_the_catalogue_and_no_other(language):
    written = {(entry.msgctxt, entry.msgid) for entry in catalogue(language)}
    assert (sorted(said() - written), sorted(written - said())) == ([], [])


@both
def test_every_sentence_is_translated(language):
    assert [sentence for sentence, words in pairs(language) if not words.strip()] == []


@both
def test_no_translation_is_unsure_or_left_over(language):
    texts = catalogue(language)
    assert [entry.msgid for entry in texts if entry.fuzzy or entry.obsolete] == []
    assert texts.obsolete_entries() == []


@both
def test_translations_keep_what_is_filled_in(language):
    assert unlike(language, PLACEHOLDER) == []


@both
def test_translations_keep_the_marks_of_pages(language):
    assert unlike(language, TAG) == []


@both
def test_translations_begin_and_end_with_the_same_space(language):
    assert unlike(language, EDGE) == []


@both
def test_every_plural_has_both_forms(language):
    counted = [entry for entry in catalogue(language) if entry.msgid_plural]
    assert [entry.msgid for entry in counted if sorted(entry.msgstr_plural) != [0, 1]] == []


def test_sentences_of_code_and_templates_are_gathered(tmp_path):
    (tmp_path / "acts.py").write_text('A = _("Plan it")\nB = ngettext_lazy("%(n)d day", "%(n)d days", "n")\n')
    (tmp_path / "page.html").write_text(
        "{% load i18n %}\n  <p>It's {% translate 'Here' %}</p>\n"
        "  {% blocktranslate trimmed with a=b %}\n  One\n  two {{ a }}{% endblocktranslate %}"
    )
    gathered = [message.id for message in sentences([tmp_path]) if message.id]
    assert gathered == ["Plan it", ("%(n)d day", "%(n)d days"), "Here", "One two %(a)s"]


def test_what_is_no_longer_said_goes_and_what_is_new_waits(tmp_path):
    target = tmp_path / "fi" / "LC_MESSAGES" / "django.po"
    (tmp_path / "acts.py").write_text('A = _("Plan it")\nB = _("Hold it")\n')
    assert gather([tmp_path], target, "fi") == 2
    words = polib.pofile(str(target))
    words.find("Hold it").msgstr = "Keskeytä"
    words.save()
    (tmp_path / "acts.py").write_text('B = _("Hold it")\nC = _("End it")\n')
    assert gather([tmp_path], target, "fi") == 1
    assert [(entry.msgid, entry.msgstr) for entry in polib.pofile(str(target))] == [
        ("Hold it", "Keskeytä"),
        ("End it", ""),
    ]


@pytest.mark.parametrize(
    ("language", "word"), [("fi", "Tehtävät"), ("sv", "Uppgifter"), ("en", "Tasks"), ("en-gb", "Tasks")]
)
def test_each_language_says_its_own_word(language, word):
    """English has no catalogue: the sentences of the code are in English, and it must not fall back to Finnish."""
    compile_texts([Path(folder) for folder in settings.LOCALE_PATHS])
    with translation.override(language):
        assert gettext("Tasks") == word
