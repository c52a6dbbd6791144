"""Translations are made ready without gettext's programs."""

import gettext
import os

from config.texts import compile_texts

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Region"\nmsgstr "{}"\n'


def write(folder, word: str):
    source = folder / "fi" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(PO.format(word), encoding="utf-8")
    return source


def translated(folder) -> str:
    with (folder / "fi" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file).gettext("Region")


def test_texts_are_compiled_where_they_are_read(tmp_path):
    source = write(tmp_path, "Alue")
    assert compile_texts([tmp_path]) == [source.with_suffix(".mo")]
    assert translated(tmp_path) == "Alue"


def test_what_is_up_to_date_stays_and_what_is_older_is_made_anew(tmp_path):
    source = write(tmp_path, "Alue")
    compile_texts([tmp_path])
    assert compile_texts([tmp_path]) == []
    write(tmp_path, "Seutu")
    made = source.with_suffix(".mo").stat().st_mtime
    os.utime(source, (made + 5, made + 5))
    assert compile_texts([tmp_path]) == [source.with_suffix(".mo")]
    assert translated(tmp_path) == "Seutu"
