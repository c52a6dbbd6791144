"""The text of the site's own templates of letters, as somebody edits it: in one language, with its sentences put in."""

import re
from functools import cache

from django.template.loader import get_template
from django.utils.translation import gettext, ngettext, override

from notifications.declarations import Kind
from notifications.models.texts import Part

_AROUND = re.compile(r"{% (?:load i18n|autoescape off|endautoescape) %}")
_SENTENCE = re.compile(r'{% translate "([^"]*)" %}')
_BLOCK = re.compile(
    r"{% blocktranslate (.*?) %}(.*?)(?:{% plural %}(.*?))?{% endblocktranslate %}", re.DOTALL
)
_GIVEN = re.compile(r"(\w+)=([\w.]+)")
_VARIABLE = re.compile(r"{{ (\w+) }}")
_PLACE = re.compile(r"%\((\w+)\)s")


def default_source(kind: Kind, language: str, part: Part) -> str:
    """What the file of a kind says in the language."""
    return source_in(f"letters/{kind.name}/{part.value}", language).strip()


@cache
def source_in(name: str, language: str) -> str:
    """A template with its sentences in the language; rendered, it is what the file is rendered to in that language."""
    source = get_template(name).template.source
    with override(language):
        source = _SENTENCE.sub(lambda found: gettext(found[1]), _AROUND.sub("", source))
        return _BLOCK.sub(_in_words, source)


def _in_words(found: re.Match) -> str:
    """A sentence with variables; where it says how many, one for one and another for more."""
    given = dict(_GIVEN.findall(found[1]))
    one, more = _message(found[2]), _message(found[3] or "")
    if not more:
        return _put_in(gettext(one), given)
    counted = next(iter(given.values()))
    single, several = (_put_in(ngettext(one, more, number), given) for number in (1, 2))
    return f"{{% if {counted} == 1 %}}{single}{{% else %}}{several}{{% endif %}}"


def _message(words: str) -> str:
    """As the sentence stands in the catalogues."""
    return _VARIABLE.sub(r"%(\1)s", words)


def _put_in(words: str, given: dict[str, str]) -> str:
    return _PLACE.sub(lambda found: f"{{{{ {given[found[1]]} }}}}", words)
