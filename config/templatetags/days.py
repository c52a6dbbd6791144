"""Days as people write them, in the reader's language."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def day(value: date | datetime | None) -> str:
    """A day with its year: 25.11.2026. Nothing for no day."""
    return _time(value, "SHORT_DATE_FORMAT")


@register.simple_tag
def weekday(value: date | datetime | None) -> str:
    """A near day with its weekday and without its year: ke 25.11. Nothing for no day."""
    return _time(value, "D " + get_format("MONTH_DAY_FORMAT"))


def _time(value, form: str) -> str:
    if value is None:
        return ""
    local = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return format_html(
        '<time datetime="{}" class="nowrap">{}</time>', local.isoformat(), date_format(local, form)
    )
