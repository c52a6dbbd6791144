"""The network loses whom it cannot do without, and finds others; partners come in permanent operation (R69, R71)."""

import pytest

from commitments.models import Partner, PartnerCommitment, Site
from workflows.acts.refusals import NeedsFirst
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
FROM_STATISTICS = (
    Stage.STATISTICS,
    Stage.PRINTING,
    Stage.ONBOARDING,
    Stage.DISTRIBUTION,
    Stage.FEEDBACK,
    Stage.PERMANENT,
)
STAGES = FROM_STATISTICS

THIRD_SECTOR = {
    "sector": "third_sector",
    "ownership": "third_sector",
    "is_distributor": True,
    "is_venue": False,
}
DISTRIBUTOR = {"sector": "sote", "ownership": "public", "is_distributor": True, "is_venue": False}
VENUE = {"sector": "culture", "ownership": "public", "is_distributor": False, "is_venue": True}


def partner(name: str, kind: dict) -> dict:
    person = {"contact_name": "Yrjö Yhteyshenkilö", "contact_email": "yrjo@example.fi"}
    return {"name": name, "sites": [name], **kind, **person}


def present(walk, **kind) -> list[Partner]:
    return list(Partner.objects.filter(adoption=walk.case.adoption, left_on=None, **kind))


def leave(walk, **kind) -> None:
    for one in present(walk, **kind):
        walk.do("partner_leaves", item=f"partner:{one.pk}", left_on=walk.day)


def blocking(walk) -> set[str]:
    return {blocker.gate.name for blocker in walk.case.path.blockers(walk.case.at, walk.case.facts)}


@pytest.mark.parametrize("stage", FROM_STATISTICS)
@pytest.mark.rule("R71")
def test_a_lost_third_sector_distributor_is_looked_for_at_once(region, stage):
    walk = region(stage)
    leave(walk, is_distributor=True, ownership="third_sector")
    task = walk.task("find_third_sector_distributor")
    assert (walk.case.at, task.turn, task.owner) == (stage, "care", walk.contacts("sote")[0].user)
    assert ("third_sector_distributor" in blocking(walk)) is (stage.order >= Stage.ONBOARDING.order)


@pytest.mark.parametrize("stage", FROM_STATISTICS)
def test_whoever_is_found_is_asked_for_its_commitment_and_the_network_is_whole(region, stage):
    walk = region(stage)
    leave(walk, is_distributor=True, ownership="third_sector")
    walk.do("find_third_sector_distributor", **partner("Uusi apu ry", THIRD_SECTOR))
    (found,) = present(walk, name="Uusi apu ry")
    assert "find_third_sector_distributor" not in walk.asked
    assert {"record_partner_commitment", "consult_on_distributors"} <= walk.asked
    walk.do("consult_on_distributors")
    walk.do("record_partner_commitment", item=f"partner:{found.pk}")
    assert walk.case.facts.third_sector_distributor is True
    assert "third_sector_distributor" not in blocking(walk)


@pytest.mark.parametrize(
    ("role", "name", "kind"),
    [("is_distributor", "find_distributor", DISTRIBUTOR), ("is_venue", "find_venue", VENUE)],
)
@pytest.mark.rule("R73")
def test_a_network_without_a_role_looks_for_it(region, role, name, kind):
    walk = region(Stage.PERMANENT)
    leave(walk, **{role: True})
    assert name in walk.asked
    walk.do(name, **partner("Uusi kumppani", kind))
    assert name not in walk.asked
    assert "record_partner_commitment" in walk.asked


@pytest.mark.rule("R41.6", "R41.8")
def test_a_new_partner_s_site_is_given_access_and_its_staff_onboarded(region):
    walk = region(Stage.PERMANENT)
    walk.do("add_partner", **partner("Uusi museo", VENUE))
    assert walk.asked == {"record_partner_commitment"}
    (new,) = present(walk, name="Uusi museo")
    walk.do("record_partner_commitment", item=f"partner:{new.pk}")
    assert walk.asked == {"confirm_kaikukanta_access", "report_onboarding"}
    site = f"site:{new.sites.get().pk}"
    walk.do("confirm_kaikukanta_access", item=site)
    walk.do("report_onboarding", item=site)
    assert walk.asked == set()


@pytest.mark.rule("R69")
def test_in_permanent_operation_only_new_partners_commit_and_for_good(region):
    walk = region(Stage.PERMANENT)
    pilot = PartnerCommitment.objects.standing().filter(adoption=walk.case.adoption)
    assert set(pilot.values_list("in_pilot", "ends", "ended_on")) == {(True, None, None)}
    walk.do("add_partner", **partner("Uusi museo", VENUE))
    (new,) = present(walk, name="Uusi museo")
    assert [task.item for task in walk.tasks("record_partner_commitment")] == [f"partner:{new.pk}"]
    walk.do("record_partner_commitment", item=f"partner:{new.pk}")
    commitment = PartnerCommitment.objects.get(partner=new)
    assert (commitment.in_pilot, commitment.ends) == (False, None)


@pytest.mark.rule("R72")
def test_a_new_distributor_is_talked_over_with_kaikukeskus(region):
    walk = region(Stage.PERMANENT)
    walk.do("add_partner", **partner("Uusi neuvola", DISTRIBUTOR))
    assert walk.asked == {"record_partner_commitment", "consult_on_distributors"}
    assert walk.task("consult_on_distributors").turn == "centre"


def test_a_commitment_that_ends_is_asked_for_again_and_its_sites_wait(region):
    walk = region(Stage.STATISTICS)
    venue = present(walk, is_venue=True)[0]
    commitment = PartnerCommitment.objects.standing().get(partner=venue)
    site = f"site:{venue.sites.get().pk}"
    assert site in walk.case.facts.sites_not_onboarded
    walk.do("end_commitment", item=f"commitment:{commitment.pk}", ended_on=walk.day)
    assert [task.item for task in walk.tasks("record_partner_commitment")] == [f"partner:{venue.pk}"]
    assert site not in walk.case.facts.sites_not_onboarded


def test_who_answers_for_a_partner_follows_its_role(region):
    walk = region(Stage.PERMANENT)
    for name, kind in (
        ("Museo", VENUE),
        ("Neuvola", DISTRIBUTOR),
        ("Talo", VENUE | {"is_distributor": True}),
    ):
        walk.do("add_partner", **partner(name, kind))
    turns = {task.item_name: task.turn for task in walk.tasks("record_partner_commitment")}
    assert turns == {"Museo": "culture", "Neuvola": "care", "Talo": "local"}


@pytest.mark.rule("R71")
def test_permanent_operation_does_not_begin_without_a_third_sector_distributor(region):
    walk = region(Stage.FEEDBACK).until("carry_out_decision")
    leave(walk, is_distributor=True, ownership="third_sector")
    with pytest.raises(NeedsFirst) as refused:
        walk.do("carry_out_decision", by=walk.contacts("culture")[0].user)
    assert [gate.name for gate in refused.value.gates] == ["fit_to_continue"]
    walk.do("find_third_sector_distributor", **partner("Uusi apu ry", THIRD_SECTOR))
    assert walk.to(Stage.PERMANENT).case.facts.third_sector_distributor is True


@pytest.mark.rule("R55", "R68")
def test_a_venue_whose_own_limitation_kaikukeskus_refuses_commits_anew_before_it_counts(region):
    walk = region(Stage.PERMANENT)
    walk.do("add_partner", **partner("Uusi museo", VENUE))
    (new,) = present(walk, name="Uusi museo")
    walk.do(
        "record_partner_commitment", item=f"partner:{new.pk}", limitation_text="Enintään kymmenen kerralla"
    )
    commitment = PartnerCommitment.objects.get(partner=new)
    (task,) = walk.tasks("decide_on_limitation")
    assert (task.item, task.turn, task.owner) == (f"commitment:{commitment.pk}", "centre", walk.adviser)
    walk.do("decide_on_limitation", item=task.item, approved=False, reason="Ei toimintamallin mukainen")
    assert "decide_on_limitation" not in walk.asked
    (again,) = walk.tasks("record_partner_commitment")
    assert (again.item, again.turn) == (f"partner:{new.pk}", "culture")
    assert walk.case.facts.uncommitted == {f"partner:{new.pk}"}
    assert list(Partner.objects.uncommitted().filter(adoption=walk.case.adoption)) == [new]
    assert Site.objects.committed().filter(partner=new).count() == 0
    walk.do("record_partner_commitment", item=again.item, limitation_text="")
    assert walk.case.facts.uncommitted == frozenset()


@pytest.mark.rule("R55")
def test_no_pilot_starts_while_a_limitation_waits_for_kaikukeskus(region):
    walk = region(Stage.DISTRIBUTION).until("confirm_go_live")
    walk.do("add_partner", **partner("Uusi museo", VENUE))
    (new,) = present(walk, name="Uusi museo")
    walk.do("record_partner_commitment", item=f"partner:{new.pk}", limitation_text="Enintään kymmenen")
    (site,) = Site.objects.filter(partner=new)
    for act in ("confirm_kaikukanta_access", "report_onboarding"):
        walk.do(act, item=f"site:{site.pk}")
    with pytest.raises(NeedsFirst) as refused:
        walk.do("confirm_go_live", by=walk.adviser)
    assert [gate.name for gate in refused.value.gates] == ["limitations_decided"]
    (task,) = walk.tasks("decide_on_limitation")
    walk.do("decide_on_limitation", item=task.item, approved=True)
    walk.do("confirm_go_live")
    assert walk.case.facts.go_live_confirmed is True
