"""Rounds of the pilot whose end is told while a side has not decided what follows. Two queries at most."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F
from django.utils import timezone

from adoption.declarations import Turn
from adoption.models import PilotPeriod
from notifications.planning import rhythm, things
from notifications.planning.things import CaseAtHand, Pilot
from notifications.planning.world import Thing
from notifications.queries.cases_at_hand import Reach
from workflows.queries.decisions import undecided_sides
from workflows.stages import Stage

DAYS_BEFORE = timedelta(days=rhythm.BEFORE_PILOT_ENDS[0] + 7)


def of_pilots(reach: Reach, cases: dict[int, CaseAtHand], today: date, until: date) -> Iterator[Thing]:
    """Of each region's last round, if its end comes near: also on hold, as it ends all the same. Kaikukeskus decides nothing
    here.
    """
    if reach.of_kaikukeskus:
        return
    rounds = _last_rounds(reach)
    near = {case: one for case, one in rounds.items() if today <= one.stands.ends <= until + DAYS_BEFORE}
    undecided = undecided_sides([one.stands.pk for one in near.values()])
    for case, one in near.items():
        if case in cases:
            yield from things.of_pilot(cases[case], one.pilot(undecided[one.stands.pk]))


@dataclass(frozen=True)
class Round:
    """All that was put on record of a round, and which of it stands."""

    rows: list[PilotPeriod]
    stands: PilotPeriod

    def pilot(self, undecided: frozenset[Turn]) -> Pilot:
        """It stays the same when it is corrected, and its end has been known since it was first on record."""
        known = min(row.recorded_at for row in self.rows if row.ends == self.stands.ends)
        return Pilot(self.rows[0].pk, self.stands.ends, timezone.localdate(known), undecided)


def _last_rounds(reach: Reach) -> dict[int, Round]:
    """By case, the last of its rounds of which something stands."""
    rows = PilotPeriod.objects.filter(adoption__case__in=reach.cases, adoption__case__stage=Stage.FEEDBACK)
    rounds = defaultdict(list)
    for row in rows.annotate(case=F("adoption__case")).order_by("round", "pk"):
        rounds[row.case, row.round].append(row)
    return {
        case: Round(rows, row) for (case, _round), rows in rounds.items() for row in rows if row.is_standing
    }
