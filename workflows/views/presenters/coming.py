"""What comes next, and when, for somebody who has nothing to do just now."""

from datetime import date

from django.utils.translation import gettext as _

from adoption.models import Session
from workflows.models import Hold
from workflows.templatetags.due_words import day_words as words_of_day

from .inbox_rows import WaitingRow


def day_words(day: date, on: date) -> str:
    """For the end of a sentence, which has its own full stop."""
    return words_of_day(day, on).removesuffix(".")


def coming(first: WaitingRow | None, session: Session | None, hold: Hold | None, on: date) -> list[str]:
    """Sentences: what is waited for, the next session, the next case on hold to look at; at least one of them."""
    said = [_waited_for(first, on), _session(session, on), _review(hold, on)]
    return [sentence for sentence in said if sentence] or [
        _("When a region needs something from you, the task appears here and you get a notice.")
    ]


def _waited_for(row: WaitingRow | None, on: date) -> str:
    if row is None:
        return ""
    said = {"task": row.title, "region": row.region, "day": day_words(row.waiting.due, on)}
    who = ", ".join(row.names) or str(row.turn.label)
    return _("First to come: “%(task)s” in %(region)s, from %(who)s by %(day)s.") % {**said, "who": who}


def _session(session: Session | None, on: date) -> str:
    if session is None:
        return ""
    said = {"session": session.get_kind_display(), "region": session.adoption.region}
    return _("%(session)s in %(region)s on %(day)s.") % {**said, "day": day_words(session.date, on)}


def _review(hold: Hold | None, on: date) -> str:
    if hold is None:
        return ""
    said = {"region": hold.case.name, "day": day_words(hold.review_on, on)}
    return _("%(region)s is on hold until it is looked at again on %(day)s.") % said
