"""What should have been told of sessions by now, and what was told of them wrongly, reckoned from their history and from
the letters that left: nothing of the plan is used here.

Only those are asked about who read their letters themselves today: what a deputy reads, and what waits for a return, is not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import pairwise

from django.utils import timezone
from post_office.models import STATUS

from accounts.models import User
from adoption.models import Session, SessionReport
from notifications.models import LetterItem
from tests.notifications.simulation.oracle import Lost
from tests.notifications.simulation.rows import Rows
from workflows.models import AdoptionCase
from workflows.stages import Stage

WITH_KAIKUKESKUS = ("info", "training", "feedback")
INVITED, CALLED_OFF = "invitation", "session_cancelled"


@dataclass(frozen=True)
class Said:
    """A letter that stands told the person of the session, as it was then."""

    kind: str
    left: bool
    as_of: tuple

    def says(self, present: tuple) -> bool:
        return self.kind != CALLED_OFF and self.as_of == present


@dataclass(frozen=True)
class Planned:
    """A session that is to come and was not held, with its forms since the first, and what each person was told of it."""

    session: Session
    case: AdoptionCase
    forms: list[tuple[datetime, tuple]]
    said: dict[User, list[Said]]

    @property
    def about(self) -> str:
        return f"session:{self.session.pk}"

    @property
    def present(self) -> tuple:
        return _form(self.session)

    @property
    def stands(self) -> bool:
        return self.session.withdrawn_at is None and self.case.stage != Stage.ENDED

    @cached_property
    def left(self) -> dict[User, list[Said]]:
        """By person what the mail server took, in order."""
        found = {person: [one for one in said if one.left] for person, said in self.said.items()}
        return {person: left for person, left in found.items() if left}

    def waits(self, person: User) -> list[Said]:
        return [one for one in self.said.get(person, ()) if not one.left]


def of_sessions(rows: Rows) -> Iterator[Lost]:
    """Everybody of the region, and of Kaikukeskus where it takes part, was told where and when it is held, as it stands now;
    and those to whom that was said, that it is not held. Regions in which something has just happened are left out, and what
    has begun.
    """
    for planned in to_come(rows):
        if (
            rows.is_open(planned.case)
            and rows.is_settled(planned.case)
            and not _has_begun(planned.session, rows)
        ):
            lost = _not_asked(planned, rows) if planned.stands else _not_called_off(planned, rows)
            yield from lost


def _has_begun(session: Session, rows: Rows) -> bool:
    """On the day, from its hour on; without an hour nobody knows, and with the day it is over."""
    local = timezone.localtime(rows.now)
    hour = session.starts_at
    return session.date < local.date() or (
        session.date == local.date() and hour is not None and hour <= local.time()
    )


def _not_asked(planned: Planned, rows: Rows) -> Iterator[Lost]:
    for person in _people(planned, rows):
        left = planned.left.get(person, [])
        known = [*left[-1:], *planned.waits(person)]
        needed = left or rows.wants(person, "events")
        if needed and rows.reads(person) and not any(one.says(planned.present) for one in known):
            yield person.email, planned.about, "moved" if left else INVITED


def _not_called_off(planned: Planned, rows: Rows) -> Iterator[Lost]:
    """Of the end of a case on the day of a session itself nothing is asked: it may have been held before."""
    if planned.session.withdrawn_at is None and planned.session.date <= rows.happened[planned.case.pk].date():
        return
    for person, left in planned.left.items():
        known = [left[-1], *planned.waits(person)]
        if rows.reads(person) and not any(one.kind == CALLED_OFF for one in known):
            yield person.email, planned.about, CALLED_OFF


def _people(planned: Planned, rows: Rows) -> set[User]:
    people = {contact.user for contact in rows.contacts[planned.case.adoption_id]}
    if planned.session.kind in WITH_KAIKUKESKUS:
        adviser = planned.case.adviser
        people |= {adviser} if adviser else set(User.objects.filter(is_kaikukeskus=True, is_active=True))
    return people


def told_wrongly(rows: Rows) -> Iterator[Lost]:
    """The same said twice, one after the other, and nothing else between them; called off to somebody who was never asked and
    never chose anything; asked to what has begun, has passed or is off.
    """
    for planned in to_come(rows):
        for person, left in planned.left.items():
            for before, after in pairwise(left):
                again = (before.kind == CALLED_OFF) == (after.kind == CALLED_OFF)
                if again and (after.kind == CALLED_OFF or before.as_of == after.as_of):
                    yield person.email, planned.about, f"{after.kind} twice"
            always_invited = (person.pk, "events") not in rows.chosen and not person.letters_paused_until
            if left[0].kind == CALLED_OFF and always_invited:
                yield person.email, planned.about, "called off, never asked"
    yield from _in_vain(rows)


def _in_vain(rows: Rows) -> Iterator[Lost]:
    said = LetterItem.objects.filter(
        letter__withdrawn_at=None, letter__made_at=rows.now, about__startswith="session:"
    )
    for item in said.select_related("person", "case"):
        session = Session.objects.get(pk=item.about.partition(":")[2])
        held = SessionReport.objects.standing().filter(session=session).exists()
        is_off = session.withdrawn_at is not None or item.case.stage == Stage.ENDED
        is_late = session.date < rows.today or (item.kind != CALLED_OFF and _has_begun(session, rows))
        if held or is_late or (item.kind != CALLED_OFF and is_off):
            yield item.person.email, item.about, f"{item.kind} in vain"


def to_come(rows: Rows) -> list[Planned]:
    """Five queries."""
    held = SessionReport.objects.standing().values("session")
    sessions = Session.objects.filter(date__gte=rows.today).exclude(pk__in=held)
    sessions = list(sessions.select_related("adoption__case__adviser", "adoption__case__adoption"))
    forms = _forms(sessions)
    said = _said(sessions, forms)
    return [Planned(one, one.adoption.case, forms[one.pk], said[one.pk]) for one in sessions]


def _form(row) -> tuple:
    return row.date, row.starts_at, row.mode, row.place


def _forms(sessions: Iterable[Session]) -> dict[int, list[tuple[datetime, tuple]]]:
    past = Session.history.model.objects.filter(id__in=[one.pk for one in sessions])
    found = defaultdict(list)
    for row in past.order_by("history_id"):
        found[row.id].append((row.history_date, _form(row)))
    return found


def _said(sessions: Iterable[Session], forms: dict) -> dict[int, dict[User, list[Said]]]:
    about = {f"session:{one.pk}": one.pk for one in sessions}
    items = LetterItem.objects.filter(about__in=about).select_related("person", "letter__email")
    items = items.defer("letter__email__message", "letter__email__html_message", "letter__explanation")
    found = defaultdict(lambda: defaultdict(list))
    for item in items.order_by("letter__made_at", "pk"):
        pk, letter = about[item.about], item.letter
        past = [form for at, form in forms[pk] if at <= letter.made_at]
        left = letter.email.status == STATUS.sent
        found[pk][item.person].append(Said(item.kind, left, past[-1]))
    return found
