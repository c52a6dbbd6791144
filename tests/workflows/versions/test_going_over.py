"""Running cases go over to a newer version of the path, and back: nothing that is on record, due or taken is lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_fsm import can_proceed

from tests.workflows.checked import CheckedWalk
from tests.workflows.stands import differing, stands
from tests.workflows.test_moves import WHOLE, case_at
from tests.workflows.test_network_repairs import DISTRIBUTOR, partner
from tests.workflows.test_queries import number
from tests.workflows.versions.going import TO_PRINTING, go_back, go_over
from tests.workflows.versions.second import MAPPING
from workflows.acts.refusals import NeedsFirst, NothingToDo
from workflows.models import CaseTask
from workflows.services.versions import migrate
from workflows.stages import Stage

STAGES = (Stage.WORKSHOP, Stage.COMMITMENTS, Stage.STATISTICS)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_versions", "proven")]


@pytest.mark.rule("R2")
@pytest.mark.parametrize(("day", "version"), [(date(2026, 12, 31), 1), (date(2027, 1, 1), 2)])
def test_a_case_starts_under_the_version_in_force_on_its_day(walk, municipalities, day, version):
    new = CheckedWalk(adviser=walk.adviser, day=day).contact([municipalities["201"]])
    assert (new.case.path_version, walk.case.path_version) == (version, 1)


@pytest.mark.rule("R2")
def test_each_case_is_asked_by_its_own_version(waiting, municipalities):
    new = CheckedWalk(adviser=waiting.adviser, day=date(2027, 1, 4)).contact([municipalities["201"]])
    new.to(Stage.WORKSHOP)
    new.do("add_partner", **partner("Uusi neuvola", DISTRIBUTOR))
    assert ("consult_on_distributors" in new.asked, "consult_on_distributors" in waiting.asked) == (
        True,
        False,
    )


@pytest.mark.rule("R2")
@pytest.mark.parametrize(("version", "may"), [(1, True), (2, False)])
def test_the_machine_lets_a_case_on_by_its_own_version(version, may):
    case = case_at(Stage.WORKSHOP, replace(WHOLE, unconsulted=frozenset({"partner:1"})))
    case.path_version = version
    assert (case.may_go_on(), can_proceed(case.go_forward)) == (may, may)


def test_what_a_version_needs_before_an_act_it_needs_on_the_act_s_page_too(committing):
    go_over(committing)
    committing.do("add_partner", **partner("Uusi neuvola", DISTRIBUTOR))
    (new,) = committing.case.facts.unconsulted
    with pytest.raises(NeedsFirst) as refused:
        committing.do("record_partner_commitment", item=new, by=committing.contacts("sote")[0].user)
    assert refused.value.missing == ("Kaikukeskus has not given its view on this distributor",)
    committing.do("consult_on_distributors")
    committing.do("record_partner_commitment", item=new)
    assert new not in committing.case.facts.uncommitted


def test_open_tasks_stay_with_whoever_has_them_and_with_their_due_dates(committing):
    was, nodes = stands(committing), flows_of(committing)
    event = go_over(committing)
    now = stands(committing)
    assert (now["tasks"], now["facts"], now["records"]) == (was["tasks"], was["facts"], was["records"])
    assert (nodes & {"PartnerCommitmentFlow"}, flows_of(committing) & {"PartnerCommitmentFlow"}) == (
        {"PartnerCommitmentFlow"},
        set(),
    )
    assert {(act, item, due) for act, item, due, _new in event.data["kept"]} == {
        (act, item, str(due)) for (act, item), (*_others, due) in was["tasks"].items()
    }
    assert (event.data["ended"], event.data["begun"], event.is_move) == ([], [], False)


def flows_of(walk) -> set[str]:
    return {task.flow_task.flow_class.__name__ for task in CaseTask.objects.open().filter(case=walk.case_id)}


def test_what_is_asked_anew_has_a_due_date_that_the_log_names(waiting):
    was = set(waiting.asked)
    event = go_over(waiting)
    task = waiting.task("consult_on_distributors")
    assert waiting.asked - was == {"consult_on_distributors"}
    assert event.data["begun"] == [["consult_on_distributors", "", task.due.isoformat()]]
    assert (task.opened_on, task.owner) == (waiting.day, waiting.adviser)


def test_going_over_is_one_event_of_nobody_s(waiting):
    before = waiting.case.seq
    event = go_over(waiting)
    assert (waiting.case.seq, event.seq, event.by, event.act) == (before + 1, before + 1, None, "migrated")
    assert (event.data["from"], event.data["to"]) == (1, 2)


def test_a_case_that_breaks_a_new_rule_stays_as_it_is_until_it_does_not(region):
    walk = region(Stage.COMMITMENTS)
    walk.do("add_partner", **partner("Uusi neuvola", DISTRIBUTOR))
    was, head = stands(walk), walk.case.head
    with pytest.raises(NothingToDo) as refused:
        go_over(walk)
    assert refused.value.sentence == "Kaikukeskus has not given its view on every distributor."
    assert (differing(was, stands(walk)), walk.case.head) == ({}, head)
    walk.do("consult_on_distributors")
    go_over(walk)
    assert walk.case.path_version == 2


def test_a_rule_that_no_mapping_speaks_of_keeps_a_case_where_it_is(region):
    walk = region(Stage.COMMITMENTS)
    walk.do("add_partner", **partner("Uusi neuvola", DISTRIBUTOR))
    with pytest.raises(NeedsFirst) as refused:
        go_over(walk, replace(MAPPING, stays=()))
    assert [gate.name for gate in refused.value.gates] == ["talked_over_first"]


@pytest.mark.parametrize("there", ["waiting", "committing"])
def test_a_case_is_brought_back_exactly(request, there):
    walk = request.getfixturevalue(there)
    was = stands(walk)
    over = go_over(walk)
    walk.day += timedelta(days=3)
    back = go_back(walk)
    assert differing(was, stands(walk)) == {}
    assert (back.act, back.data) == ("migration_reverted", {"from": 2, "to": 1, "reverts": over.seq})


@pytest.mark.postgresql
def test_a_stage_that_is_no_more_is_left_for_its_place_and_come_back_to(region):
    walk = region(Stage.STATISTICS)
    was = stands(walk)
    walk.day += timedelta(days=2)
    event = go_over(walk, TO_PRINTING)
    assert (walk.case.at, event.source, event.target) == (Stage.PRINTING, "statistics", "printing")
    assert walk.case.stage_since == walk.now
    assert stands(walk)["tasks"] == was["tasks"]
    walk.day += timedelta(days=2)
    go_back(walk)
    assert differing(was, stands(walk)) == {}


def test_a_case_in_which_something_was_done_since_is_not_brought_back(waiting):
    go_over(waiting)
    waiting.do("consult_on_distributors")
    with pytest.raises(NothingToDo) as refused:
        go_back(waiting)
    assert refused.value.sentence == "Asiassa on tehty jotakin sen jälkeen, kun se siirtyi uuteen versioon."
    assert waiting.case.path_version == 2


def test_going_over_costs_no_more_for_a_large_network(waiting, committing):
    costs = []
    for walk in (waiting, committing):
        with CaptureQueriesContext(connection) as captured:
            migrate(case_id=walk.case_id, mapping=MAPPING, now=walk.now)
        costs.append(number(captured))
    assert max(costs) <= 30
