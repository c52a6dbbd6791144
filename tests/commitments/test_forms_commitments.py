"""Committing, ending, limiting, and what is done at sites: what the forms ask, and what they refuse."""

import pytest
from django.utils import translation

from commitments import forms, services
from commitments.models import CommitmentText, LimitationOption, ModelVersion
from commitments.queries import current
from tests.adoption.region import day
from tests.commitments.network import DISTRIBUTOR, VENUE, Network

pytestmark = pytest.mark.django_db

BOTH = {"sector": "sote", "ownership": "public", "is_distributor": True, "is_venue": True}


@pytest.fixture
def network():
    return Network()


def made(form_class, network, data, *, by=None, **about):
    return form_class(data, adoption=network.adoption, by=by or network.culture.user, on=day(20), **about)


def errors(*args, **kwargs):
    return list(made(*args, **kwargs).errors)


def said(network, **changes) -> dict:
    facts = {"model_version": network.version().pk, "method": "signed", "given_by": "Jaana Johtaja"}
    return facts | {"starts": "10.3.2026", "knows_no_reimbursement": "on"} | changes


class TestCommitting:
    @pytest.mark.parametrize(
        ("changes", "at"),
        [
            ({}, []),
            ({"model_version": ""}, ["model_version"]),
            ({"model_version": "999"}, ["model_version"]),
            ({"method": ""}, ["method"]),
            ({"method": "shouted"}, ["method"]),
            ({"given_by": ""}, ["given_by"]),
            ({"starts": ""}, ["starts"]),
            ({"starts": "1.1.2026"}, ["starts"]),
            ({"starts": "1.1.2027"}, ["starts"]),
            ({"limitation_text": "Kaksi paikkaa"}, []),
            ({"knows_no_reimbursement": ""}, ["knows_no_reimbursement"]),
        ],
    )
    def test_of_a_venue(self, network, changes, at):
        network.pilot(200)
        partner = network.partner()
        assert errors(forms.PartnerCommitmentForm, network, said(network, **changes), item=partner) == at

    @pytest.mark.rule("R45")
    def test_a_venue_sees_that_nothing_is_reimbursed_and_since_when(self, network):
        with translation.override("en"):
            html = made(forms.PartnerCommitmentForm, network, None, item=network.partner()).as_div()
        assert "2024" in html
        assert "not reimbursed" in html

    @pytest.mark.rule("R55")
    def test_a_distributor_is_asked_for_no_limit(self, network):
        form = made(forms.PartnerCommitmentForm, network, None, item=network.partner(**DISTRIBUTOR))
        assert {"limitation_text", "limitation_option", "knows_no_reimbursement"} & set(form.fields) == set()

    def test_what_was_said_is_recorded(self, network):
        partner = network.partner("Teatteri", sites=["Iso"], **VENUE)
        data = said(
            network, sites="Iso\nPieni", limitation_text="Kaksi paikkaa", represented_by="Kaikukeskus"
        )
        form = made(forms.PartnerCommitmentForm, network, data, item=partner)
        assert form.is_valid(), form.errors
        commitment = network.do(services.record_partner_commitment, item=partner, **form.cleaned_data)
        assert (commitment.limitation_text, commitment.represented_by, commitment.text) == (
            "Kaksi paikkaa",
            "Kaikukeskus",
            network.text("partner"),
        )
        assert [site.name for site in current.sites_of(network.adoption)] == ["Iso", "Pieni"]
        assert {"given_by", "given_by_role", "represented_by"} & set(form.log_facts()) == set()

    def test_sites_known_are_offered(self, network):
        partner = network.partner("Teatteri", sites=["Iso", "Pieni"], **VENUE)
        html = made(forms.PartnerCommitmentForm, network, None, item=partner).as_div()
        assert "Iso\nPieni" in html

    @pytest.mark.rule("R39", "R55")
    def test_options_come_from_the_catalogue_of_the_version(self, network):
        partner = network.partner()
        form = made(forms.PartnerCommitmentForm, network, None, item=partner)
        assert "limitation_option" not in form.fields
        old = ModelVersion.objects.get(language="sv")
        fits, other = (
            LimitationOption.objects.create(model_version=version, name_fi="Vaihtoehto")
            for version in (network.version(), old)
        )
        data = said(network, limitation_option=fits.pk)
        assert errors(forms.PartnerCommitmentForm, network, data, item=partner) == []
        data = said(network, limitation_option=other.pk)
        assert errors(forms.PartnerCommitmentForm, network, data, item=partner) == ["limitation_option"]

    def test_a_partner_of_both_roles_may_commit_to_one(self, network):
        partner = network.partner(**BOTH)
        data = said(network, roles=["distributor"], knows_no_reimbursement="")
        form = made(forms.PartnerCommitmentForm, network, data, item=partner)
        assert form.is_valid(), form.errors
        assert form.cleaned_data["roles"] == ["distributor"]
        data["limitation_text"] = "Kaksi"
        assert errors(forms.PartnerCommitmentForm, network, data, item=partner) == ["limitation_text"]

    def test_a_partner_chosen_commits_to_what_it_was_listed_for(self, network):
        partner = network.partner()
        data = said(network, partner=partner.pk)
        form = made(forms.PartnerCommitmentForm, network, data)
        assert form.is_valid(), form.errors
        assert (form.cleaned_data["partner"], form.cleaned_data["roles"]) == (partner, ["venue"])
        data["roles"] = ["distributor"]
        assert errors(forms.PartnerCommitmentForm, network, data) == ["roles"]

    def test_only_partners_without_a_commitment_are_offered(self, network):
        partner = network.partner()
        network.commit(partner)
        data = said(network, partner=partner.pk)
        assert errors(forms.PartnerCommitmentForm, network, data) == ["partner"]

    def test_a_text_is_chosen_when_there_are_several(self, network):
        text = CommitmentText.objects.create(kind="partner", version="2027", valid_from=day(5))
        form = made(forms.PartnerCommitmentForm, network, said(network, text=text.pk), item=network.partner())
        assert form.is_valid(), form.errors
        assert form.cleaned_data["text"] == text

    def test_an_earlier_version_is_offered_to_a_commitment_that_names_it_only(self, network):
        old, partner = ModelVersion.objects.get(language="sv"), network.partner()
        data = said(network, model_version=old.pk)
        assert errors(forms.PartnerCommitmentForm, network, data, item=partner) == ["model_version"]
        record = network.commit(partner, model_version=old)
        assert errors(forms.PartnerCommitmentForm, network, data, item=partner, record=record) == []

    def test_after_the_pilot_any_day_is_good(self, network):
        network.pilot(200)
        network.carry_out("continue")
        data = said(network, starts="1.1.2027")
        assert errors(forms.PartnerCommitmentForm, network, data, item=network.partner()) == []

    def test_a_correction_offers_what_the_record_says(self, network):
        partner = network.partner("Teatteri", **VENUE)
        commitment = network.commit(partner, limitation_text="Kaksi", sites=["Iso"])
        form = made(forms.PartnerCommitmentForm, network, None, item=partner, record=commitment)
        names = ("sites", "given_by", "method", "starts", "limitation_text", "knows_no_reimbursement")
        assert {name: form.initial[name] for name in names} == {
            "sites": ["Iso"],
            "given_by": "Jaana Johtaja",
            "method": "signed",
            "starts": day(0),
            "limitation_text": "Kaksi",
            "knows_no_reimbursement": True,
        }


END = {"ended_on": "12.3.2026", "reason": "Tauko"}


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({}, []),
        ({"ended_on": ""}, ["ended_on"]),
        ({"ended_on": "1.1.2026"}, ["ended_on"]),
        ({"ended_on": "1.5.2026"}, ["ended_on"]),
        ({"reason": ""}, ["reason"]),
    ],
)
def test_ending_a_commitment(network, changes, at):
    commitment = network.commit(network.partner())
    assert errors(forms.EndCommitmentForm, network, END | changes, item=commitment) == at


def test_a_commitment_ends_once(network):
    commitment = network.commit(network.partner())
    network.do(services.end_commitment, item=commitment, ended_on=day(5))
    assert errors(forms.EndCommitmentForm, network, END, item=commitment) == ["__all__"]
    assert errors(forms.EndCommitmentForm, network, END | {"commitment": commitment.pk}) == ["commitment"]


@pytest.mark.parametrize(
    ("data", "at"),
    [
        ({"approved": "True"}, []),
        ({"approved": "False", "reason": "Ei mallin mukainen"}, []),
        ({"approved": "False"}, ["reason"]),
        ({}, ["approved"]),
        ({"approved": "perhaps"}, ["approved"]),
    ],
)
def test_deciding_on_a_limit(network, data, at):
    commitment = network.commit(network.partner(), limitation_text="Kaksi paikkaa")
    assert errors(forms.LimitationDecisionForm, network, data, item=commitment) == at
    assert errors(forms.LimitationDecisionForm, network, data | {"commitment": commitment.pk}) == at


def test_no_limit_is_decided_on_where_none_is_asked_for(network):
    commitment = network.commit(network.partner())
    data = {"approved": "True"}
    assert errors(forms.LimitationDecisionForm, network, data, item=commitment) == ["__all__"]


SITE_FORMS = [
    (forms.KaikukantaAccessForm, {"granted_on": "12.3.2026"}),
    (forms.OnboardingForm, {"held_on": "12.3.2026", "staff": "4", "material": "Käsikirja"}),
]


@pytest.mark.parametrize(("form_class", "data"), SITE_FORMS)
@pytest.mark.rule("R68")
def test_only_sites_of_committed_partners_are_worked_on(network, form_class, data):
    partner = network.partner("Teatteri", sites=["Iso"], **VENUE)
    site = partner.sites.get()
    assert errors(form_class, network, data, item=site) == ["__all__"]
    assert errors(form_class, network, data | {"site": site.pk}) == ["site"]
    network.commit(partner)
    assert errors(form_class, network, data, item=site) == []
    assert errors(form_class, network, data | {"site": site.pk}) == []


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"held_on": ""}, ["held_on"]),
        ({"held_on": "1.5.2026"}, ["held_on"]),
        ({"staff": "0"}, ["staff"]),
        ({"staff": "monta"}, ["staff"]),
        ({"material": ""}, ["material"]),
    ],
)
@pytest.mark.rule("R41.8")
def test_reporting_an_onboarding(network, changes, at):
    network.commit(network.partner())
    site = current.sites_of(network.adoption)[0]
    assert errors(forms.OnboardingForm, network, SITE_FORMS[1][1] | changes, item=site) == at


@pytest.mark.rule("R39", "R40")
def test_the_handbook_fits_the_role(network):
    network.commit(network.partner(**DISTRIBUTOR))
    form = made(forms.OnboardingForm, network, None, item=current.sites_of(network.adoption)[0])
    with translation.override("en"):
        assert "card distributors" in str(form.fields["material"].help_text)
