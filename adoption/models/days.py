"""How records name a day."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format


def shown(day: date | datetime) -> str:
    """A day in the reader's form; of a moment, its day in Finland."""
    if isinstance(day, datetime):
        day = timezone.localdate(day)
    return date_format(day, "SHORT_DATE_FORMAT")
