"""Who is away today, until when, and for whom of them a person is the deputy."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from accounts.models import Absence, User


@dataclass(frozen=True)
class Away:
    """Who is away on a day, each until when, and for whom of them a person is the deputy."""

    until: Mapping[int, date]
    represented: frozenset[int]


def away(on: date, deputy: User) -> Away:
    """One query."""
    rows = list(Absence.objects.on(on).values_list("person", "last", "deputy"))
    until = {person: last for person, last, _deputy in rows}
    return Away(until, frozenset(person for person, _last, who in rows if who == deputy.pk))


def represents(deputy: User, holder: User, on: date) -> bool:
    """Whether the holder is away on the day and named the deputy. One query."""
    return Absence.objects.on(on).filter(person=holder, deputy=deputy).exists()
