"""Adding, listing and losing partners: what is asked, and what is refused."""

import pytest

from commitments import forms, services
from commitments.queries import current
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


ADD = {"name": "Teatteri", "sector": "culture", "ownership": "public", "roles": ["venue"]}


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({}, []),
        ({"name": ""}, ["name"]),
        ({"name": "MUSEO"}, ["name"]),
        ({"name": "x" * 201}, ["name"]),
        ({"sector": ""}, ["sector"]),
        ({"sector": "film"}, ["sector"]),
        ({"ownership": ""}, ["ownership"]),
        ({"sector": "third_sector"}, ["ownership"]),
        ({"sector": "third_sector", "ownership": "third_sector"}, []),
        ({"roles": []}, ["roles"]),
        ({"roles": ["friend"]}, ["roles"]),
        ({"contact_email": "teatteri"}, ["contact_email"]),
        ({"contact_email": '"lippu, kassa"@teatteri.fi'}, ["contact_email"]),
    ],
)
def test_adding_a_partner(network, changes, at):
    network.partner("Museo", **VENUE)
    assert errors(forms.AddPartnerForm, network, ADD | changes) == at


def test_what_was_said_of_a_partner_is_recorded(network):
    form = made(forms.AddPartnerForm, network, ADD | {"sites": "Iso\nPieni", "contact_name": "Tero Tähti"})
    assert form.is_valid(), form.errors
    partner = network.do(services.add_partner, **form.cleaned_data)
    assert (partner.name, partner.roles, partner.contact_name) == ("Teatteri", ("venue",), "Tero Tähti")
    assert [site.name for site in partner.sites.order_by("pk")] == ["Iso", "Pieni"]


def test_names_of_people_stay_out_of_the_log(network):
    form = made(forms.AddPartnerForm, network, ADD | {"sites": "Iso", "contact_name": "Tero Tähti"})
    assert form.is_valid()
    assert form.log_facts() == ADD | {"sites": ["Iso"]}


@pytest.mark.parametrize(
    ("side", "coordinator", "roles"),
    [
        ("culture", False, ["venue"]),
        ("sote", False, ["distributor"]),
        ("culture", True, ["distributor", "venue"]),
    ],
)
@pytest.mark.rule("R70")
def test_each_side_adds_partners_of_its_own(network, side, coordinator, roles):
    contact = network.of(side)
    contact.coordinator = coordinator
    contact.save()
    form = made(forms.AddPartnerForm, network, None, by=contact.user)
    assert [value for value, _label in form.fields["roles"].choices] == roles


@pytest.mark.parametrize(
    ("form_class", "roles", "ownership"),
    [
        (forms.FindDistributorForm, ("distributor",), "public"),
        (forms.FindThirdSectorDistributorForm, ("distributor",), "third_sector"),
        (forms.FindVenueForm, ("venue",), "public"),
    ],
)
def test_finding_what_the_network_lacks(network, form_class, roles, ownership):
    data = {"name": "Uusi", "sector": "hyte", "ownership": "public", "roles": ["nothing"]}
    form = made(form_class, network, data)
    assert form.is_valid(), form.errors
    partner = network.do(services.add_partner, **form.cleaned_data)
    assert (partner.roles, partner.ownership) == (roles, ownership)


def row(number: int, **said) -> dict:
    return {f"row_{number}_{name}": value for name, value in said.items()}


def test_candidates_are_read_row_by_row(network):
    data = row(1, **ADD) | row(4, **ADD | {"name": "Liikuntahalli", "sector": "sport", "sites": "A\nB"})
    form = made(forms.ListCandidatesForm, network, data)
    assert form.is_valid(), form.errors
    network.do(services.list_candidates, **form.cleaned_data)
    hall, theatre = current.partners_of(network.adoption)
    assert (hall.name, hall.sector, hall.sites.count()) == ("Liikuntahalli", "sport", 2)
    assert (theatre.name, theatre.sector, theatre.sites.count()) == ("Teatteri", "culture", 0)
    assert form.log_facts() == {"candidates": ["Teatteri", "Liikuntahalli"]}


@pytest.mark.parametrize(
    ("data", "at"),
    [
        ({}, ["row_1_name"]),
        (row(2, name="Teatteri"), ["row_2_sector", "row_2_ownership", "row_2_roles"]),
        (row(2, contact_name="Tero"), ["row_2_name", "row_2_sector", "row_2_ownership", "row_2_roles"]),
        (row(2, **ADD) | row(3, **ADD), ["row_3_name"]),
        (row(2, **ADD | {"sector": "film"}), ["row_2_sector"]),
        (row(1, **ADD | {"contact_email": "x"}), ["row_1_contact_email"]),
        (row(1, **ADD | {"sector": "third_sector"}), ["row_1_ownership"]),
        (row(6, **ADD), ["row_1_name"]),
        (row(6, **ADD) | {"rows": "6"}, []),
    ],
)
def test_rows_that_are_refused(network, data, at):
    assert errors(forms.ListCandidatesForm, network, data) == at


@pytest.mark.parametrize(
    ("asked", "rows"),
    [("", 5), ("9", 9), ("1", 5), ("999", 60), ("x", 5), ("-3", 5), ("٩", 5), ("9" * 99, 5)],
)
def test_rows_are_as_many_as_asked_for_within_bounds(network, asked, rows):
    form = made(forms.ListCandidatesForm, network, {"rows": asked})
    assert [number for number, _fields in form.row_groups()] == list(range(1, rows + 1))


def test_those_listed_already_are_shown_and_are_enough(network):
    network.partner("Museo", **VENUE)
    form = made(forms.ListCandidatesForm, network, {})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["candidates"] == []
    assert "Museo" in form.as_div()


def test_the_page_of_candidates_stays_small(network):
    assert len(made(forms.ListCandidatesForm, network, None).as_div()) < 50_000


@pytest.mark.parametrize(
    ("text", "at"),
    [("12.3.2026", []), ("", ["left_on"]), ("1.1.2026", ["left_on"]), ("1.5.2026", ["left_on"])],
)
def test_a_partners_last_day(network, text, at):
    partner = network.partner()
    assert errors(forms.PartnerLeavesForm, network, {"left_on": text}, item=partner) == at


def test_a_partner_leaves_once(network):
    partner = network.partner()
    network.do(services.partner_leaves, item=partner, left_on=day(9))
    assert errors(forms.PartnerLeavesForm, network, {"left_on": "12.3.2026"}, item=partner) == ["__all__"]


def test_without_an_item_one_of_the_own_partners_is_chosen(network):
    theatre, station = network.partner("Teatteri"), network.partner("Terveysasema", **DISTRIBUTOR)
    data = {"left_on": "12.3.2026"}
    assert errors(forms.PartnerLeavesForm, network, data) == ["partner"]
    assert errors(forms.PartnerLeavesForm, network, data | {"partner": station.pk}) == ["partner"]
    form = made(forms.PartnerLeavesForm, network, data | {"partner": theatre.pk})
    assert form.is_valid(), form.errors
    assert network.do(services.partner_leaves, **form.cleaned_data) == theatre
