"""How records name a day."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.translation import get_language


def shown(day: date | datetime) -> str:
    """A day in the reader's form; of a moment, its day in Finland."""
    if isinstance(day, datetime):
        day = timezone.localdate(day)
    return date_format(day, "SHORT_DATE_FORMAT")


def with_weekday(day: date, on: date) -> str:
    """A day with its weekday, and with its year unless `on` is in it: ke 25.11."""
    return _with_weekday(day, day.year == on.year, get_language())


@lru_cache(maxsize=2_000)
def _with_weekday(day: date, this_year: bool, language: str) -> str:
    form = "MONTH_DAY_FORMAT" if this_year else "DATE_FORMAT"
    return date_format(day, f"D {get_format(form)}")
