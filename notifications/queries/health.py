"""Whether letters go out: what anybody who watches over the site is told when they do not."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from notifications.letters.explanation import LEFT_OUT
from notifications.letters.fate import Fate
from notifications.models import Letter, Reckoning, Run
from notifications.planning.plan import NOT_BEFORE
from workflows.models import AdoptionCase
from workflows.queries.calendar import national_calendar

KNOWN, REMEMBERED_FOR = "letters:troubles", 60
"""Under which name and for how many seconds the banner's answer is remembered."""
LOOKED_BACK_FOR = timedelta(days=60)
"""A whole July may be closed between two working days."""


class Wrong(StrEnum):
    """What may be wrong."""

    NEVER = "never"
    LATE = "late"
    ERROR = "error"
    WAITING = "waiting"
    REFUSED = "refused"
    LACKING = "lacking"
    UNBALANCED = "unbalanced"


@dataclass(frozen=True)
class Trouble:
    """Something that somebody has to look into, and the moment that it is about."""

    wrong: Wrong
    at: datetime | None = None

    @property
    def words(self) -> str:
        when = date_format(timezone.localtime(self.at), "DATETIME_FORMAT") if self.at else ""
        day = date_format(timezone.localtime(self.at), "SHORT_DATE_FORMAT") if self.at else ""
        return {
            Wrong.NEVER: _("Letters have never been sent: send_due has not run."),
            Wrong.LATE: _("Letters are not being sent. When send_due last ran: %(when)s"),
            Wrong.ERROR: _("Letters are not being sent. When the last run of send_due broke off: %(when)s"),
            Wrong.WAITING: _("The mail server takes no letters. One has waited since: %(when)s"),
            Wrong.REFUSED: _(
                "The mail server has refused a letter, which is written anew on the next working day. When it was written: "
                "%(when)s"
            ),
            Wrong.LACKING: _(
                "A letter lacks something that could not be written. When the letter was written: %(when)s"
            ),
            Wrong.UNBALANCED: _("Not all letters that were due on %(day)s left that day."),
        }[self.wrong] % {"when": when, "day": day}


def trouble_with_runs(now: datetime) -> Trouble | None:
    """None while runs happen and end well, no letter waits for the mail server for long or was refused by it, and none of
    today's lacks anything. Five queries at most.
    """
    late = now - timedelta(minutes=settings.RUN_LATE_MINUTES)
    last = Run.objects.exclude(ended_at=None).first()
    if last is None:
        is_new = not AdoptionCase.objects.filter(opened_at__lt=late).exists()
        return None if is_new else Trouble(Wrong.NEVER)
    if last.ended_at < late:
        return Trouble(Wrong.LATE, last.ended_at)
    if last.error:
        return Trouble(Wrong.ERROR, last.ended_at)
    waiting = Letter.objects.queued().filter(made_at__lt=late).order_by("made_at").first()
    if waiting and _could_leave(now, late):
        return Trouble(Wrong.WAITING, waiting.made_at)
    refused = Letter.objects.standing().filter(Fate.REFUSED.of_letters).order_by("made_at").first()
    if refused:
        return Trouble(Wrong.REFUSED, refused.made_at)
    letters = Letter.objects.standing().filter(day=timezone.localdate(now), explanation__has_key=LEFT_OUT)
    lacking = letters.order_by("made_at").first()
    return Trouble(Wrong.LACKING, lacking.made_at) if lacking else None


def _could_leave(now: datetime, late: datetime) -> bool:
    """Whether letters may leave now and could before the moment `late`: they leave on working days, from seven on. One
    query at most.
    """
    today = timezone.localdate(now)
    opens = timezone.make_aware(datetime.combine(today, NOT_BEFORE))
    return opens < late and national_calendar().is_working_day(today)


def troubles(now: datetime) -> list[Trouble]:
    """All that Kaikukeskus is to know on every page. Seven queries at most, once a minute."""
    known = cache.get(KNOWN)
    if known is None:
        found = trouble_with_runs(now), _unbalanced(now)
        known = [trouble for trouble in found if trouble]
        cache.set(KNOWN, known, REMEMBERED_FOR)
    return known


def _unbalanced(now: datetime) -> Trouble | None:
    """The first day whose letters were counted and do not balance, of the last working day before today and those after it."""
    today = timezone.localdate(now)
    days = Reckoning.objects.filter(day__gte=today - LOOKED_BACK_FOR, day__lt=today).order_by("day")
    unbalanced = [day.day for day in days if not day.balances]
    since = national_calendar().previous_working_day(today - timedelta(days=1)) if unbalanced else today
    first = next((day for day in unbalanced if day >= since), None)
    return (
        Trouble(Wrong.UNBALANCED, timezone.make_aware(datetime.combine(first, time(12)))) if first else None
    )
