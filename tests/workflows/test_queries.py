"""What an act costs the database, with everything that follows from it: measured on every act of a whole walk."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from config.demonstration.walk import Walk
from workflows.acts import BY_NAME
from workflows.flows import FLOWS
from workflows.flows.base import ActTask, Join
from workflows.queries import records
from workflows.queries.items import find
from workflows.services.perform import perform
from workflows.stages import Stage

pytestmark = pytest.mark.django_db

LINEAR, PAIR_OR_MOVE = 25, 50
TRANSACTION = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK", "BEGIN", "COMMIT")


class CountedWalk(Walk):
    """Counts the queries of every act: name, whether the case moved or a join was passed, and how many."""

    def __init__(self, **facts):
        super().__init__(**facts)
        self.counts: list[tuple[str, bool, int]] = []

    def do(self, name, /, *, item="", case=None, **said):
        act, case = BY_NAME[name], case or self.case
        thing = find(case, item)
        data = self.answers(name, case, thing) | said
        self.day = max(self.day, data.pop("not_before", self.day))
        by, before = self.actor(act, case, item, thing), case.at
        with CaptureQueriesContext(connection) as captured:
            event = perform(act, case_id=self.case_id, by=by, data=data, now=self.now, item=item)
        self.counts.append((name, event.case.at is not before, number(captured)))
        return event


def number(captured: CaptureQueriesContext) -> int:
    return sum(not query["sql"].startswith(TRANSACTION) for query in captured)


def before_a_join() -> Iterator[str]:
    """Acts that are one branch of several that are waited for together."""
    for flow in FLOWS:
        for node in flow.instance.nodes():
            if isinstance(node, ActTask) and any(isinstance(edge.dst, Join) for edge in node._outgoing()):
                yield node.act.name


PAIRED = set(before_a_join())


@pytest.fixture
def counted(walk) -> CountedWalk:
    return CountedWalk(adviser=walk.adviser, day=walk.day, case_id=walk.case_id)


def over(counts: list[tuple[str, bool, int]]) -> list:
    return [
        (name, moved, count)
        for name, moved, count in counts
        if count > (PAIR_OR_MOVE if moved or name in PAIRED else LINEAR)
    ]


def test_no_act_of_a_walk_costs_more_than_it_may(counted):
    counted.to(Stage.PERMANENT)
    assert over(counted.counts) == []
    assert len(counted.counts) > 50


def test_nor_does_an_act_beside_the_path(counted):
    counted.to(Stage.COMMITMENTS)
    counted.counts.clear()
    held = next(one.record for one in records.standing(counted.case) if one.act == "mark_training_held")
    (care,) = counted.contacts("sote")
    counted.do("hold", reason="Loma", review_on=counted.day)
    counted.do("resume")
    counted.do("add_contact", side="culture", name="Uuno", email="uuno@example.fi", starts=counted.day)
    counted.do("change_coordinator", coordinators=counted.contacts("culture")[:1])
    counted.do("contact_leaves", item=f"contact:{care.pk}", ends=counted.day)
    counted.do("appoint_care")
    counted.do("send_back", to=Stage.TRAINING, reason="Uudelleen", records=[held])
    counted.do("mark_training_held")
    counted.do("end_by_kaikukeskus", reason="Ei jatketa")
    assert [one for one in counted.counts if one[2] > PAIR_OR_MOVE] == []


def test_a_large_network_costs_no_more_than_a_small_one(walk, other):
    costs = []
    for region, size in ((walk, 3), (other, 36)):  # SQLite takes 999 values a statement
        counted = CountedWalk(adviser=region.adviser, day=region.day, case_id=region.case_id)
        counted.network = [partner(number) for number in range(size)]
        counted.until("record_partner_commitment")
        costs.append({name: count for name, _moved, count in counted.counts})
    assert costs[0] == costs[1]


def partner(number: int) -> dict:
    """Every third a venue, the others distributors of the third sector."""
    is_venue = number % 3 == 0
    sector = "culture" if is_venue else "third_sector"
    person = {"contact_name": "Yrjö", "contact_email": "yrjo@example.fi"}
    roles = {"is_venue": is_venue, "is_distributor": not is_venue}
    name = f"Kumppani {number}"
    return {
        "name": name,
        "sites": [name],
        "sector": sector,
        "ownership": sector if not is_venue else "public",
        **roles,
        **person,
    }
