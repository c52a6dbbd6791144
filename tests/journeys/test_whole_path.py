"""A region from the public page to permanent operation, by all its people, on the pages that they use."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail

from accounts.models import User
from commitments.models import CommitmentText, ModelVersion
from tests.adoption.region import country
from tests.journeys.region import Region, candidates
from tests.workflows.checked import check, events_of, open_tasks
from workflows.models import CaseTask
from workflows.stages import Stage

pytestmark = pytest.mark.browser
KAINO, KULTA, SANNA = "kaino.kysyja@example.fi", "kulta.kulttuuri@example.fi", "sanna.sote@example.fi"
BEGIN = date(2027, 1, 11)


@pytest.fixture
def region(site, clock, seat, centre) -> Region:
    country()
    clock.on(BEGIN)
    return Region(clock, seat, seat())


def test_a_region_walks_the_whole_path_and_stays(region):
    for part in PARTS:
        part(region)
    case = region.case
    check(case)
    assert (case.at, open_tasks(case)) == (Stage.PERMANENT, set())
    assert len([event for event in events_of(case) if event.is_move]) == 11
    assert len(events_of(case)) == 64
    assert (region.today - BEGIN).days > 365


def gets_in_touch(region):
    anybody = region.seat().open("/contact/")
    anybody.fill(municipalities="Beekylä", name="Kaino Kysyjä", email=KAINO, message="Miten pääsemme alkuun?")
    anybody.fill(origin="council")
    anybody.send()
    assert anybody.page.url.endswith("/contact/sent/")


def signs_in_with_the_code(region):
    """The adviser writes the code from the letter."""
    desk = region.centre.open("/")
    desk.fill(login="nelli.neuvoja@example.fi")
    desk.send()
    (code,) = re.findall(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", mail.outbox[-1].body, re.MULTILINE)
    desk.fill(code=code)
    desk.send()
    assert desk.page.url == f"{desk.address}/"


def is_answered(region):
    region.centre.do("take_ownership")
    region.clock.after(2)
    region.centre.do(
        "answer_contact",
        outcome="go_on",
        culture_name="Kulta Kulttuuri",
        culture_email=KULTA,
        sote_name="Sanna Sote",
        sote_email=SANNA,
    )
    region.culture, region.care = (region.seat(User.objects.get(email=email)) for email in (KULTA, SANNA))


def hears_of_kaikukortti(region):
    day = region.coming(14)
    region.centre.do("plan_info_session", date=day, starts_at="13.00", mode="remote", audience="Kaikki")
    region.clock.on(day)
    region.culture.do("mark_info_session_held", held_on=day, culture_count=9, care_count=7, **region.came())
    region.clock.after(5)
    region.care.open().take("decide_to_prepare")
    assert CaseTask.objects.get(act="decide_to_prepare").owner.email == SANNA
    region.care.do("decide_to_prepare", go_on="True", decided_on=region.today)


def forms_its_group(region):
    for desk, act, side in (
        (region.culture, "appoint_culture", "culture"),
        (region.care, "appoint_care", "sote"),
    ):
        region.clock.after(1)
        desk.do(act, contacts=region.keys(side), appointed_by="Lautakunta", appointed_on=region.today)
    culture, care = region.keys("culture"), region.keys("sote")
    region.culture.do(
        "form_group", kind="pair", culture_members=culture, care_members=care, coordinators=culture
    )


def is_trained(region):
    day = region.coming(21)
    region.centre.do("plan_training", date=day, mode="remote")
    region.culture.do("confirm_attendance_culture", contacts=region.keys("culture"))
    region.care.do("confirm_attendance_care", contacts=region.keys("sote"))
    region.clock.on(day)
    region.centre.do("mark_training_held", held_on=day, **region.came())


def holds_its_workshop(region):
    day = region.coming(28)
    region.culture.do("plan_workshop", date=day, mode="on_site", place="Kirjasto")
    region.culture.do("invite_culture", organisations="Kulmakunnan museo\nLiikuntahalli Ponnistus", count=2)
    region.care.do("invite_care", organisations="Ovi auki ry", count=1)
    region.clock.on(day)
    region.culture.do("mark_workshop_held", held_on=day, culture_count=9, care_count=7, **region.came())
    region.culture.do("list_candidates", **candidates())


def commits_itself(region):
    day = region.coming(14)
    region.culture.do("plan_meeting", date=day, mode="remote")
    region.clock.on(day)
    region.culture.do("mark_meeting_held", held_on=day, culture_count=9, care_count=7, **region.came())
    for desk, act in (
        (region.culture, "accept_partnership_culture"),
        (region.care, "accept_partnership_care"),
    ):
        region.clock.after(1)
        text = CommitmentText.objects.filter(kind="partnership").latest("pk").pk
        desk.do(act, text=text, keeps_principles=True, coordinates_locally=True, body="Lautakunta")
    region.centre.do("countersign_partnership", in_force_from=region.today)


def gathers_its_network(region):
    region.centre.do("consult_on_distributors", opinion_1="favour", opinion_2="favour")
    version = ModelVersion.objects.filter(is_valid=True).latest("published_on").pk
    for desk, item in region.each("record_partner_commitment"):
        desk.open().open_task("record_partner_commitment", item)
        desk.fill(model_version=version, method="signed", given_by="Jaana Johtaja", starts=region.today)
        if desk is region.culture:
            desk.fill(knows_no_reimbursement=True)
        desk.send()
        desk.was_done()
    region.culture.do("close_commitments")


def looks_after_statistics(region):
    region.culture.do("name_statistics_person", contact=region.keys("sote")[0])
    for _desk, item in region.each("confirm_kaikukanta_access"):
        region.care.do("confirm_kaikukanta_access", item, granted_on=region.today)


def prints_its_cards(region):
    """The first artwork is returned, with a reason that the coordinator reads."""
    region.culture.do("submit_artwork", languages=["fi"], description="Kortti ja juliste")
    desk = region.centre.open()
    desk.open_task("approve_artwork")
    desk.choose("return_artwork", region.case)
    desk.fill(reason="Yhteystiedot puuttuvat")
    desk.send()
    desk.was_done()
    region.culture.do("submit_artwork", languages=["fi"], description="Kortti, juliste ja yhteystiedot")
    region.centre.do("approve_artwork")
    region.culture.do(
        "order_cards", quantity=400, languages=["fi"], printer="Paino Hiirenkorva", ordered_on=region.today
    )
    region.clock.after(12)
    region.culture.do("confirm_delivery", delivered_on=region.today)
    region.culture.do("finish_local_material", kinds="Esite", languages=["fi"], finished_on=region.today)


def goes_live(region):
    for desk, item in region.each("report_onboarding"):
        region.clock.after(1)
        desk.do("report_onboarding", item, held_on=region.today, staff=5, material="Perehdytysdiat")
    region.culture.do("confirm_ready_culture")
    region.care.do("confirm_ready_care")
    starts = region.coming(14)
    region.culture.do("set_pilot_period", starts=starts, ends=starts + timedelta(days=300))
    region.centre.do("confirm_go_live")
    region.clock.on(starts)
    region.culture.do("report_distribution_begun", begun_on=starts)


def learns_from_the_pilot(region):
    region.clock.after(155)
    region.culture.do(
        "record_feedback_meeting",
        held_on=region.today,
        culture_count=6,
        care_count=5,
        kaikukeskus_came=True,
        summary="Kortti on otettu hyvin vastaan.",
        **region.came(),
    )
    region.clock.after(60)
    region.culture.do(
        "record_survey",
        audience="Kortinhaltijat",
        starts=region.coming(-15),
        ends=region.coming(-1),
        answers=31,
    )


def decides_to_stay(region):
    region.clock.after(45)
    for desk, act in ((region.culture, "decide_culture"), (region.care, "decide_care")):
        region.clock.after(1)
        desk.do(act, outcome="continue", organ="Lautakunta", decided_on=region.today, section="§ 31")
    region.culture.do("carry_out_decision")


PARTS = (
    gets_in_touch,
    signs_in_with_the_code,
    is_answered,
    hears_of_kaikukortti,
    forms_its_group,
    is_trained,
    holds_its_workshop,
    commits_itself,
    gathers_its_network,
    looks_after_statistics,
    prints_its_cards,
    goes_live,
    learns_from_the_pilot,
    decides_to_stay,
)
