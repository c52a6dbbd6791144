"""The page of a case: who sees it, and that it says where the case is, what stops it and what may be done."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from commitments.models import Partner, Site
from tests.workflows.regions import in_english, person_of, places, stranger, walk_to
from workflows.acts import BY_NAME
from workflows.flows.desk import Desk
from workflows.models import CaseTask
from workflows.queries import case_page
from workflows.services.perform import lock, reread
from workflows.services.work import keep_asking
from workflows.stages import Stage
from workflows.views.presenters import sides
from workflows.views.presenters.case import CasePage
from workflows.views.presenters.path import Progress

pytestmark = pytest.mark.django_db


def page_of(walk, reader=None, now=None) -> CasePage:
    return CasePage(case_page.a_case(walk.case_id), reader or walk.adviser, now or timezone.now())


def text_of(walk, browse, reader) -> str:
    return browse(in_english(reader)).get(f"/cases/{walk.case_id}/").content.decode()


@pytest.mark.rule("R10")
def test_both_sides_and_kaikukeskus_see_the_whole_case_and_nobody_else_anything(browse):
    walk = walk_to(Stage.WORKING_GROUP)
    other = walk_to(Stage.WORKING_GROUP, municipality="102", places=places())
    seen = [
        browse(who).get(f"/cases/{walk.case_id}/").status_code
        for who in (
            person_of(walk, "culture"),
            person_of(walk, "sote"),
            walk.adviser,
            person_of(other, "culture"),
            stranger(),
        )
    ]
    assert seen == [200, 200, 200, 404, 404]


def test_whoever_is_not_signed_in_is_asked_to(client):
    assert client.get("/cases/1/").status_code == 302


def test_a_blocked_step_says_what_is_missing_why_where_and_who_can_supply_it(browse):
    walk = walk_to(Stage.WORKING_GROUP)
    text = text_of(walk, browse, walk.contacts("culture")[0].user)
    assert "Nobody is appointed for social and health care or hyte" in text
    assert "each appoint at least one person, so that both own the work." in text
    assert 'Published page, Introduction (<a href="/rules/R8/">R8</a>, <a href="/rules/R9/">R9</a>).' in text
    assert "Seppo Sote" in text
    assert f'href="/cases/{walk.case_id}/do/appoint_care/"' in text


@pytest.mark.parametrize(
    ("days", "heading"), [(5, "What is still missing before the next step"), (-1, "What stops the next step")]
)
def test_work_in_good_time_stops_nothing_and_overdue_work_does(browse, days, heading):
    walk = walk_to(Stage.WORKING_GROUP)
    CaseTask.objects.open().filter(case=walk.case_id).update(due=timezone.localdate() + timedelta(days))
    text = text_of(walk, browse, walk.adviser)
    assert (f'<h2 id="stop">{heading} ' in text, "block--open" in text) == (True, days > 0)


def test_every_link_of_what_stops_a_case_leads_somewhere(browse):
    walk = walk_to(Stage.COMMITMENTS)
    for name in ("accept_partnership_culture", "accept_partnership_care", "countersign_partnership"):
        walk.do(name)
    missing = [line for blocker in page_of(walk).blockers for line in blocker.missing]
    urls = [link.url for line in missing for link in line.links]
    assert f"/cases/{walk.case_id}/do/consult_on_distributors/" in urls
    assert {browse(walk.adviser).get(url).status_code for url in urls} == {200}


def test_kaikukeskus_is_offered_no_local_act(browse):
    walk = walk_to(Stage.WORKING_GROUP)
    text = text_of(walk, browse, walk.adviser)
    assert "/do/appoint_culture/" not in text
    assert "/do/form_group/" not in text


@pytest.mark.rule("R11", "R34", "R42")
def test_the_path_says_what_is_done_under_way_and_to_come():
    walk = walk_to(Stage.TRAINING)
    path = page_of(walk).path
    steps = [step.progress for step in (*path.before, *path.fork, *path.after, path.permanent)]
    assert steps == [Progress.DONE] * 2 + [Progress.NOW] + [Progress.AHEAD] * 8
    assert path.done == 2
    assert path.before[1].done_on == timezone.localdate(walk.case.stage_since)
    assert path.before[2].since == timezone.localdate(walk.case.stage_since)


def test_steps_6_to_8_each_stand_as_their_own_gates_do():
    walk = walk_to(Stage.STATISTICS)
    for name in (
        "submit_artwork",
        "approve_artwork",
        "order_cards",
        "confirm_delivery",
        "finish_local_material",
    ):
        walk.do(name)
    fork = page_of(walk).path.fork
    assert [step.progress for step in fork] == [Progress.NOW, Progress.DONE, Progress.NOW]


def test_a_step_that_lacks_something_again_says_so():
    walk = walk_to(Stage.DISTRIBUTION)
    partner = Partner.objects.filter(adoption=walk.case.adoption, is_venue=True).first()
    Site.objects.create(partner=partner, name="New hall")
    assert [step.progress for step in page_of(walk).path.fork] == [
        Progress.AGAIN,
        Progress.DONE,
        Progress.AGAIN,
    ]


@pytest.mark.rule("R9", "R10")
def test_a_half_done_joint_act_shows_which_half(browse):
    walk = walk_to(Stage.WORKING_GROUP)
    walk.do("appoint_culture", by=walk.contacts("culture")[0].user)
    row = page_of(walk).sides[0]
    assert (row.culture.is_done, row.care.is_done, row.is_half_done) == (True, False, True)
    assert (row.culture.by, row.culture.done_on) == ("Kaisa Kulttuuri", walk.day)
    assert "half done" in text_of(walk, browse, walk.adviser)


def test_every_pair_of_acts_stands_in_the_table_of_both_sides():
    stems = {name.removesuffix("_culture") for name in BY_NAME if name.endswith("_culture")}
    pairs = {stem for stem in stems if f"{stem}_care" in BY_NAME}
    assert pairs == {pair.stem for pair in sides.PAIRS}


def test_a_case_on_hold_says_why_and_until_when_and_nothing_is_due(browse):
    walk = walk_to(Stage.WORKING_GROUP, days_ago=60)
    walk.do("hold", reason="Elections", review_on=timezone.localdate() + timedelta(days=30))
    text = text_of(walk, browse, walk.adviser)
    assert "The case is on hold" in text
    assert "Elections" in text
    assert "late" not in text.split("Open tasks")[1].split("</section>")[0]


def test_an_ended_case_is_only_read(browse):
    walk = walk_to(Stage.WORKING_GROUP)
    walk.do("end_by_kaikukeskus", reason="The council declined")
    text = text_of(walk, browse, walk.adviser)
    assert "The case has ended" in text
    assert "The council declined" in text
    assert f"/cases/{walk.case_id}/do/" not in text


def test_one_side_that_ends_shows_that_the_other_has_not(browse):
    walk = walk_to(Stage.WORKING_GROUP)
    walk.do("end_culture", reason="No resources")
    text = text_of(walk, browse, walk.adviser)
    assert "One side has ended the case" in text
    assert page_of(walk).sides[-1].is_half_done is True


def test_what_was_in_order_and_is_lost_says_so(browse):
    walk = walk_to(Stage.TRAINING)
    contact = walk.contacts("sote")[0]
    walk.do("contact_leaves", item=f"contact:{contact.pk}", ends=walk.day, by=contact.user)
    assert "This was in order before and has been lost." in text_of(walk, browse, walk.adviser)


@pytest.mark.rule("R46")
def test_preparation_is_measured_against_three_to_six_months():
    walk = walk_to(Stage.WORKING_GROUP, days_ago=200)
    page = page_of(walk)
    assert (page.preparation.days, page.may_have_stalled, page.is_going_live_early) == (200, True, False)


def test_going_live_after_weeks_is_pointed_out(settings):
    walk = walk_to(Stage.DISTRIBUTION, days_ago=300)
    settings.PREPARATION_DAYS = (1000, 2000)
    assert (page_of(walk).is_going_live_early, page_of(walk).may_have_stalled) == (True, False)


@pytest.mark.rule("R59")
def test_the_other_municipalities_nearby_are_named_with_how_they_stand(browse):
    walk = walk_to(Stage.WORKING_GROUP)
    with override("en"):
        assert page_of(walk).region.neighbours_words == "Beekylä (not begun)"
    walk_to(Stage.WORKING_GROUP, municipality="102", places=places())
    with override("en"):
        assert page_of(walk).region.neighbours_words == "Beekylä (preparing)"


def test_the_latest_events_are_told_in_the_readers_language(browse):
    walk = walk_to(Stage.WORKING_GROUP)
    text = text_of(walk, browse, walk.contacts("culture")[0].user)
    assert "The case moved on to step 2, Working group" in text
    assert "Nelli Neuvoja answered the contact: the preparation begins" in text


@pytest.fixture
def crowded():
    """A case at onboarding, on hold and half ended, with hundreds of sites that are not onboarded."""
    walk = walk_to(Stage.ONBOARDING)
    walk.do("end_culture", reason="No resources")
    walk.do("hold", reason="Elections", review_on=timezone.localdate() + timedelta(days=30))
    case = lock_and_fill(walk)
    assert len(case.facts.sites_not_onboarded) > 300
    return walk


def lock_and_fill(walk, sites: int = 300):
    partner = Partner.objects.filter(adoption=walk.case.adoption, is_venue=True).first()
    Site.objects.bulk_create(Site(partner=partner, name=f"Hall {number}") for number in range(sites))
    with transaction.atomic():
        case = lock(walk.case_id)
        case.desk = Desk(case, now=timezone.now())
        reread(case, BY_NAME["add_partner"])
        keep_asking(case, now=timezone.now())
    return case


@pytest.mark.parametrize("who", ["culture", "sote", "adviser"])
def test_the_page_asks_at_most_twenty_questions_and_is_small_however_much_there_is(
    crowded, who, browse, django_assert_max_num_queries
):
    reader = crowded.adviser if who == "adviser" else person_of(crowded, who)
    client = browse(reader)
    with django_assert_max_num_queries(20):
        page = client.get(f"/cases/{crowded.case_id}/")
    assert page.status_code == 200
    assert len(page.content) < 100_000


def onboardings_with_halls(walk, sites: int) -> list:
    """Lines of culture's sites to onboard, when there are so many: the network's own two and halls."""
    lock_and_fill(walk, sites - 2)
    rows = [row for row in page_of(walk).tasks if row.act.name == "report_onboarding"]
    return [row for row in rows if row.first.turn == "culture"]


def test_forty_one_sites_to_onboard_are_one_line_that_opens(browse):
    walk = walk_to(Stage.ONBOARDING)
    (row,) = onboardings_with_halls(walk, 41)
    assert (len(row.tasks), len(row.shown), row.more) == (41, 10, 31)
    text = text_of(walk, browse, person_of(walk, "culture"))
    assert text.split('id="open"')[1].split("</section>")[0].count('<span class="soft">41 sites</span>') == 1


def test_five_sites_to_onboard_stand_each_on_its_own_line():
    rows = onboardings_with_halls(walk_to(Stage.ONBOARDING), 5)
    assert [row.is_group for row in rows] == [False] * 5


def test_the_network_is_paged_and_small(crowded, browse):
    client = browse(person_of(crowded, "culture"))
    venue = Partner.objects.filter(adoption=crowded.case.adoption, is_venue=True).first()
    whole = client.get(f"/cases/{crowded.case_id}/network/")
    one = client.get(f"/cases/{crowded.case_id}/network/?partner={venue.pk}&page=2")
    assert (whole.status_code, one.status_code) == (200, 200)
    assert max(len(whole.content), len(one.content)) < 100_000
    assert one.content.decode().count("not onboarded yet") == 50
    assert client.get(f"/cases/{crowded.case_id}/network/?partner=nonsense").status_code == 404
