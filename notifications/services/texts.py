"""Texts of letters that Kaikukeskus writes instead of those that come with the site."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from notifications.declarations import Kind
from notifications.letters.sources import default_source
from notifications.models import LetterText
from notifications.models.texts import Part


@transaction.atomic
def set_texts(kind: Kind, language: str, sources: Mapping[Part, str], *, by, now: datetime) -> bool:
    """Letters that are written from now on say this. A text like the site's own is none; what was said before stays in
    history. Whether anything changed.
    """
    return any([_set(kind, language, part, source, by=by, now=now) for part, source in sources.items()])


def clear_text(kind: Kind, language: str, part: Part, *, by, now: datetime) -> bool:
    """Back to the text that comes with the site. Whether there was another."""
    return set_texts(kind, language, {part: default_source(kind, language, part)}, by=by, now=now)


def _set(kind: Kind, language: str, part: Part, source: str, *, by, now: datetime) -> bool:
    which = {"kind": kind.name, "language": language, "part": part.value}
    text = LetterText.objects.filter(**which).first()
    default = default_source(kind, language, part)
    if source == (text.source if text else default):
        return False
    text = text or LetterText(**which)
    text._history_user, text._history_date = by, now
    if source == default:
        text.delete()
    else:
        text.source, text.edited_by, text.edited_at = source, by, now
        text.save()
    return True
