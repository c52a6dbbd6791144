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
def weekday(value: date | datetime | None, on: date) -> str:
    """A day with its weekday, and with its year unless `on` is in it: ke 25.11. Nothing for no day."""
    if value is None:
        return ""
    form = "MONTH_DAY_FORMAT" if _local(value).year == on.year else "DATE_FORMAT"
    return _time(value, f"D {get_format(form)}")


def _local(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


def _time(value: date | datetime | None, form: str) -> str:
    if value is None:
        return ""
    local = _local(value)
    return format_html(
        '<time datetime="{}" class="nowrap">{}</time>', local.isoformat(), date_format(local, form)
    )
