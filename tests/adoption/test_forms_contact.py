"""Getting in touch and being answered: what is asked, and what is refused."""

import pytest

from accounts.models import User
from adoption import forms
from tests.adoption.region import Region, day

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return Region()


PUBLIC = {
    "municipalities": "Alkula",
    "name": "Lähettäjä",
    "email": "laheta@example.fi",
    "message": "Hei",
    "origin": "own_idea",
}
ANSWER = {
    "outcome": "go_on",
    "municipalities": "Beekylä",
    "kind": "municipality",
    "culture_name": "Kulta",
    "culture_email": "uusi@example.fi",
}


def public(**changes):
    return forms.PublicContactForm(PUBLIC | changes, on=day(1))


def answer(region, adoption=None, **changes):
    adoption = adoption or region.contact("102")
    return forms.AnswerContactForm(ANSWER | changes, adoption=adoption, by=region.kaikukeskus, on=day(1))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Alkula", ["101"]),
        ("alby", ["101"]),
        ("Alkula,  Sele ;Beekylä\nAlby", ["101", "201", "102"]),
        ("Maakunta A", ["101", "102"]),
        ("landskap b", ["201"]),
        ("Seutu A", ["101", "102"]),
    ],
)
def test_municipalities_are_read_in_either_language(region, text, codes):
    form = public(municipalities=text)
    assert form.is_valid(), form.errors
    assert [one.code for one in form.cleaned_data["municipalities"]] == codes


@pytest.mark.parametrize(
    ("changes", "at", "says"),
    [
        ({"municipalities": "Alkla"}, "municipalities", "Alkula"),
        ({"municipalities": "Qwxyz"}, "municipalities", "Qwxyz"),
        ({"municipalities": " , "}, "municipalities", "at least one"),
        ({"municipalities": ""}, "municipalities", "at least one"),
        ({"name": ""}, "name", "your name"),
        ({"email": "laheta"}, "email", "name@example.fi"),
        ({"email": '"lauri, lahettaja"@example.fi'}, "email", "name@example.fi"),
        ({"message": ""}, "message", "sentence"),
        ({"origin": "moon"}, "origin", ""),
    ],
)
def test_the_public_page_says_what_is_wrong(region, changes, at, says):
    form = public(**changes)
    assert list(form.errors) == [at]
    (sentence,) = form.errors[at]
    assert says in sentence


def test_a_municipality_that_has_closed_names_the_one_to_write(region):
    closed = region.municipalities["102"]
    closed.closed_on, closed.successor = day(0), region.municipalities["101"]
    closed.save()
    assert "Alkula" in public(municipalities="Beekylä").errors["municipalities"][0]


def test_the_trap_is_noticed_and_not_logged(region):
    form = public(website="http://spam.example")
    assert form.is_valid()
    assert form.is_spam
    assert "website" not in form.log_facts()
    assert not public().is_spam


@pytest.mark.rule("R6")
def test_the_public_page_stays_small(region):
    assert len(forms.PublicContactForm(on=day(1)).as_div()) < 10_000


def test_a_contact_is_not_received_tomorrow(region):
    data = PUBLIC | {"received_on": "4.3.2026"}
    assert "received_on" in forms.RegisterContactForm(data, by=region.kaikukeskus, on=day(1)).errors


def test_going_on_gives_the_region_and_its_people(region):
    form = answer(region, counties=["01"])
    assert form.is_valid(), form.errors
    data = form.cleaned_data
    assert [one.code for one in data["municipalities"]] == ["102"]
    assert [county.code for county in data["counties"]] == ["01"]
    assert data["contacts"] == [{"side": "culture", "name": "Kulta", "email": "uusi@example.fi"}]


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"outcome": ""}, "outcome"),
        ({"outcome": "maybe"}, "outcome"),
        ({"outcome": "no"}, "reason"),
        ({"outcome": "later", "reason": "Talous"}, "review_on"),
        ({"outcome": "later", "reason": "Talous", "review_on": "1.3.2026"}, "review_on"),
        ({"outcome": "later", "review_on": "1.9.2026"}, "reason"),
        ({"municipalities": ""}, "municipalities"),
        ({"municipalities": "Alkula, Beekylä"}, "municipalities"),
        ({"municipalities": "Beekylä, Seela", "kind": "subregion"}, "municipalities"),
        ({"municipalities": "Beekylä, Seela", "kind": "region"}, "municipalities"),
        ({"municipalities": "Alkula", "kind": "municipality"}, "municipalities"),
        ({"kind": ""}, "kind"),
        ({"counties": ["99"]}, "counties"),
        ({"culture_email": "", "culture_name": ""}, "culture_email"),
        ({"culture_email": "uusi"}, "culture_email"),
        ({"culture_name": ""}, "culture_name"),
        ({"culture_email": "keskus@example.fi"}, "culture_email"),
        ({"sote_name": "Kulta", "sote_email": "Uusi@example.fi"}, "both_sides"),
    ],
)
@pytest.mark.rule("R3", "R56")
def test_an_answer_that_cannot_be_is_refused_at_its_field(region, changes, at):
    form = answer(region, **changes)
    assert at in form.errors, form.errors
    assert set(form.errors) <= {at, "culture_email"}


@pytest.mark.rule("R3")
def test_a_municipality_that_runs_elsewhere_is_named(region):
    assert "Alkula" in answer(region, municipalities="Alkula").errors["municipalities"][0]


def test_its_own_municipality_is_no_other_region(region):
    assert answer(region, adoption=region.adoption, municipalities="Alkula").is_valid()


def test_one_person_for_both_sides_when_said_so(region):
    form = answer(region, sote_name="Kulta", sote_email="uusi@example.fi", both_sides="on")
    assert form.is_valid(), form.errors
    assert [person["side"] for person in form.cleaned_data["contacts"]] == ["culture", "sote"]


def test_a_known_address_needs_no_name(region):
    User.objects.create_user("uusi@example.fi", name="Tuttu")
    assert answer(region, culture_name="").is_valid()


def test_the_answer_proposes_the_region_of_the_contact(region):
    form = forms.AnswerContactForm(adoption=region.contact("102"), by=region.kaikukeskus, on=day(1))
    html = form.as_div()
    assert "Beekylä" in html
    assert form.fields["counties"].initial == ["01"]


def test_counties_already_there_are_not_offered(region):
    region.adoption.region.counties.add(region.municipalities["101"].county)
    form = forms.AddCountyForm(
        {"counties": ["01"]}, adoption=region.adoption, by=region.kaikukeskus, on=day(1)
    )
    assert list(form.errors) == ["counties"]
    assert [code for code, name in form.fields["counties"].choices] == ["02"]
