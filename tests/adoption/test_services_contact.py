"""Contacts registered and answered; regions opened and closed."""

import pytest
from django.db import IntegrityError, transaction

from adoption import services
from adoption.models import Answer, Contact, Inquiry, RegionMunicipality
from tests.adoption.region import START, Region, noon

pytestmark = pytest.mark.django_db


def running(adoption):
    rows = RegionMunicipality.objects.filter(region=adoption.region)
    return {row.municipality_id: row.running for row in rows}


def test_contact_makes_a_region_that_does_not_run():
    region = Region()
    adoption = region.contact("102", "201")
    inquiry = Inquiry.objects.get(adoption=adoption)
    assert running(adoption) == {"102": False, "201": False}
    assert (inquiry.name, inquiry.received_on, inquiry.recorded_by) == ("Lähettäjä", START, None)
    assert (adoption.region.kind, adoption.region.name_fi) == ("other", "Beekylä, Seela")


@pytest.mark.rule("R3")
def test_going_on_opens_the_region_with_its_first_contacts():
    region = Region()
    contacts = Contact.objects.filter(adoption=region.adoption).order_by("side")
    assert running(region.adoption) == {"101": True}
    assert [(c.user.email, c.side, c.status, c.starts) for c in contacts] == [
        ("kulta@example.fi", "culture", "provisional", START),
        ("sanna@example.fi", "sote", "provisional", START),
    ]


def test_later_and_no_open_nothing():
    region = Region()
    adoption = region.contact("102")
    answer = services.answer_contact(
        adoption,
        {"outcome": "no", "reason": "Ei nyt", "contacts": []},
        by=region.kaikukeskus,
        now=noon(START),
    )
    assert (answer.outcome, answer.reason) == ("no", "Ei nyt")
    assert running(adoption) == {"102": False}


def test_a_new_answer_takes_the_place_of_the_old():
    region = Region()
    region.do(services.answer_contact, **region.answer("101", "102", kind="other", name_fi="Oma", name_sv=""))
    assert Answer.objects.filter(adoption=region.adoption).count() == 2
    assert Answer.objects.standing().filter(adoption=region.adoption).count() == 1
    assert running(region.adoption) == {"101": True, "102": True}
    assert Contact.objects.filter(adoption=region.adoption).count() == 2
    region.adoption.region.refresh_from_db()
    assert (region.adoption.region.name_fi, region.adoption.region.name_sv) == ("Oma", "Oma")


def test_a_municipality_runs_in_one_region_only():
    region = Region()
    adoption = region.contact("101")
    with pytest.raises(IntegrityError), transaction.atomic():
        services.answer_contact(adoption, region.answer("101"), by=region.kaikukeskus, now=noon(START))


def test_a_closed_region_frees_its_municipalities():
    region = Region()
    services.close_region(region.adoption)
    adoption = region.contact("101")
    services.answer_contact(adoption, region.answer("101"), by=region.kaikukeskus, now=noon(START))
    assert running(region.adoption) == {"101": False}
    assert running(adoption) == {"101": True}


@pytest.mark.rule("R57")
def test_counties_join():
    region = Region()
    county = region.municipalities["101"].county
    region.do(services.add_county, counties=[county])
    assert list(region.adoption.region.counties.all()) == [county]
