"""Days as people write them, in the reader's language."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html

from adoption.models.days import shown, with_weekday

register = template.Library()


@register.simple_tag
def day(value: date | datetime | None) -> str:
    """A day with its year: 25.11.2026. Nothing for no day."""
    return "" if value is None else _time(value, shown(value))


@register.simple_tag
def weekday(value: date | datetime | None, on: date) -> str:
    """A day with its weekday, and with its year unless `on` is in it: ke 25.11. Nothing for no day."""
    if value is None:
        return ""
    return _time(value, with_weekday(_local(value), on))


def _local(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


def _time(value: date | datetime, words: str) -> str:
    return format_html('<time datetime="{}" class="nowrap">{}</time>', _local(value).isoformat(), words)
