"""Running cases go over to a newer version of the path, and back: nothing that is on record, due or taken is lost."""

from dataclasses import replace
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django_fsm import can_proceed

from tests.workflows.checked import CheckedWalk, check
from tests.workflows.stands import differing, stands
from tests.workflows.test_moves import WHOLE, case_at
from tests.workflows.test_network_repairs import DISTRIBUTOR, partner
from tests.workflows.test_queries import number
from tests.workflows.versions.second import MAPPING, SECOND
from workflows import paths, triggers
from workflows.acts.refusals import NeedsFirst, NothingToDo
from workflows.checks import nodes_are_there, versions_are_there
from workflows.models import AdoptionCase, CaseTask
from workflows.paths import PUBLISHED, PathMapping
from workflows.services import tasks
from workflows.services.versions import migrate, revert
from workflows.stages import Stage
from workflows.verification.differences import differences
from workflows.verification.reading import at_rest
from workflows.views.presenters.case import CasePage
from workflows.views.presenters.history import EventLine

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_versions", "proven")]
STAGES = (Stage.WORKSHOP, Stage.COMMITMENTS, Stage.STATISTICS)
# The three steps side by side, counted as two: statistics are cared for while the cards are printed.
NO_STATISTICS = replace(
    PUBLISHED,
    number=2,
    moves=tuple(
        replace(move, target=Stage.PRINTING) if move.target is Stage.STATISTICS else move
        for move in PUBLISHED.moves
        if move.source is not Stage.STATISTICS
    ),
)
TO_PRINTING = PathMapping(PUBLISHED, NO_STATISTICS, stages={Stage.STATISTICS: Stage.PRINTING})


def migrate_cases(*options: str) -> list[str]:
    """What the command says, without the proof."""
    out = StringIO()
    call_command("migrate_cases", "--to", "2", *options, stdout=out)
    return [line for line in out.getvalue().splitlines() if not line.startswith(("Holds", "From", "Of"))]


def go_over(walk, mapping: PathMapping = MAPPING):
    event = migrate(case_id=walk.case_id, mapping=mapping, now=walk.now)
    check(walk.case)
    assert differences(at_rest(walk.case_id)) == []
    return event


def go_back(walk):
    event = revert(case_id=walk.case_id, number=2, now=walk.now)
    check(walk.case)
    assert differences(at_rest(walk.case_id)) == []
    return event


@pytest.fixture
def waiting(region) -> CheckedWalk:
    """At the workshop, with a distributor that Kaikukeskus has not spoken of."""
    walk = region(Stage.WORKSHOP)
    walk.do("add_partner", **partner("Uusi neuvola", DISTRIBUTOR))
    return walk


@pytest.fixture
def committing(region) -> CheckedWalk:
    """All partners are asked for their commitments, and one of these tasks has changed hands."""
    walk = region(Stage.COMMITMENTS).until("record_partner_commitment")
    if walk.case.facts.unconsulted:
        walk.do("consult_on_distributors")
    walk.day += timedelta(days=1)
    task = walk.tasks("record_partner_commitment")[0]
    tasks.release(task_id=task.pk, by=task.owner, now=walk.now)
    return walk


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


def test_a_dry_run_says_what_a_run_does_and_changes_nothing(waiting, region):
    other = region(Stage.COMMITMENTS)
    other.do("add_partner", **partner("Uusi neuvola", DISTRIBUTOR))
    was = stands(waiting)
    dry = migrate_cases("--dry-run")
    assert differing(was, stands(waiting)) == {}
    real = migrate_cases()
    assert [line.replace("Would change", "Changed") for line in dry] == real
    assert (
        f"{other.case.name} stays as it is: Kaikukeskus has not given its view on every distributor." in real
    )
    assert any(
        line.startswith("  consult_on_distributors, due ") and line.endswith(", is new") for line in real
    )
    assert real[-1] == "Changed: 2. As they were: 1."


def test_a_run_that_was_broken_off_is_started_again(waiting, region):
    go_over(waiting)
    told, seq = migrate_cases(), waiting.case.seq
    statistics = region(Stage.STATISTICS).case
    assert [line.split(":")[0] for line in told if "version 1 to 2" in line] == [statistics.name]
    region(Stage.COMMITMENTS).do("consult_on_distributors")
    assert migrate_cases()[-1] == "Changed: 1. As they were: 0."
    assert migrate_cases()[-1] == "Changed: 0. As they were: 0."
    assert (waiting.case.seq, versions()) == (seq, [2, 2, 2])


def versions() -> list[int]:
    return sorted(AdoptionCase.objects.values_list("path_version", flat=True))


def test_without_a_mapping_nothing_is_done():
    with pytest.raises(CommandError):
        call_command("migrate_cases", "--to", "3")


def test_all_are_brought_back_by_the_command(waiting):
    was = stands(waiting)
    migrate_cases()
    assert versions() == [1, 2, 2]
    assert migrate_cases("--revert")[-1] == "Changed: 2. As they were: 0."
    assert (differing(was, stands(waiting)), versions()) == ({}, [1, 1, 1])


def test_a_case_that_began_under_the_version_stays_there(walk, municipalities):
    new = CheckedWalk(adviser=walk.adviser, day=date(2027, 1, 1)).contact([municipalities["201"]])
    assert migrate_cases("--revert") == [
        f"{new.case.name} stays as it is: The case began under this version.",
        "Changed: 0. As they were: 1.",
    ]
    assert new.case.path_version == 2


def test_nothing_is_changed_by_a_mapping_that_is_not_proven(waiting, monkeypatch, capsys):
    monkeypatch.setattr(paths, "MAPPINGS", (replace(MAPPING, stages={Stage.WORKSHOP: Stage.TRAINING}),))
    head = waiting.case.head
    with pytest.raises(SystemExit) as ended:
        call_command("migrate_cases", "--to", "2")
    told = capsys.readouterr().out
    assert (ended.value.code, waiting.case.head, versions()) == (1, head, [1, 1, 1])
    assert "workshop goes back to training" in told
    assert "No case was changed." in told


def test_going_over_costs_no_more_for_a_large_network(waiting, committing):
    costs = []
    for walk in (waiting, committing):
        with CaptureQueriesContext(connection) as captured:
            migrate(case_id=walk.case_id, mapping=MAPPING, now=walk.now)
        costs.append(number(captured))
    assert max(costs) <= 30


def test_history_says_under_which_guide_a_case_goes_in_each_language(waiting):
    events = [go_over(waiting), go_back(waiting)]
    told = {}
    for language in ("en", "fi", "sv"):
        with translation.override(language):
            told[language] = [EventLine(event).sentence for event in events]
    assert told == {
        "en": [
            "The case goes by a new version of the guide from now on: the guide of 2027",
            "The case goes by its former version of the guide again: the guide of 2024",
        ],
        "fi": [
            "Asia siirtyi noudattamaan ohjeen uutta versiota: the guide of 2027",
            "Asia palautettiin noudattamaan ohjeen aiempaa versiota: vuoden 2024 ohje",
        ],
        "sv": [
            "Ärendet gick över till en ny version av anvisningen: the guide of 2027",
            "Ärendet återfördes till den tidigare versionen av anvisningen: anvisningen från 2024",
        ],
    }


def test_a_case_s_page_names_its_guide_where_there_are_several(waiting, client, monkeypatch):
    client.force_login(waiting.adviser)
    page = client.get(f"/cases/{waiting.case_id}/", headers={"accept-language": "en"}).content.decode()
    assert CasePage(waiting.case, waiting.adviser, waiting.now).guide in page
    monkeypatch.setattr(paths, "PATHS", (PUBLISHED,))
    assert CasePage(waiting.case, waiting.adviser, waiting.now).guide == ""


def ids(check_) -> list[str]:
    return [error.id for error in check_(None, databases=["default"])]


def test_a_version_that_is_declared_no_more_is_an_error(waiting, monkeypatch):
    go_over(waiting)
    assert (ids(versions_are_there), ids(nodes_are_there)) == ([], [])
    monkeypatch.setattr(paths, "PATHS", (PUBLISHED,))
    assert ids(versions_are_there) == ["workflows.E003"]


def test_a_stage_that_the_case_s_version_lacks_is_an_error(region, monkeypatch):
    region(Stage.STATISTICS)
    monkeypatch.setattr(paths, "PATHS", (replace(NO_STATISTICS, number=1), SECOND))
    assert ids(versions_are_there) == ["workflows.E004"]


def test_a_task_whose_node_is_of_another_version_is_an_error(waiting):
    node = "versions/flows.EarlyConsultationFlow.give_view"
    CaseTask.objects.filter(pk=CaseTask.objects.open().filter(case=waiting.case_id).first().pk).update(
        flow_task=node
    )
    assert ids(nodes_are_there) == ["workflows.E002"]


def test_a_version_that_is_not_what_the_log_says_is_found(waiting):
    triggers.drop(connection)
    AdoptionCase.objects.filter(pk=waiting.case_id).update(path_version=2)
    found = {one.what for one in differences(at_rest(waiting.case_id))}
    assert "the case is under version 2, its log says 1" in found


@pytest.mark.postgresql
def test_a_version_changes_only_with_its_event(waiting):
    with pytest.raises(IntegrityError), transaction.atomic():
        AdoptionCase.objects.filter(pk=waiting.case_id).update(path_version=2)
    assert waiting.case.path_version == 1
