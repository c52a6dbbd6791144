"""A mapping is refused for each thing it would do to a case, with the shortest way to such a case."""

from dataclasses import replace

import pytest

from tests.workflows.test_proof import AFTER_A_LOSS
from tests.workflows.versions.second import MAPPING, SECOND
from workflows.paths import PUBLISHED
from workflows.proof.going_over import AFTERWARDS, CLAIMS
from workflows.proof.report import way_over, way_to
from workflows.stages import Stage

pytestmark = pytest.mark.usefixtures("two_versions")
PLACES, RULES, DONE, TASKS, DATES = CLAIMS
NOT_TRAINED = tuple(
    replace(move, target=Stage.WORKSHOP) if move.target is Stage.TRAINING else move
    for move in SECOND.moves
    if move.source is not Stage.TRAINING
)
ONE_FOR_TWO = {"CommitmentsFlow.accept_care": "CommitmentsFlow.accept_culture"}
TO_THE_WORKSHOP = (
    *("answer_contact", "take_ownership", "plan_info_session", "mark_info_session_held", "decide_to_prepare"),
    *("appoint_care", "appoint_culture", "form_group", "plan_training", "mark_training_held"),
)
WORKSHOP = ("plan_workshop", "mark_workshop_held", "list_candidates", "invite_care", "invite_culture")
BROKEN = {
    "a stage that the new version lacks": (
        PLACES,
        {"target": replace(SECOND, moves=NOT_TRAINED)},
        {"training has no place in version 2"},
    ),
    "a case that goes back": (
        PLACES,
        {"stages": {Stage.WORKSHOP: Stage.TRAINING}},
        {"workshop goes back to training"},
    ),
    "a case that leaps ahead": (
        RULES,
        {"stages": {Stage.TRAINING: Stage.COMMITMENTS}},
        {f"{name} binds behind training and is not met" for name in
         ("training_held", "both_fields_invited", "workshop_held", "candidates_listed")},
    ),
    "a binding rule that is new": (
        RULES,
        {"stays": MAPPING.stays[:1]},
        {f"talked_over_first binds behind {stage.value} and is not met" for stage in PUBLISHED.stages
         if Stage.COMMITMENTS.order <= stage.order <= Stage.PERMANENT.order},
    ),
    "an act that was done too early": (
        DONE,
        {"stays": ()},
        {"record_partner_commitment was done without what it needs before it"},
    ),
    "a task that is forgotten": (
        TASKS,
        {"nodes": {}},
        {"PartnerCommitmentFlow.record is asked no more, and nobody says why"},
    ),
    "two due dates for one task": (
        DATES,
        {"nodes": MAPPING.nodes | ONE_FOR_TWO},
        {"CommitmentsFlow.accept_culture and CommitmentsFlow.accept_care become one task"},
    ),
}  # fmt: skip


def found(claim, going) -> set[str]:
    return {" ".join(sorted(broken.what.split())) for broken in claim.find(going)}


def words(sentences: set[str]) -> set[str]:
    """Two tasks are named in any order."""
    return {" ".join(sorted(sentence.split())) for sentence in sentences}


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda one: one.claim)
def test_the_mapping_does_no_case_any_harm(going, claim):
    assert found(claim, going()) == set()


@pytest.mark.parametrize(("claim", "changes", "what"), BROKEN.values(), ids=list(BROKEN))
def test_a_mapping_that_would_is_refused(going, claim, changes, what):
    assert found(claim, going(**changes)) == words(what)


def test_what_is_done_on_purpose_is_named(going):
    back = going(stages={Stage.WORKSHOP: Stage.TRAINING}, back=frozenset({Stage.WORKSHOP}))
    ended = going(
        nodes={}, ended={"PartnerCommitmentFlow.record": "It is asked when it has been talked over."}
    )
    assert (found(PLACES, back), found(TASKS, ended)) == (set(), set())


def test_the_second_version_is_proven_and_so_is_whatever_cases_come_to_that_have_gone_over(going):
    over = going()
    assert {broken.what for one in AFTERWARDS[1:] for broken in one.find(over)} - AFTER_A_LOSS == set()


def test_a_case_that_would_wait_for_ever_after_going_over_is_found_and_the_way_to_it_shown(going):
    """The view is a condition from the workshop on, but nobody is asked for it there."""
    over = going(target=replace(SECOND, flows="workflows.flows.FLOWS"), nodes={})
    broken = next(AFTERWARDS[3].find(over))
    what, *way = way_over(over, broken)
    assert what.strip() == "a case waits and nobody is asked"
    assert acts_of(way[-2:]) == ["case", "appoint_culture"]
    assert sorted(acts_of(way[:-2])) == sorted([*TO_THE_WORKSHOP, *WORKSHOP, "replace_contact"])


def test_the_way_to_a_case_that_a_mapping_would_harm_is_shown_act_by_act(going):
    over = going(stays=())
    what, *way = way_to(over.old, next(RULES.find(over)))
    assert what.strip() == "talked_over_first binds behind commitments and is not met"
    assert sorted(acts_of(way)) == sorted([*TO_THE_WORKSHOP, *WORKSHOP])


def acts_of(way: list[str]) -> list[str]:
    """Names of acts; 'the case goes over' is none."""
    return [line.strip().split(" ")[2] for line in way]
