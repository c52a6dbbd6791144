"""The sentences of the site that are translated: gathered from its code and templates, by Babel.

No gettext programs are needed for that either. A template is first turned by Django into code that only holds its
sentences.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.conf import settings
from django.utils.translation.template import templatize

KEYWORDS = dict(DEFAULT_KEYWORDS) | {
    "gettext_noop": None,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = r"""# Texts of Kaikupolku. `make messages` brings the sentences here in the order in which they stand in the code.
msgid ""
msgstr ""
"Language: {}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""


def sentences(folders: list[Path]) -> Catalog:
    """All sentences that the code and templates below the folders say through gettext."""
    catalog = Catalog()
    for source in _sources(folders):
        for _line, sentence, _comments, context in extract("python", BytesIO(_as_code(source)), KEYWORDS):
            catalog.add(sentence, context=context)
    return catalog


def gather(folders: list[Path], target: Path, language: str) -> int:
    """Brings a `.po` file up to date: what is no longer said goes, what is new waits for its translation.

    Returns how many wait.
    """
    catalog = read_po(BytesIO(target.read_bytes()) if target.exists() else BytesIO(), locale=language)
    catalog.update(sentences(folders), no_fuzzy_matching=True)
    written = BytesIO()
    write_po(written, catalog, width=0, no_location=True, omit_header=True, ignore_obsolete=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(HEADER.format(language) + written.getvalue().decode("utf-8").lstrip(), encoding="utf-8")
    return sum(1 for message in catalog if message.id and waits(message))


def own_folders() -> list[Path]:
    """Where the site's own apps are; what the libraries say is translated by their makers."""
    return [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == settings.ROOT]


def waits(message: Message) -> bool:
    """Whether a translation is missing, or one of its plural forms is."""
    forms = [message.string] if isinstance(message.string, str) else message.string
    return not forms or not all(forms)


def _sources(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        found = (path for path in folder.rglob("*") if path.suffix in {".py", ".html", ".txt"})
        yield from sorted(path for path in found if "static" not in path.parts)


def _as_code(source: Path) -> bytes:
    """A template's sentences as code. Its lines begin without indents, which mean something in Python alone."""
    text = source.read_text(encoding="utf-8")
    if source.suffix != ".py":
        text = "\n".join(line.strip() for line in templatize(text, origin=str(source)).splitlines())
    return text.encode("utf-8")
