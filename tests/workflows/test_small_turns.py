"""Small turns of the path: sessions moved and called off, artwork returned, texts that differ, soft gates passed."""

from datetime import timedelta

import pytest

from commitments.models import CommitmentText
from workflows.acts.refusals import AlreadyDone, NeedsFirst
from workflows.flows import asked_in
from workflows.models import Override
from workflows.queries.calendar import calendar_of
from workflows.queries.case_page import opened_since
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
STAGES = (Stage.TRAINING, Stage.WORKSHOP, Stage.COMMITMENTS, Stage.STATISTICS, Stage.ONBOARDING)


def planned(walk, act: str) -> str:
    """Key of the session that an act planned."""
    (one,) = walk.recorded(act)
    return f"session:{one.record.pk}"


def test_the_mark_of_a_moved_session_is_due_after_its_new_day(region):
    walk = region(Stage.TRAINING).until("mark_training_held")
    day = walk.case.dates.training + timedelta(days=21)
    walk.do("move_session", item=planned(walk, "plan_training"), by=walk.adviser, date=day)
    assert walk.case.dates.training == day
    assert walk.task("mark_training_held").due == calendar_of(walk.case).add(day, 1)
    assert walk.asked == {"mark_training_held"}


def test_invitations_are_due_before_the_new_day(region):
    walk = region(Stage.WORKSHOP).until("invite_care")
    day = walk.case.dates.workshop + timedelta(days=60)
    walk.do("move_session", item=planned(walk, "plan_workshop"), date=day)
    dues = {walk.task(name).due for name in ("invite_culture", "invite_care")}
    assert dues == {calendar_of(walk.case).add(day, -10)}


def test_a_session_called_off_is_asked_to_be_planned_again(region):
    walk = region(Stage.TRAINING).until("mark_training_held")
    walk.do(
        "cancel_session", item=planned(walk, "plan_training"), by=walk.adviser, reason="Kouluttaja sairastui"
    )
    assert walk.asked == {"plan_training"}
    assert walk.case.dates.training is None
    walk.do("plan_training")
    assert walk.asked == {"confirm_attendance_culture", "confirm_attendance_care"}


def test_a_session_that_was_planned_early_and_called_off_is_planned_again(region):
    walk = region(Stage.TRAINING)
    walk.do("plan_workshop")
    walk.do("cancel_session", item=planned(walk, "plan_workshop"), reason="Sali ei käy")
    assert walk.to(Stage.WORKSHOP).asked == {"plan_workshop"}


@pytest.mark.rule("R23")
def test_artwork_that_is_returned_is_asked_for_again(region):
    walk = region(Stage.STATISTICS).until("approve_artwork")
    event = walk.do("return_artwork", reason="Suoja-alue puuttuu")
    assert walk.task("submit_artwork").turn == "coordinator"
    assert [task.act for task in opened_since(walk.case, event.at)] == ["submit_artwork"]
    assert "approve_artwork" not in walk.asked
    walk.do("submit_artwork")
    walk.do("approve_artwork")
    assert "order_cards" in walk.asked


def test_artwork_that_is_approved_is_not_returned(region):
    walk = region(Stage.STATISTICS).until("approve_artwork")
    walk.do("approve_artwork")
    with pytest.raises(AlreadyDone):
        walk.do("return_artwork", by=walk.adviser, reason="Suoja-alue puuttuu")


@pytest.mark.rule("R23")
def test_cards_are_not_ordered_before_their_artwork_is_approved(region):
    walk = region(Stage.STATISTICS).until("approve_artwork")
    with pytest.raises(NeedsFirst) as refused:
        walk.do("order_cards", by=walk.contacts("culture")[0].user)
    assert [gate.name for gate in refused.value.gates] == ["artwork_approved"]


def texts() -> list[CommitmentText]:
    return [
        CommitmentText.objects.create(kind="partnership", version=version) for version in ("2024", "2025")
    ]


@pytest.mark.rule("R65")
def test_sides_that_accept_different_texts_are_both_asked_again(region):
    walk, (old, new) = region(Stage.COMMITMENTS), texts()
    walk.do("accept_partnership_culture", text=old)
    assert "accept_partnership_culture" not in walk.asked
    walk.do("accept_partnership_care", text=new)
    assert {"accept_partnership_culture", "accept_partnership_care"} <= walk.asked
    assert "countersign_partnership" not in walk.asked
    walk.do("accept_partnership_culture", text=new)
    assert {name for name in walk.asked if "partnership" in name} == {"countersign_partnership"}


def test_only_a_text_that_both_sides_accept_is_countersigned(region):
    walk, (old, new) = region(Stage.COMMITMENTS), texts()
    walk.do("accept_partnership_culture", text=old)
    walk.do("accept_partnership_care", text=new)
    with pytest.raises(NeedsFirst) as refused:
        walk.do("countersign_partnership", by=walk.adviser)
    assert [gate.name for gate in refused.value.gates] == ["partnership_accepted"]


@pytest.mark.rule("R65")
def test_partners_are_asked_to_commit_once_the_region_has(region):
    walk = region(Stage.COMMITMENTS).until("countersign_partnership")
    assert walk.tasks("record_partner_commitment") == []
    walk.do("countersign_partnership")
    assert {task.item for task in walk.tasks("record_partner_commitment")} == walk.case.facts.uncommitted


def printed_in_finnish(region):
    """A bilingual region whose cards have arrived, with material in one language."""
    walk = region(Stage.STATISTICS).until("confirm_delivery")
    walk.do("confirm_delivery")
    for name, item in sorted((one.act.name, one.item) for one in asked_now(walk) if "site" in one.item):
        walk.do(name, item=item)
    walk.do("finish_local_material", languages=["fi"])
    return walk


def asked_now(walk):
    return asked_in(walk.case)


@pytest.mark.rule("R36", "R49")
def test_material_that_lacks_a_language_is_asked_for_again(region):
    walk = region(Stage.STATISTICS)
    walk.do("finish_local_material", languages=["fi"])
    assert walk.case.facts.languages_covered is False
    assert "finish_local_material" in walk.asked
    walk.do("finish_local_material", languages=["fi", "sv"])
    assert "finish_local_material" not in walk.asked


def test_a_soft_gate_stops_until_it_is_passed_with_a_reason(region):
    walk = printed_in_finnish(region)
    assert (walk.case.at, walk.asked) == (Stage.PRINTING, {"finish_local_material"})
    assert [one.gate.name for one in walk.case.path.blockers(walk.case.at, walk.case.facts)] == [
        "languages_covered"
    ]
    walk.do("override", gate="languages_covered", reason="Ruotsinkielinen esite painetaan syksyllä")
    assert walk.moves[-1] == ("moved_forward", "distribution", "override")
    assert "finish_local_material" not in walk.asked


def test_the_reason_for_passing_a_soft_gate_stands_in_the_log(region):
    walk = printed_in_finnish(region)
    event = walk.do("override", gate="languages_covered", reason="Painetaan syksyllä")
    assert (event.reason, event.data["gate"]) == ("Painetaan syksyllä", "languages_covered")
    assert "languages_covered" not in {
        one.gate.name for one in walk.case.path.warnings(walk.case.at, walk.case.facts)
    }


def test_passing_a_soft_gate_twice_leaves_one_reason(region):
    walk = printed_in_finnish(region)
    for reason in ("Painetaan syksyllä", "Painetaan talvella"):
        walk.do("override", by=walk.adviser, gate="languages_covered", reason=reason)
    assert [one.reason for one in Override.objects.filter(case=walk.case_id)] == ["Painetaan syksyllä"]


@pytest.mark.rule("R72")
def test_a_distributor_that_was_not_talked_over_stops_the_step_until_a_reason_is_given(region):
    walk = region(Stage.COMMITMENTS)
    while walk.asked - {"consult_on_distributors"}:
        act, item = min(
            (one.act.name, one.item) for one in asked_now(walk) if one.act.name != "consult_on_distributors"
        )
        walk.do(act, item=item)
    assert walk.case.at is Stage.COMMITMENTS
    walk.do("override", gate="distributors_consulted", reason="Tuttu toimija")
    assert walk.case.at is Stage.STATISTICS
