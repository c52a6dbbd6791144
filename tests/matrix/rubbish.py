"""Answers that are no answers, and what a page has to say of them."""

import re
from html import escape, unescape

from django.forms import BoundField, Form

from accounts.models import User

RUBBISH: tuple[str | list[str], ...] = (
    "",
    "31.2.2026",
    "a\x00b",
    "no such <b>thing</b> & \"other\" 'things'",
    "-99999999999999999999",
    "pitkä " * 4000,
    "3.1.2001",
    ["1", "x", "2"],
    "9" * 5000,
    "30.12.2100",
    " \t\n ",
    "💥\u202e \u200b½٣ NaN",
)
# With these the sentences are compared from language to language.
COMPARED = (0, 2, 6)
LANGUAGES = ("en", "fi", "sv")

ERROR = re.compile(r'<p class="hds-text-input__error-text" id="(\w+)_error">(.*?)</p>', re.DOTALL)
TYPED = {"text", "textarea", "email", "url", "number", "tel"}


def filled(form: Form, turn: int) -> dict[str, str | list[str]]:
    """Rubbish in every field of the form; by turns each gets all of it."""
    return {field.html_name: RUBBISH[(turn + n) % len(RUBBISH)] for n, field in enumerate(form)}


def read_by(user: User, language: str) -> None:
    User.objects.filter(pk=user.pk).update(language=language)


def sentences(answer) -> dict[str, str]:
    """What the page says at its fields, by the field's id."""
    return {field: unescape(words) for field, words in ERROR.findall(answer.content.decode())}


def faults(answer, form: Form, sent: dict) -> list[str]:
    """What is wrong with a page that answers mistakes: mistakes not said at their fields, and words that are lost."""
    page, told = answer.content.decode(), sentences(answer)
    wrong = [field for field in form if field.errors]
    return [
        *(f"{field.name}: nothing is said" for field in wrong if not told.get(field.auto_id)),
        *(f"{field.name}: is not tied to what is said" for field in wrong if not is_tied(field, page)),
        *(f"{field.name}: is lost" for field in form if is_lost(field, page, sent)),
    ]


def is_tied(field: BoundField, page: str) -> bool:
    """Those who hear the page hear the mistake with the field."""
    return bool(re.search(rf'aria-describedby="[^"]*\b{field.auto_id}_error\b', page))


def is_lost(field: BoundField, page: str, sent: dict) -> bool:
    typed = sent.get(field.html_name, "")
    if field.widget_type not in TYPED or not isinstance(typed, str):
        return False
    return escape(typed) not in page


def untranslated(said: list[dict[str, str]]) -> set[str]:
    """Sentences that are said in the same words in two of several languages."""
    pairs = ((one, other) for n, one in enumerate(said) for other in said[n + 1 :])
    return {words for one, other in pairs for field, words in one.items() if other.get(field) == words}
