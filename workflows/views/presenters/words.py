"""Sentences made of an act's words and of what it is about."""

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import gettext as _

from adoption.declarations import Side, Turn, turn_of
from workflows.acts import BY_NAME
from workflows.acts.base import Act

ITEM = "{item}"


def about(text, item_name: str = "") -> str:
    """An act's words with its item's name: where they have a place for it, or else at their end."""
    words = str(text)
    if ITEM in words:
        return words.replace(ITEM, item_name)
    return _("%(what)s: %(item)s") % {"what": words, "item": item_name} if item_name else words


def task_title(name: str, item_name: str = "") -> str:
    """The title of a task by its act's name; of an act that is gone, that name itself."""
    act = BY_NAME.get(name)
    return about(act.words.task if act else name, item_name)


def named(act: Act, item_name: str = "") -> str:
    """The whole title of an act: as a task says it where the path asks for it, else as its button does."""
    return about(act.words.task if act.turn else act.words.button, item_name)


def act_url(case, act: Act, item: str = "") -> str:
    """The act's page, for what it is about if that is not the case itself."""
    return _address("workflows:act", case.pk, act.name, *([item] if item else []))


@lru_cache(maxsize=5_000)
def _address(*names) -> str:
    """An address by its page's name and what stands in it: lists and letters hold the same ones again and again."""
    page, *args = names
    return reverse(page, args=args)


def case_url(case) -> str:
    return _address("workflows:case", case.pk)


def people_of(case, turn: Turn) -> list[str]:
    """Names of those who answer for a turn, each once."""
    if turn is Turn.CENTRE:
        return [str(case.adviser)] if case.adviser else []
    local = list(dict.fromkeys(str(contact.user) for contact in case.contacts if _answers(contact, turn)))
    return [*local, *people_of(case, Turn.CENTRE)] if turn is Turn.ANYONE else local


def _answers(contact, turn: Turn) -> bool:
    if turn is Turn.COORDINATOR:
        return contact.coordinator
    return turn in (Turn.LOCAL, Turn.ANYONE, turn_of(Side(contact.side)))
