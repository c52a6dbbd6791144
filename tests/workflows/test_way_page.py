"""The shortest way on the page of a case, who is waited for, and what a lost member is looked for with."""

from collections import Counter
from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from commitments.models import Partner
from config.demonstration.walk import Walk
from tests.workflows.regions import in_english
from workflows.models import CaseTask
from workflows.queries import case_page
from workflows.queries.moments import Moment
from workflows.queries.particulars import particulars_of
from workflows.stages import Stage
from workflows.views.presenters.case import CasePage
from workflows.views.presenters.way import SHOWN

pytestmark = pytest.mark.django_db
STAGES = (Stage.COMMITMENTS, Stage.STATISTICS)


def page_of(walk: Walk, reader=None, **facts) -> CasePage:
    case = case_page.a_case(walk.case_id)
    case.facts = replace(case.facts, **facts)
    return CasePage(case, reader or walk.adviser, walk.now)


def text_of(walk: Walk, browse, reader) -> str:
    return browse(in_english(reader)).get(f"/cases/{walk.case_id}/").content.decode()


def drawn(page: CasePage) -> str:
    with override("en"):
        return render_to_string("workflows/case/way.html", {"way": page.way, "page": page})


def lines(page: CasePage) -> dict[tuple[str, str], int]:
    return {(line.act.name, line.turn): line.times for line in page.way.lines}


def test_acts_of_one_kind_are_one_line_that_says_how_many(region):
    page = page_of(region(Stage.STATISTICS))
    assert lines(page) == {
        ("name_statistics_person", "coordinator"): 1,
        ("confirm_kaikukanta_access", "coordinator"): 4,
        ("submit_artwork", "coordinator"): 1,
        ("finish_local_material", "coordinator"): 1,
        ("approve_artwork", "centre"): 1,
        ("order_cards", "coordinator"): 1,
        ("confirm_delivery", "coordinator"): 1,
        ("report_onboarding", "care"): 2,
        ("report_onboarding", "culture"): 2,
        ("confirm_ready_culture", "culture"): 1,
        ("confirm_ready_care", "care"): 1,
        ("set_pilot_period", "coordinator"): 1,
        ("confirm_go_live", "centre"): 1,
        ("report_distribution_begun", "coordinator"): 1,
    }
    assert (page.way.number, page.way.to_permanent) == (19, 24)
    assert [line.act.name for line in page.way.afterwards][:2] == ["record_feedback_meeting", "record_survey"]


def test_the_first_few_are_shown_and_the_rest_can_be(region):
    page = page_of(region(Stage.STATISTICS))
    text = drawn(page)
    assert len(page.way.first) == SHOWN
    assert page.way.number_of_others == 11
    assert "The shortest way to distribution" in text
    assert "19 things" in text
    assert "Show 11 more" in text
    assert "From there to permanent operation: 5 more, 24 in all" in text
    assert "4 times" in text


def test_what_is_asked_already_is_as_much_as_there_are_open_tasks(region):
    walk = region(Stage.STATISTICS)
    asked = Counter((line.act.name, line.turn) for line in page_of(walk).way.lines for _task in line.tasks)
    tasks = CaseTask.objects.open().filter(case=walk.case_id)
    assert asked == Counter(tasks.values_list("act", "turn"))


def test_only_what_the_reader_can_do_now_leads_there(region):
    walk = region(Stage.STATISTICS)
    network = f"/cases/{walk.case_id}/network/"
    care = walk.contacts("sote")[0].user
    urls = {line.act.name: line.url for line in page_of(walk, care).way.lines if line.url}
    assert urls == {"report_onboarding": network}
    assert [line.url for line in page_of(walk).way.lines if line.url] == []
    walk.do("submit_artwork")
    assert [line.url for line in page_of(walk).way.lines if line.url] == [
        f"/cases/{walk.case_id}/do/approve_artwork/"
    ]


def test_who_can_do_it_is_whoever_has_taken_it_or_answers_for_it(region):
    walk = region(Stage.STATISTICS)
    walk.do("name_statistics_person")
    named = {(line.act.name, line.turn): line.names for line in page_of(walk).way.lines}
    assert named["confirm_kaikukanta_access", "coordinator"] == ("Seppo Sote",)
    assert named["order_cards", "coordinator"] == ("Kaisa Kulttuuri",)
    assert named["confirm_go_live", "centre"] == ("Nelli Neuvoja",)


def test_nobody_is_missed_for_what_is_far_ahead(walk):
    page = page_of(walk)
    assert {line.names for line in page.way.lines if line.turn == "culture"} == {()}
    assert "nobody at present" in drawn(page)
    walk.do("take_ownership")
    assert "nobody at present" not in drawn(page_of(walk))


def test_on_hold_the_case_is_resumed_first(region):
    walk = region(Stage.STATISTICS)
    walk.do("hold", reason="Elections", review_on=walk.day)
    page = page_of(walk)
    assert (page.way.lines[0].act.name, page.way.number) == ("resume", 20)
    assert page.waited_for is None


def test_a_recommendation_may_be_answered_with_a_reason_and_the_way_says_so(region):
    page = page_of(region(Stage.COMMITMENTS))
    assert [line.act.name for line in page.way.lines if line.only_recommended] == ["consult_on_distributors"]
    assert "or a reason why not" in drawn(page)


def test_only_as_many_candidates_are_counted_as_the_network_needs(region):
    walk = region(Stage.COMMITMENTS)
    page = page_of(walk)
    assert lines(page)["record_partner_commitment", "care"] == 1
    assert lines(page)["record_partner_commitment", "culture"] == 1
    assert len(page.case.facts.uncommitted) == 4
    assert "only as many are counted as the network needs" in drawn(page)


def test_those_who_are_still_to_be_found_are_counted(region):
    walk = region(Stage.COMMITMENTS)
    for one in Partner.objects.filter(adoption=walk.case.adoption):
        walk.do("partner_leaves", item=f"partner:{one.pk}", left_on=walk.day)
    page = page_of(walk)
    found = [step for step in page.way.way.steps if step.act.name.startswith("find_")]
    assert [step.act.name for step in found] == ["find_third_sector_distributor", "find_venue"]
    assert "still to be found" in drawn(page)


def test_no_way_leads_on_when_both_sides_have_decided_to_end(region):
    page = page_of(region(Stage.STATISTICS), culture_decision="end", care_decision="end")
    text = drawn(page)
    assert (page.way.number, page.way.to_permanent) == (19, None)
    assert "Both sides have decided to end, so no way leads to permanent operation." in text
    assert "From there to permanent operation" not in text


def test_a_moment_of_the_past_has_no_way_on(region):
    walk = region(Stage.STATISTICS)
    page = CasePage(case_page.a_case(walk.case_id), walk.adviser, walk.now, Moment(walk.now))
    assert (page.way, page.waited_for) == (None, None)


def test_an_ended_case_has_no_way_on(region):
    walk = region(Stage.COMMITMENTS)
    walk.do("end_by_kaikukeskus", reason="The council declined")
    assert (page_of(walk).way, page_of(walk).waited_for) == (None, None)


def test_a_reader_who_has_nothing_to_do_reads_who_is_waited_for(region, browse):
    walk = region(Stage.STATISTICS)
    text = text_of(walk, browse, walk.adviser)
    assert "You have nothing to do here now" in text
    assert "Next in turn:" in text
    assert "You have nothing to do here now" not in text_of(walk, browse, walk.contacts("culture")[0].user)


def test_what_facts_do_not_say_is_read_in_one_query(region, django_assert_num_queries):
    case = region(Stage.STATISTICS).case
    with django_assert_num_queries(1):
        particulars = particulars_of(case, None)
    assert particulars.candidates == {}
    assert Counter(particulars.turns.values()) == {"culture": 4, "care": 4}


@pytest.mark.parametrize("sites", [[], ["North", "South"]])
def test_a_candidate_would_bring_its_sites_or_one_of_its_own_name(region, sites):
    walk = region(Stage.COMMITMENTS)
    kind = {"sector": "culture", "ownership": "public", "is_distributor": False, "is_venue": True}
    walk.do(
        "add_partner", name="Hall", sites=sites, contact_name="Yrjö", contact_email="y@example.fi", **kind
    )
    hall = Partner.objects.get(name="Hall")
    found = particulars_of(walk.case, None).candidates[f"partner:{hall.pk}"]
    assert (found.third_sector_distributor, found.distributor, found.venue) == (False, False, True)
    assert len(found.sites_without_access) == len(found.sites_not_onboarded) == max(len(sites), 1)


def missing_at_distribution(walk: Walk, **lost) -> dict[str, tuple]:
    page = page_of(walk, **lost)
    found = page.case.path.blockers(Stage.DISTRIBUTION, page.case.facts)
    return {
        blocker.gate.name: (blocker.missing[0].act, blocker.missing[0].items)
        for blocker in found
        if blocker.gate.name in ("distributor", "venue", "third_sector_distributor")
    }


def test_a_candidate_lacks_only_its_commitment_and_only_without_one_is_somebody_looked_for(region):
    walk, waiting = region(Stage.STATISTICS), frozenset({"partner:1"})
    lost = {"distributor": False, "venue": False, "uncommitted": waiting}
    assert missing_at_distribution(walk, **lost, venue_candidate=False) == {
        "distributor": ("record_partner_commitment", waiting),
        "venue": ("find_venue", frozenset()),
    }


def test_a_member_that_lost_its_commitment_is_named_where_it_stops_the_case(region, browse):
    walk = region(Stage.STATISTICS)
    walk.to(Stage.ONBOARDING)
    for one in Partner.objects.filter(adoption=walk.case.adoption, is_distributor=True):
        (commitment,) = one.commitments.filter(ended_on=None)
        walk.do("end_commitment", item=f"commitment:{commitment.pk}", ended_on=walk.day)
    (line,) = [one for one in page_of(walk).blockers if one.gate.name == "third_sector_distributor"]
    (missing,) = line.missing
    assert (missing.act.name, missing.item_names, missing.more) == (
        "record_partner_commitment",
        "Ovi auki ry",
        0,
    )
    care = walk.contacts("sote")[0].user
    (line,) = [one for one in page_of(walk, care).blockers if one.gate.name == "third_sector_distributor"]
    assert [link.url for link in line.missing[0].links] == [
        f"/cases/{walk.case_id}/do/record_partner_commitment/{missing.items[0]}/"
    ]
