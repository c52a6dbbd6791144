"""Decisions, statistics, printing, the pilot and its feedback; records taken back and corrected."""

import pytest

from adoption import services
from adoption.models import Artwork, ContinuationDecision, Delivery, PilotPeriod, PrintOrder, StatisticsDuty
from tests.adoption.region import Region, day, noon

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return Region()


def order(region, **changes):
    data = {
        "quantity": 500,
        "languages": ["fi"],
        "printer": "Paino",
        "ordered_on": day(4),
        "cost_eur": 900,
    } | changes
    return region.do(services.order_cards, **data)


def decide(region, record, **changes):
    data = {
        "outcome": "continue",
        "until": None,
        "organ": "Lautakunta",
        "decided_on": day(9),
        "section": "12 §",
    }
    return region.do(record, **data | changes)


def test_the_region_decides_to_prepare(region):
    decision = region.do(services.decide_to_prepare, go_on=True, decided_on=day(3), on_word_of="Kulta")
    assert (decision.go_on, decision.decided_on, decision.on_word_of, decision.review_on) == (
        True,
        day(3),
        "Kulta",
        None,
    )


def test_one_person_at_a_time_looks_after_the_statistics(region):
    region.do(services.name_statistics_person, contact=region.culture)
    region.do(services.name_statistics_person, contact=region.care)
    assert StatisticsDuty.objects.standing().get().contact == region.care


def test_artwork_is_returned_and_then_approved(region):
    first = region.do(services.submit_artwork, languages=["fi"], description="Kortti")
    returned = region.do(services.return_artwork, reason="Logo puuttuu")
    second = region.do(services.submit_artwork, languages=["fi", "sv"], description="Kortti 2")
    approved = region.do(services.approve_artwork)
    assert (returned.artwork, returned.approved, returned.reason) == (first, False, "Logo puuttuu")
    assert (approved.artwork, approved.approved) == (second, True)
    assert second.languages == ["fi", "sv"]


def test_artwork_that_waits_gives_way_to_the_next(region):
    for name in ("Kortti", "Kortti 2"):
        region.do(services.submit_artwork, languages=["fi"], description=name)
    assert Artwork.objects.standing().get().description == "Kortti 2"


def test_cards_are_ordered_and_delivered(region):
    placed = order(region)
    delivery = region.do(services.confirm_delivery, delivered_on=day(20))
    assert (placed.quantity, placed.printer, placed.cost_eur) == (500, "Paino", 900)
    assert (delivery.order, delivery.delivered_on) == (placed, day(20))


def test_local_material_is_finished(region):
    made = region.do(
        services.finish_local_material, kinds="Esite", languages=["fi", "se"], finished_on=day(4)
    )
    assert (made.kinds, made.languages, made.finished_on) == ("Esite", ["fi", "se"], day(4))


@pytest.mark.rule("R41.9")
def test_each_side_is_ready_today(region):
    region.at(8)
    culture, care = region.do(services.confirm_ready_culture), region.do(services.confirm_ready_care)
    assert [(one.turn, one.ready_on) for one in (culture, care)] == [("culture", day(8)), ("care", day(8))]


def test_the_pilot_starts(region):
    period = region.do(services.set_pilot_period, starts=day(10), ends=day(200))
    live = region.at(5).do(services.confirm_go_live)
    begun = region.do(services.report_distribution_begun, begun_on=day(11))
    assert (period.round, period.starts, period.ends) == (1, day(10), day(200))
    assert (live.confirmed_on, begun.begun_on) == (day(5), day(11))


def test_the_period_set_again_stays_in_its_round(region):
    for last in (200, 250):
        region.do(services.set_pilot_period, starts=day(10), ends=day(last))
    standing = PilotPeriod.objects.standing().get()
    assert (standing.round, standing.ends) == (1, day(250))


def test_an_extension_is_a_new_round_with_decisions_of_its_own(region):
    region.with_pilot()
    first = decide(region, services.decide_culture, outcome="extend", until=day(400))
    period = region.do(services.extend_pilot, until=day(400))
    second = decide(region, services.decide_culture)
    assert (period.round, period.starts, period.ends) == (2, day(0), day(400))
    assert (first.round.round, second.round.round) == (1, 2)
    assert set(ContinuationDecision.objects.standing()) == {first, second}


def test_a_side_that_decides_again_withdraws_its_former_decision(region):
    region.with_pilot()
    decide(region, services.decide_care, outcome="end")
    again = decide(region, services.decide_care, register_number="D/12/2026")
    assert list(ContinuationDecision.objects.standing()) == [again]
    assert (again.turn, again.outcome, again.organ, again.section, again.register_number) == (
        "care",
        "continue",
        "Lautakunta",
        "12 §",
        "D/12/2026",
    )


def test_a_survey_is_kept(region):
    survey = region.do(
        services.record_survey, audience="Kortinhaltijat", starts=day(1), ends=day(9), answers=41
    )
    assert (survey.audience, survey.starts, survey.ends, survey.answers, survey.link) == (
        "Kortinhaltijat",
        day(1),
        day(9),
        41,
        "",
    )


def test_records_taken_back_stay_in_history(region):
    placed = order(region)
    duty = region.do(services.name_statistics_person, contact=region.care)
    taken = services.withdraw_records(
        region.adoption, [placed, duty], by=region.kaikukeskus, now=noon(day(9))
    )
    placed.refresh_from_db()
    assert taken == [placed, duty]
    assert (placed.withdrawn_at, placed.withdrawn_by) == (noon(day(9)), region.kaikukeskus)
    assert placed.history.count() == 2


def test_records_of_another_region_are_left_alone(region):
    placed = order(region)
    other = region.contact("102")
    assert services.withdraw_records(other, [placed], by=region.kaikukeskus, now=noon(day(9))) == []
    assert PrintOrder.objects.standing().get() == placed


def test_a_corrected_record_keeps_what_hangs_on_it(region):
    placed = order(region)
    delivery = region.do(services.confirm_delivery, delivered_on=day(20))
    data = {"quantity": 700, "languages": ["fi"], "printer": "Paino", "ordered_on": day(4)}
    corrected = services.correct(
        region.adoption,
        data,
        by=region.kaikukeskus,
        now=noon(day(9)),
        item=placed,
        again=services.order_cards,
    )
    assert list(PrintOrder.objects.standing()) == [corrected]
    assert corrected.quantity == 700
    assert Delivery.objects.get(pk=delivery.pk).order == corrected


def test_a_corrected_period_keeps_its_round_and_decisions(region):
    region.with_pilot()
    first = PilotPeriod.objects.standing().get()
    second = region.do(services.extend_pilot, until=day(400))
    decision = decide(region, services.decide_culture)
    corrected = services.correct(
        region.adoption,
        {"starts": day(0), "ends": day(500)},
        by=region.kaikukeskus,
        now=noon(day(9)),
        item=second,
        again=services.set_pilot_period,
    )
    decision.refresh_from_db()
    assert (corrected.round, corrected.ends, decision.round) == (2, day(500), corrected)
    assert set(PilotPeriod.objects.standing()) == {first, corrected}
