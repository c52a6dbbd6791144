"""How late something is, and when it is due, in words: the one place for lists, cards and pages.

The day it is now comes in as the filters' argument: ``{{ task.due|due_words:today }}``.
"""

from datetime import date

from django import template
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()


@register.filter
def due_words(due: date | None, on: date) -> str:
    """“2 days late”, “due today”, “due tomorrow”, “due on Wed 25.11.”; nothing where nothing is due."""
    if due is None:
        return ""
    if due < on:
        return late_words((on - due).days)
    if (due - on).days < 2:
        return _("due tomorrow") if due > on else _("due today")
    return _("due on %(day)s") % {"day": day_words(due, on)}


@register.filter
def full_stop(words: str) -> str:
    """The words as a sentence; a day that already ends in a point gets no second one."""
    return words if words.endswith(".") else f"{words}."


@register.filter
def day_words(day: date | None, on: date) -> str:
    """A day as people write it, with its weekday, and with the year when it is not this one."""
    if day is None:
        return ""
    return date_format(day, "D " + get_format("MONTH_DAY_FORMAT" if day.year == on.year else "DATE_FORMAT"))


@register.filter
def is_late(due: date | None, on: date) -> bool:
    return due is not None and due < on


def late_words(days: int) -> str:
    return ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}


@register.filter
def days_words(days: int) -> str:
    """“1 day”, “12 days”."""
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


@register.filter
def waited_words(since: date | None, on: date) -> str:
    """How long somebody has been waited for: “waited since today”, “waited for 6 days”."""
    if since is None or since >= on:
        return _("waited since today")
    days = (on - since).days
    return ngettext("waited for %(days)d day", "waited for %(days)d days", days) % {"days": days}
