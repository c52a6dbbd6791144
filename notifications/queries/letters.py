"""Letters for the eyes of those who may see them."""

from accounts.models import User
from notifications.letters.fate import Fate
from notifications.models import Letter
from notifications.models.letters import LetterQuerySet


def letters_for(user) -> LetterQuerySet:
    """A person's own letters; for Kaikukeskus, everybody's. Newest first, with what became of them; without their texts,
    which are long.
    """
    letters = Letter.objects.select_related("recipient", "email").defer(
        "email__message", "email__html_message", "explanation"
    )
    return letters if user.is_kaikukeskus else letters.filter(recipient=user)


def chosen(letters: LetterQuerySet, *, person: str = "", fate: str = "") -> LetterQuerySet:
    """Those to people whose name or address has the words in it, whatever their case, and of one fate."""
    if person.strip():
        letters = letters.filter(recipient__in=_named(person))
    return letters.filter(Fate(fate).of_letters) if fate else letters


def _named(words: str) -> list[int]:
    """SQLite knows small and capital letters only of English."""
    sought = words.strip().casefold()
    people = User.objects.values_list("pk", "name", "email")
    return [pk for pk, *known in people if any(sought in one.casefold() for one in known)]
