"""Looks at the pages of cases while people are at work, to be compared with the same pages looked back at.

What a page offers is left out as it is on a page of the past, and so are the municipalities nearby: the regions of the
demonstration are made one after the other, so nobody saw the neighbours of a day as they were on that day.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils import timezone
from django.utils.translation import override

from accounts.models import User
from workflows.models import CaseEvent, CaseTask, Draft
from workflows.queries import case_page
from workflows.queries.moments import Moment
from workflows.queries.past import as_of, kept
from workflows.views.presenters.case import CasePage

EVERY = 25
NEARBY = re.compile(r"<div><dt>Lähikunnat</dt>.*?</div>", re.DOTALL)


@dataclass(frozen=True)
class Look:
    """What somebody saw of a case at a moment."""

    case: int
    at: datetime
    reader: User
    seen: str


LOOKS: list[Look] = []


@contextmanager
def looked_at_on_the_way() -> Iterator[None]:
    """Look at the case of every so many events, just after it, for Kaikukeskus and for the region."""
    LOOKS.clear()
    listeners = [*settings.CASE_EVENT_LISTENERS, f"{__name__}.look"]
    with override_settings(CASE_EVENT_LISTENERS=listeners):
        yield


def look(event: CaseEvent) -> None:
    """A listener of the log. Two acts at one time are one moment: what was seen between them is forgotten."""
    if LOOKS and (LOOKS[-1].case, LOOKS[-1].at) == (event.case_id, event.at):
        LOOKS[:] = [one for one in LOOKS if (one.case, one.at) != (event.case_id, event.at)]
    elif event.pk % EVERY:
        return
    LOOKS.extend(looks_after(event))


def looks_after(event: CaseEvent) -> list[Look]:
    """What Kaikukeskus and the region see just after an event."""
    case = case_page.a_case(event.case_id, as_of=event.at)
    readers = [User.objects.filter(is_kaikukeskus=True).first(), *(one.user for one in case.contacts[:1])]
    return [Look(case.pk, event.at, reader, seen(case, reader, event.at)) for reader in readers]


def later(look: Look) -> str:
    """The same page, looked back at."""
    with as_of(look.at):
        return seen(case_page.a_case(look.case, as_of=look.at), look.reader, look.at)


def unlike_today(moment: datetime) -> list[str]:
    """Tables that are read otherwise as of a moment after all that happened: something was written past its history."""
    tables = {model: model._base_manager.order_by("pk") for model, is_kept in kept().items() if is_kept}
    tables |= {CaseTask: CaseTask.objects.open().order_by("pk"), Draft: Draft.objects.none()}
    today = {model: list(rows.values()) for model, rows in tables.items()}
    with as_of(moment):
        return [model.__name__ for model, rows in tables.items() if list(rows.values()) != today[model]]


def seen(case, reader: User, at: datetime) -> str:
    page = CasePage(case, reader, at, Moment(at))
    with override("fi"):
        text = render_to_string("workflows/case/body.html", {"page": page, "today": timezone.localdate(at)})
    return NEARBY.sub("", text)
