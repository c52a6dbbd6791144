"""A case that has gone over to a newer version is looked back at under the one that it was under then."""

from datetime import timedelta

import pytest

from tests.config.looks import later, looks_after, unlike_today
from tests.workflows.test_network_repairs import DISTRIBUTOR, partner
from tests.workflows.versions.second import MAPPING
from workflows.queries import case_page
from workflows.queries.past import as_of
from workflows.services.versions import migrate, revert
from workflows.stages import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_versions")]
STAGES = (Stage.WORKSHOP,)


def test_before_between_and_after_going_over_a_case_looks_as_it_did(region):
    walk = region(Stage.WORKSHOP)
    walk.do("add_partner", **partner("Uusi neuvola", DISTRIBUTOR))
    looks = looks_after(walk.case.events.latest("seq"))
    walk.day += timedelta(days=1)
    over = migrate(case_id=walk.case_id, mapping=MAPPING, now=walk.now)
    looks += looks_after(over)
    walk.day += timedelta(days=1)
    back = revert(case_id=walk.case_id, number=2, now=walk.now)
    looks += looks_after(back)
    assert [look.seen for look in looks] == [later(look) for look in looks]
    versions = []
    for look in looks[::2]:
        with as_of(look.at):
            versions.append(case_page.a_case(walk.case_id).path_version)
    assert versions == [1, 2, 1]
    assert unlike_today(walk.now) == []
