"""Translations made ready for use, by Babel: no gettext programs are needed where the site runs."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_texts(folders: list[Path]) -> list[Path]:
    """Writes beside each `.po` file below the folders its `.mo`, where that is missing or older. Returns those made."""
    return [_compiled(source) for source in stale(folders)]


def stale(folders: list[Path]) -> list[Path]:
    """The `.po` files below the folders that have not been made ready for use since they were written."""
    sources = sorted(source for folder in folders for source in Path(folder).glob("*/LC_MESSAGES/*.po"))
    return [source for source in sources if _is_stale(source)]


def _is_stale(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def _compiled(source: Path) -> Path:
    """Written aside and moved into place, so that nobody reads half a file."""
    target = source.with_suffix(".mo")
    aside = target.with_suffix(f".{os.getpid()}")
    with source.open("rb") as po, aside.open("wb") as mo:
        write_mo(mo, read_po(po))
    aside.replace(target)
    return target
