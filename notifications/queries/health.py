"""Whether letters go out: what anybody who watches over the site is told when they do not."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from notifications.letters.explanation import LEFT_OUT
from notifications.models import Letter, Reckoning, Run
from workflows.models import AdoptionCase

KNOWN, REMEMBERED_FOR = "letters:troubles", 60
"""Under which name and for how many seconds the banner's answer is remembered."""


class Wrong(StrEnum):
    """What may be wrong."""

    NEVER = "never"
    LATE = "late"
    ERROR = "error"
    WAITING = "waiting"
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
            Wrong.LACKING: _(
                "A letter lacks something that could not be written. When the letter was written: %(when)s"
            ),
            Wrong.UNBALANCED: _("Letters of %(day)s are missing: what was due and what was sent differ."),
        }[self.wrong] % {"when": when, "day": day}


def trouble_with_runs(now: datetime) -> Trouble | None:
    """None while runs happen and end well, no letter waits for the mail server for long, and none of today's lacks anything.
    Four queries at most.
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
    if waiting:
        return Trouble(Wrong.WAITING, waiting.made_at)
    letters = Letter.objects.standing().filter(day=timezone.localdate(now), explanation__has_key=LEFT_OUT)
    lacking = letters.order_by("made_at").first()
    return Trouble(Wrong.LACKING, lacking.made_at) if lacking else None


def troubles(now: datetime) -> list[Trouble]:
    """All that Kaikukeskus is to know on every page. Five queries at most, once a minute."""
    known = cache.get(KNOWN)
    if known is None:
        found = trouble_with_runs(now), _unbalanced(now)
        known = [trouble for trouble in found if trouble]
        cache.set(KNOWN, known, REMEMBERED_FOR)
    return known


def _unbalanced(now: datetime) -> Trouble | None:
    """The day before, if its letters were counted and do not balance."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    yesterday = (today - timedelta(hours=12)).replace(hour=12)
    day = Reckoning.objects.filter(day=yesterday.date()).first()
    return Trouble(Wrong.UNBALANCED, yesterday) if day and not day.balances else None
