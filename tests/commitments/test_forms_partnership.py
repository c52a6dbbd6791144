"""The region's own commitment, and Kaikukeskus' view on distributors: what the forms ask and refuse."""

import pytest

from commitments import forms, services
from commitments.models import CommitmentText
from tests.adoption.region import day
from tests.commitments.network import DISTRIBUTOR, VENUE, Network

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return Network()


def made(form_class, network, data, *, by=None, **about):
    return form_class(data, adoption=network.adoption, by=by or network.culture.user, on=day(20), **about)


def errors(*args, **kwargs):
    return list(made(*args, **kwargs).errors)


ACCEPT = {"keeps_principles": "on", "coordinates_locally": "on"}


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({}, []),
        ({"text": ""}, ["text"]),
        ({"text": "x"}, ["text"]),
        ({"keeps_principles": ""}, ["keeps_principles"]),
        ({"coordinates_locally": ""}, ["coordinates_locally"]),
    ],
)
def test_accepting(network, changes, at):
    data = {"text": network.text().pk, **ACCEPT, **changes}
    assert errors(forms.AcceptPartnershipForm, network, data) == at


@pytest.mark.rule("R64")
def test_a_text_of_partners_is_not_the_regions(network):
    data = {"text": network.text("partner").pk, **ACCEPT}
    assert errors(forms.AcceptPartnershipForm, network, data) == ["text"]


def test_a_text_out_of_use_is_offered_only_to_follow_the_other_side(network):
    old = CommitmentText.objects.create(kind="partnership", version="2020", valid_until=day(3))
    data = {"text": old.pk, **ACCEPT}
    assert errors(forms.AcceptPartnershipForm, network, data) == ["text"]
    network.accept(services.accept_partnership_culture, text=old)
    form = made(forms.AcceptPartnershipForm, network, data)
    assert form.is_valid(), form.errors
    assert form.fields["text"].initial == old


def test_countersigning_waits_for_both_sides(network):
    data = {"in_force_from": "20.3.2026"}
    network.accept(services.accept_partnership_culture)
    assert errors(forms.CountersignForm, network, data) == ["__all__"]
    network.accept(services.accept_partnership_care)
    assert errors(forms.CountersignForm, network, data) == []
    assert errors(forms.CountersignForm, network, {}) == ["in_force_from"]


def test_a_view_is_given_on_every_distributor_without_one(network):
    first, second = (network.partner(name, **DISTRIBUTOR) for name in ("Aula", "Beta"))
    network.partner("Teatteri", **VENUE)
    data = {f"opinion_{first.pk}": "favour", f"opinion_{second.pk}": "against"}
    assert errors(forms.ConsultForm, network, {}) == [f"opinion_{first.pk}", f"opinion_{second.pk}"]
    assert errors(forms.ConsultForm, network, data) == [f"note_{second.pk}"]
    form = made(forms.ConsultForm, network, data | {f"note_{second.pk}": "Liian pieni"})
    assert form.is_valid(), form.errors
    assert form.log_facts() == {
        "opinions": [
            {"partner": first.pk, "opinion": "favour", "note": ""},
            {"partner": second.pk, "opinion": "against", "note": "Liian pieni"},
        ]
    }
    network.do(services.consult_on_distributors, **form.cleaned_data)
    assert errors(forms.ConsultForm, network, {}) == ["__all__"]


def test_a_view_is_corrected_alone(network):
    first, _second = (network.partner(name, **DISTRIBUTOR) for name in ("Aula", "Beta"))
    said = {"partner": first, "opinion": "against", "note": "Miksi"}
    record = network.do(services.consult_on_distributors, opinions=[said])
    form = made(forms.ConsultForm, network, None, record=record)
    assert (list(form.fields), form.initial) == (
        [f"opinion_{first.pk}", f"note_{first.pk}"],
        {f"opinion_{first.pk}": "against", f"note_{first.pk}": "Miksi"},
    )
