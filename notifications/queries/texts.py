"""Which texts of letters Kaikukeskus wrote, and who did."""

from notifications.models import LetterText

Texts = dict[tuple[str, str, str], str]
SHOWN = 20


def edited_texts() -> Texts:
    """By kind, language and part."""
    return {(text.kind, text.language, text.part): text.source for text in LetterText.objects.all()}


def last_editors() -> dict[tuple[str, str], LetterText]:
    """By kind and language, the text that was edited last, with its editor."""
    texts = LetterText.objects.select_related("edited_by").order_by("edited_at", "pk")
    return {(text.kind, text.language): text for text in texts}


def changes_of(kind: str, language: str) -> list:
    """Rows of history, the newest first: what was written, and what went back to the site's own text."""
    changes = LetterText.history.filter(kind=kind, language=language).select_related("history_user")
    return list(changes.order_by("-history_date", "-history_id")[:SHOWN])
