"""Every move of the path: open when all of its gates are met, shut while any one of them is not."""

from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from django_fsm import TransitionNotAllowed

from workflows.facts import Facts
from workflows.gates import ALL, Severity
from workflows.models import AdoptionCase
from workflows.paths import PUBLISHED, ends
from workflows.stages import FINAL, RUNNING, Stage

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
NOT_MET = {"on_hold", "culture_ends", "care_ends", "centre_ends", "declined"}
FLAGS = {f.name: f.name not in NOT_MET for f in fields(Facts) if f.type == "bool" or f.type is bool}
WHOLE = Facts(
    **FLAGS,
    culture_text="text",
    care_text="text",
    countersigned_text="text",
    culture_decision="continue",
    care_decision="continue",
    carried_out="continue",
)
ONE = frozenset({"site:1"})

# How each gate of the path comes not to be met: each line alone is enough.
UNMET: dict[str, tuple[dict, ...]] = {
    "municipality": ({"municipality": False},),
    "adviser": ({"adviser": False},),
    "answered": ({"go_on": False},),
    "county": ({"county": False},),
    "both_sides_appointed": ({"culture_appointed": False}, {"care_appointed": False}),
    "coordinator": ({"coordinator": False},),
    "group_formed": ({"group_formed": False},),
    "info_session_held": ({"info_session_held": False},),
    "decided_to_prepare": ({"decided_to_prepare": False},),
    "training_held": ({"training_held": False},),
    "both_fields_invited": ({"culture_invited": False}, {"care_invited": False}),
    "workshop_held": ({"workshop_held": False},),
    "candidates_listed": ({"candidates_listed": False},),
    "third_sector_expected": ({"third_sector_candidate": False},),
    "meeting_held": ({"meeting_held": False},),
    "partnership_in_force": (
        {"culture_text": ""},
        {"care_text": ""},
        {"countersigned_text": ""},
        {"culture_text": "other"},
        {"care_text": "other"},
        {"countersigned_text": "other"},
    ),
    "distributors_consulted": ({"unconsulted": frozenset({"partner:1"})},),
    "first_round_closed": ({"first_round_closed": False},),
    "third_sector_distributor": ({"third_sector_distributor": False},),
    "distributor": ({"distributor": False},),
    "venue": ({"venue": False},),
    "statistics_cared_for": ({"statistics_person": False}, {"sites_without_access": ONE}),
    "printed": ({"cards_delivered": False}, {"local_material": False}),
    "languages_covered": ({"languages_covered": False},),
    "sites_onboarded": ({"sites_not_onboarded": ONE},),
    "limitations_decided": ({"limitations_waiting": frozenset({"commitment:1"})},),
    "both_sides_ready": ({"culture_ready": False}, {"care_ready": False}),
    "pilot_period_set": ({"pilot_period": False},),
    "go_live_confirmed": ({"go_live_confirmed": False},),
    "distribution_begun": ({"distribution_begun": False},),
    "feedback_gathered": ({"feedback_meeting": False}, {"survey": False}),
    "both_sides_decided": (
        {"culture_decision": ""},
        {"care_decision": ""},
        {"culture_decision": "end"},
        {"care_decision": "extend:2027-01-31"},
    ),
    "continuation_carried_out": ({"carried_out": ""}, {"carried_out": "end"}, {"carried_out": "extend"}),
}
CASES = [
    pytest.param(move, gate, replace(WHOLE, **change), id=f"{move.source}-{gate.name}-{number}")
    for move in PUBLISHED.moves
    for gate in PUBLISHED.gates_at(move.source)
    for number, change in enumerate(UNMET[gate.name])
]
STOPPING = [case for case in CASES if case.values[1].severity is not Severity.NOTE]
SOFT = [case for case in CASES if case.values[1].severity is Severity.SOFT]
NOTES = [case for case in CASES if case.values[1].severity is Severity.NOTE]

# The binding conditions of the path, by the stage whose way forward they close; those in force from a stage
# on are listed where they begin.
HARD = {
    Stage.CONTACT: {"adviser", "municipality", "answered"},
    Stage.INFO_SESSION: {"info_session_held", "decided_to_prepare"},
    Stage.WORKING_GROUP: {"both_sides_appointed", "coordinator", "group_formed"},
    Stage.TRAINING: {"training_held"},
    Stage.WORKSHOP: {"both_fields_invited", "workshop_held", "candidates_listed"},
    Stage.COMMITMENTS: {"meeting_held", "partnership_in_force", "first_round_closed"},
    Stage.STATISTICS: {"statistics_cared_for"},
    Stage.PRINTING: {"printed"},
    Stage.ONBOARDING: {"statistics_cared_for", "printed", "sites_onboarded", "third_sector_distributor",
                       "distributor", "venue"},
    Stage.DISTRIBUTION: {"statistics_cared_for", "printed", "sites_onboarded", "both_sides_ready",
                         "pilot_period_set", "go_live_confirmed", "distribution_begun", "limitations_decided"},
    Stage.FEEDBACK: {"feedback_gathered", "both_sides_decided", "continuation_carried_out"},
}  # fmt: skip


def case_at(stage: Stage, facts: Facts) -> AdoptionCase:
    case = AdoptionCase(stage=stage, stage_since=NOW, opened_at=NOW)
    case.facts = facts
    return case


@pytest.mark.parametrize("move", PUBLISHED.moves, ids=lambda move: move.source)
def test_a_move_is_open_when_all_of_its_gates_are_met(move):
    case = case_at(move.source, WHOLE)
    assert PUBLISHED.next_move(move.source, WHOLE) is move
    case.go_forward(now=NOW)
    assert case.at is move.target


@pytest.mark.parametrize(("move", "gate", "facts"), STOPPING)
def test_a_move_is_shut_while_one_of_its_gates_is_not_met(move, gate, facts):
    case = case_at(move.source, facts)
    assert PUBLISHED.next_move(move.source, facts) is None
    assert gate in [blocker.gate for blocker in PUBLISHED.blockers(move.source, facts)]
    with pytest.raises(TransitionNotAllowed):
        case.go_forward(now=NOW)
    assert case.at is move.source


@pytest.mark.parametrize(("move", "gate", "facts"), SOFT)
def test_a_soft_gate_is_passed_with_a_reason_and_a_hard_one_never(move, gate, facts):
    overridden = replace(facts, overridden=frozenset(ALL))
    assert PUBLISHED.next_move(move.source, overridden) is move
    assert gate in [warning.gate for warning in PUBLISHED.warnings(move.source, facts)]
    assert PUBLISHED.warnings(move.source, overridden) == ()


@pytest.mark.parametrize(
    ("move", "gate", "facts"), [case for case in STOPPING if case.values[1].severity is Severity.HARD]
)
def test_no_reason_passes_a_hard_gate(move, gate, facts):
    assert PUBLISHED.next_move(move.source, replace(facts, overridden=frozenset(ALL))) is None


@pytest.mark.parametrize(("move", "gate", "facts"), NOTES)
def test_a_note_warns_and_stops_nothing(move, gate, facts):
    assert PUBLISHED.next_move(move.source, facts) is move
    assert [warning.gate for warning in PUBLISHED.warnings(move.source, facts)] == [gate]


@pytest.mark.parametrize("move", PUBLISHED.moves, ids=lambda move: move.source)
def test_on_hold_nothing_moves_forward(move):
    held = replace(WHOLE, on_hold=True)
    assert PUBLISHED.next_move(move.source, held) is None
    with pytest.raises(TransitionNotAllowed):
        case_at(move.source, held).go_forward(now=NOW)


@pytest.mark.parametrize("stage", FINAL)
def test_no_move_leads_on_from_the_end_of_the_path(stage):
    assert PUBLISHED.next_move(stage, WHOLE) is None
    with pytest.raises(TransitionNotAllowed):
        case_at(stage, WHOLE).go_forward(now=NOW)


@pytest.mark.rule("R34", "R41")
def test_moves_are_the_path_without_a_gap():
    assert [(move.source, move.target) for move in PUBLISHED.moves] == list(
        zip(list(Stage)[:-2], list(Stage)[1:-1], strict=True)
    )
    assert list(PUBLISHED.forward) == list(RUNNING)


@pytest.mark.parametrize("stage", RUNNING)
@pytest.mark.rule(
    "R3",
    "R4",
    "R5",
    "R8",
    "R9",
    "R41.1",
    "R41.2",
    "R41.3",
    "R41.4",
    "R41.5",
    "R41.6",
    "R41.7",
    "R41.8",
    "R41.9",
    "R41.10",
    "R41.11",
    "R61",
    "R63",
    "R65",
    "R67",
    "R69",
    "R70",
    "R71",
    "R73",
)
def test_every_binding_condition_closes_the_way_forward(stage):
    since = {standing.gate.name for standing in PUBLISHED.standing if standing.since.order <= stage.order}
    hard = {gate.name for gate in PUBLISHED.gates_at(stage) if gate.severity is Severity.HARD}
    lasting = {
        standing.gate.name for standing in PUBLISHED.standing if standing.gate.severity is Severity.HARD
    } & since
    assert hard == HARD[stage] | lasting


@pytest.mark.rule("R4", "R8", "R9", "R47", "R61", "R65", "R71", "R73")
def test_what_holds_from_a_stage_on_is_this():
    assert {
        (one.gate.name, one.since.value) for one in PUBLISHED.standing if one.gate.severity is Severity.HARD
    } == {
        ("adviser", "contact"),
        ("both_sides_appointed", "working_group"),
        ("coordinator", "working_group"),
        ("partnership_in_force", "commitments"),
        ("third_sector_distributor", "onboarding"),
        ("distributor", "onboarding"),
        ("venue", "onboarding"),
    }


ENDS = [
    {"culture_ends": True, "care_ends": True},
    {"centre_ends": True},
    {"declined": True},
    {"carried_out": "end"},
]


@pytest.mark.parametrize("change", ENDS)
@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.ENDED])
def test_a_case_ends_anywhere_once_it_is_said_so_and_on_hold_too(stage, held, change):
    facts = replace(Facts(), on_hold=held, **change)
    case = case_at(stage, facts)
    assert ends(stage, facts) is True
    case.finish(now=NOW)
    assert case.at is Stage.ENDED


@pytest.mark.parametrize(
    "change", [{}, {"culture_ends": True}, {"care_ends": True}, {"carried_out": "extend"}]
)
@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.ENDED])
@pytest.mark.rule("R67")
def test_a_case_does_not_end_on_one_side_s_word(stage, change):
    facts = replace(Facts(), **change)
    assert ends(stage, facts) is False
    with pytest.raises(TransitionNotAllowed):
        case_at(stage, facts).finish(now=NOW)


def test_an_ended_case_does_not_end_again():
    with pytest.raises(TransitionNotAllowed):
        case_at(Stage.ENDED, replace(Facts(), centre_ends=True)).finish(now=NOW)
