"""What Kaikukeskus may write into a letter, and what is wrong with a text that does not do.

A text is plain words with variables, and with parts that are said under a condition. Nothing else of Django's templates
is allowed, and of HTML only what every mail program shows.
"""

import re
from collections.abc import Iterator

from django.template import TemplateSyntaxError
from django.template.base import Lexer, Token, TokenType
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notifications import declarations as kinds
from notifications.declarations import Kind
from notifications.letters.bare import bare
from notifications.letters.markup import wrong_in_markup
from notifications.letters.rendering import rendered_source, says_nothing
from notifications.letters.samples import said_of
from notifications.models.texts import Part

_OF_ALL = {
    "item.title": gettext_lazy("what is to be done or is held"),
    "item.region": gettext_lazy("name of the region"),
    "item.step": gettext_lazy("step of the path"),
    "item.url": gettext_lazy("address of the page, for a link"),
    "item.is_under_way": gettext_lazy("for conditions: whether the region is still on its path"),
    "reader": gettext_lazy("name of the reader"),
}
_OF_TASKS = {
    "item.due": gettext_lazy("due date, or nothing"),
    "item.days_late": gettext_lazy("how many days late, as a number"),
    "item.holders": gettext_lazy("who has the task"),
    "item.is_due_by_now": gettext_lazy("for conditions: whether the due date has come"),
    "item.is_of_region": gettext_lazy("for conditions: whether the task is not Kaikukeskus' own"),
}
_OF_DUE_TASKS = _OF_TASKS | {"item.due": gettext_lazy("due date")}
_OF_GIVING = {
    "item.by": gettext_lazy("who did it"),
    "item.reason": gettext_lazy("the reason given, or nothing"),
}
_OF_SESSIONS = {
    "item.when": gettext_lazy("day and time"),
    "item.place": gettext_lazy("place"),
    "item.audience": gettext_lazy("for whom it is, or nothing"),
}
_OF_CHANGED_SESSIONS = _OF_SESSIONS | {"item.reason": _OF_GIVING["item.reason"]}
_OF_PILOTS = {
    "item.pilot_ends": gettext_lazy("last day of the pilot"),
    "item.days_left": gettext_lazy("how many days are left, as a number"),
}
_ALSO = {
    kinds.ASSIGNED: _OF_TASKS,
    kinds.HANDED_OVER: _OF_TASKS | _OF_GIVING,
    kinds.TAKEN_BACK: _OF_GIVING,
    kinds.DUE_SOON: _OF_DUE_TASKS,
    kinds.DUE_TODAY: _OF_DUE_TASKS,
    kinds.OVERDUE: _OF_DUE_TASKS,
    kinds.OTHERS_OVERDUE: _OF_DUE_TASKS,
    kinds.INVITATION: _OF_SESSIONS,
    kinds.SESSION_MOVED: _OF_CHANGED_SESSIONS,
    kinds.SESSION_CANCELLED: _OF_CHANGED_SESSIONS,
    kinds.SESSION_AFTER_ALL: _OF_SESSIONS,
    kinds.PILOT_ENDS: _OF_PILOTS,
}
CONDITIONS = ("if", "elif", "else", "endif")
_IN_CONDITIONS = re.compile(r"and|or|not|==|!=|<=?|>=?|\d+")
_AROUND_A_BRACE = re.compile(r".{0,20}[{}].{0,30}")


def variables(kind: Kind) -> dict[str, Promise]:
    """What a text of the kind may name, with what it stands for."""
    return _OF_ALL | _ALSO.get(kind, {})


def mistakes(kind: Kind, language: str, part: Part, source: str) -> list[str]:
    """What keeps the text from being used, in words; nothing when it can be."""
    tokens = Lexer(source).tokenize()
    found = [words for token in tokens if (words := _wrong_with(token, kind))]
    if part is Part.HTML:
        found += wrong_in_markup(tokens)
    return found or list(_wrong_when_rendered(kind, language, part, source))


def _wrong_with(token: Token, kind: Kind) -> str:
    if token.token_type is TokenType.VAR and token.contents not in variables(kind):
        return _("There is no such variable here: %(name)s") % {"name": token.contents}
    if token.token_type is TokenType.BLOCK:
        return _wrong_with_block(token.contents, kind)
    return _wrong_with_braces(token.contents) if token.token_type is TokenType.TEXT else ""


def _wrong_with_braces(words: str) -> str:
    """Of plain text: a variable or a condition that is not whole would be sent as it stands."""
    stray = _AROUND_A_BRACE.search(words)
    if not stray:
        return ""
    said = {"variable": "{{ reader }}", "condition": "{% if … %}", "words": stray[0].strip()}
    return (
        _(
            "Braces stand only around a variable, %(variable)s, or a condition, %(condition)s. Here they do not: %(words)s"
        )
        % said
    )


def _wrong_with_block(contents: str, kind: Kind) -> str:
    name, *words = contents.split() or [""]
    if name not in CONDITIONS:
        return _("This cannot be used in a letter: %(tag)s") % {"tag": _tag(contents)}
    unknown = [word for word in words if not _IN_CONDITIONS.fullmatch(word) and word not in variables(kind)]
    if unknown:
        return _("A condition cannot say this: %(words)s") % {"words": " ".join(unknown)}
    return ""


def _tag(contents: str) -> str:
    return f"{{% {contents} %}}"


def _wrong_when_rendered(kind: Kind, language: str, part: Part, source: str) -> Iterator[str]:
    said = said_of(kind, language)
    try:
        known, unknown = (rendered_source(one, part, source) for one in (said, bare(said)))
    except TemplateSyntaxError as error:
        yield _(
            "This condition is not whole, or stands in the wrong place: %(tag)s. Each if has its endif after it; else and elif "
            "stand only between them."
        ) % {"tag": _tag(error.token.contents)}
        return
    if says_nothing(part, known):
        yield _("With sample data nothing is left of this text.")
    elif says_nothing(part, unknown):
        yield _(
            "Nothing is left of this text when what may be missing is, such as a due date. Say something then too."
        )
    if part is Part.SUBJECT and "\n" in source.strip():
        yield _("A subject is one line.")
