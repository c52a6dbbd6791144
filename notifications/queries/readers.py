"""People as the plan of letters sees them: what they chose, whether letters reach them, and when they are away."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import F, Q

from accounts.models import Absence, User
from notifications.planning.world import Away, Reader
from notifications.queries.choices import choices_of


def readers_of(persons: Collection[int], away: Mapping[int, tuple[Away, ...]]) -> dict[int, Reader]:
    """Those of the persons who may sign in. Three queries."""
    chosen = choices_of(persons)
    people = User.objects.filter(pk__in=persons, is_active=True)
    refused = set(
        people.filter(refused_addresses__cleared_at=None, refused_addresses__address=F("email")).values_list(
            "pk", flat=True
        )
    )
    return {
        pk: Reader(
            pk,
            chosen=chosen[pk],
            paused_until=paused,
            away=away.get(pk, ()),
            reachable=pk not in refused,
        )
        for pk, paused in people.values_list("pk", "letters_paused_until")
    }


def absences_of(persons: Collection[int], today: date) -> dict[int, tuple[Away, ...]]:
    """Present and coming absences. One query."""
    return _by_person(Q(person__in=persons), today)


def absences_around(readers: Collection[int], today: date) -> dict[int, tuple[Away, ...]]:
    """Those of the readers, and of whoever has one of them for deputy: contacts of regions for contacts, workers of
    Kaikukeskus for workers, as their cases are read in unlike ways. One query.
    """
    for_their_like = Q(deputy__in=readers, deputy__is_kaikukeskus=F("person__is_kaikukeskus"))
    return _by_person(Q(person__in=readers) | for_their_like, today)


def _by_person(whose: Q, today: date) -> dict[int, tuple[Away, ...]]:
    away = defaultdict(tuple)
    rows = Absence.objects.filter(whose, last__gte=today)
    for person, *days in rows.values_list("person", "first", "last", "deputy"):
        away[person] += (tuple(days),)
    return dict(away)
