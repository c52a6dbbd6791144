"""Decisions, printing, the pilot and its feedback: what the forms refuse."""

import pytest

from adoption import forms, services
from tests.adoption.region import Region, day

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return Region()


def errors(form_class, region, data, *, on=20, by=None):
    return list(form_class(data, adoption=region.adoption, by=by or region.culture.user, on=day(on)).errors)


def expected(at):
    return [at] if at else []


@pytest.mark.parametrize(
    ("data", "at"),
    [
        ({"go_on": "True", "decided_on": "5.3.2026"}, None),
        ({"decided_on": "5.3.2026"}, "go_on"),
        ({"go_on": "perhaps", "decided_on": "5.3.2026"}, "go_on"),
        ({"go_on": "True", "decided_on": ""}, "decided_on"),
        ({"go_on": "True", "decided_on": "23.3.2026"}, "decided_on"),
        ({"go_on": "True", "decided_on": "3.3.2026"}, "decided_on"),
        ({"go_on": "False", "decided_on": "5.3.2026", "reason": "Talous"}, "review_on"),
        (
            {"go_on": "False", "decided_on": "5.3.2026", "reason": "Talous", "review_on": "6.3.2026"},
            "review_on",
        ),
        ({"go_on": "False", "decided_on": "5.3.2026", "review_on": "1.9.2026"}, "reason"),
        ({"go_on": "False", "decided_on": "5.3.2026", "review_on": "1.9.2026", "reason": "Talous"}, None),
    ],
)
@pytest.mark.rule("R41.1")
def test_deciding_to_prepare(region, data, at):
    region.do(services.plan_info_session, date=day(2))
    region.do(services.mark_info_session_held, held_on=day(2))
    assert errors(forms.DecideToPrepareForm, region, data) == expected(at)


def test_kaikukeskus_says_whose_word_it_is(region):
    data = {"go_on": "True", "decided_on": "5.3.2026"}
    assert errors(forms.DecideToPrepareForm, region, data, by=region.kaikukeskus) == ["on_word_of"]
    data["on_word_of"] = "Kulta Kulttuuri"
    assert errors(forms.DecideToPrepareForm, region, data, by=region.kaikukeskus) == []


DECIDE = {"outcome": "continue", "organ": "Lautakunta", "decided_on": "20.3.2026"}


@pytest.mark.parametrize("form_class", [forms.DecideCultureForm, forms.DecideCareForm])
@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({}, None),
        ({"outcome": ""}, "outcome"),
        ({"outcome": "extend"}, "until"),
        ({"outcome": "extend", "until": "1.12.2026"}, "until"),
        ({"outcome": "extend", "until": "1.12.2027"}, None),
        ({"organ": ""}, "organ"),
        ({"decided_on": "10.3.2026"}, "decided_on"),
        ({"decided_on": "1.12.2026"}, "decided_on"),
    ],
)
def test_deciding_what_follows(region, form_class, changes, at):
    region.at(10).with_pilot()
    assert errors(form_class, region, DECIDE | changes) == expected(at)


@pytest.mark.rule("R41.11")
def test_nothing_follows_a_pilot_without_a_period(region):
    assert errors(forms.DecideCultureForm, region, DECIDE) == ["__all__"]


def test_deciding_again_offers_what_stands_of_this_round_only(region):
    region.with_pilot()
    data = {"outcome": "extend", "until": day(400), "organ": "Lautakunta", "decided_on": day(9)}
    region.do(services.decide_culture, **data)
    form = forms.DecideCultureForm(adoption=region.adoption, by=region.culture.user, on=day(20))
    assert (form.initial["outcome"], form.initial["until"]) == ("extend", day(400))
    region.do(services.extend_pilot, until=day(400))
    form = forms.DecideCultureForm(adoption=region.adoption, by=region.culture.user, on=day(20))
    assert form.initial == {}


@pytest.mark.parametrize(
    ("data", "at"),
    [
        ({"languages": ["fi", "sv"], "description": "Kortti"}, None),
        ({"languages": ["fi"], "description": "Kortti", "link": "example.fi/proof.pdf"}, None),
        ({"languages": ["fi"], "description": "Kortti", "link": "javascript:alert(1)"}, "link"),
        ({"languages": [], "description": "Kortti"}, "languages"),
        ({"languages": ["xx"], "description": "Kortti"}, "languages"),
        ({"languages": ["fi"]}, "description"),
    ],
)
def test_submitting_artwork(region, data, at):
    assert errors(forms.SubmitArtworkForm, region, data) == expected(at)


@pytest.mark.rule("R23")
def test_artwork_is_decided_on_when_some_waits(region):
    assert errors(forms.ApproveArtworkForm, region, {}) == ["__all__"]
    region.do(services.submit_artwork, languages=["fi"], description="Kortti")
    assert errors(forms.ApproveArtworkForm, region, {}) == []
    assert errors(forms.ReturnArtworkForm, region, {}) == ["reason"]


ORDER = {"quantity": "500", "languages": ["fi"], "printer": "Paino", "ordered_on": "18.3.2026"}


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({}, None),
        ({"quantity": ""}, "quantity"),
        ({"quantity": "0"}, "quantity"),
        ({"quantity": "paljon"}, "quantity"),
        ({"languages": []}, "languages"),
        ({"printer": ""}, "printer"),
        ({"ordered_on": "23.3.2026"}, "ordered_on"),
        ({"ordered_on": "10.3.2026"}, "ordered_on"),
        ({"cost_eur": "-5"}, "cost_eur"),
        ({"cost_eur": "12,5"}, "cost_eur"),
        ({"cost_eur": "1200"}, None),
    ],
)
def test_ordering_cards(region, changes, at):
    region.at(10)
    region.do(services.submit_artwork, languages=["fi"], description="Kortti")
    region.do(services.approve_artwork)
    assert errors(forms.OrderCardsForm, region, ORDER | changes) == expected(at)


@pytest.mark.parametrize(
    ("text", "at"), [("15.3.2026", None), ("9.3.2026", "delivered_on"), ("1.4.2026", "delivered_on")]
)
@pytest.mark.rule("R41.7")
def test_cards_arrive_after_their_order(region, text, at):
    data = {"quantity": 500, "languages": ["fi"], "printer": "Paino", "ordered_on": day(10)}
    assert errors(forms.ConfirmDeliveryForm, region, {"delivered_on": text})[0] in ("__all__", "delivered_on")
    region.do(services.order_cards, **data)
    assert errors(forms.ConfirmDeliveryForm, region, {"delivered_on": text}) == expected(at)


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({}, None),
        ({"kinds": ""}, "kinds"),
        ({"languages": []}, "languages"),
        ({"finished_on": "1.5.2026"}, "finished_on"),
    ],
)
def test_local_material(region, changes, at):
    data = {"kinds": "Esite", "languages": ["fi"], "finished_on": "18.3.2026"}
    assert errors(forms.LocalMaterialForm, region, data | changes) == expected(at)


@pytest.mark.parametrize("form_class", [forms.ConfirmReadyForm, forms.GoLiveForm])
def test_a_word_alone_is_enough(region, form_class):
    assert errors(form_class, region, {}) == []


@pytest.mark.parametrize(
    ("starts", "ends", "at"),
    [
        ("1.4.2026", "31.12.2026", None),
        ("1.4.2026", "1.4.2026", "ends"),
        ("1.4.2026", "31.3.2026", "ends"),
        ("1.3.2026", "31.12.2026", "starts"),
        ("", "31.12.2026", "starts"),
        ("1.4.2026", "", "ends"),
    ],
)
def test_the_pilot_has_two_days_in_their_order(region, starts, ends, at):
    assert errors(forms.PilotPeriodForm, region, {"starts": starts, "ends": ends}) == expected(at)


def test_a_period_that_runs_may_be_given_another_end(region):
    region.at(10).with_pilot()
    assert errors(forms.PilotPeriodForm, region, {"starts": "12.3.2026", "ends": "31.12.2026"}) == []


@pytest.mark.parametrize(
    ("text", "at"), [("12.3.2026", None), ("11.3.2026", "begun_on"), ("23.3.2026", "begun_on")]
)
@pytest.mark.rule("R41.9")
def test_distribution_begins_in_the_pilot(region, text, at):
    assert "__all__" in errors(forms.DistributionBegunForm, region, {"begun_on": text})
    region.do(services.set_pilot_period, starts=day(10), ends=day(300))
    assert errors(forms.DistributionBegunForm, region, {"begun_on": text}) == expected(at)


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({}, None),
        ({"audience": ""}, "audience"),
        ({"ends": "13.3.2026"}, "ends"),
        ({"ends": "1.4.2026"}, "ends"),
        ({"starts": "1.3.2026"}, "starts"),
        ({"answers": "-1"}, "answers"),
        ({"answers": ""}, "answers"),
        ({"link": "ei linkki"}, "link"),
    ],
)
def test_a_survey_of_the_pilot(region, changes, at):
    region.at(10).with_pilot()
    data = {"audience": "Kortinhaltijat", "starts": "14.3.2026", "ends": "20.3.2026", "answers": "40"}
    assert errors(forms.SurveyForm, region, data | changes) == expected(at)
