"""Contacts come, go, are appointed and form the group."""

import pytest

from accounts.models import User
from adoption import services
from adoption.models import Appointment, Contact, GroupMember, LocalGroup
from tests.adoption.region import START, Region, day, noon

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return Region()


def person(**changes) -> dict:
    return {
        "side": "hyte",
        "name": "Uusi",
        "email": "Uusi@Example.fi",
        "language": "sv",
        "starts": day(3),
    } | changes


def test_a_new_contact_has_an_account_by_its_address(region):
    contact = region.do(services.add_contact, **person(coordinator=True))
    assert (contact.user.email, contact.user.name, contact.user.language) == ("uusi@example.fi", "Uusi", "sv")
    assert (contact.side, contact.status, contact.coordinator, contact.starts) == (
        "hyte",
        "provisional",
        True,
        day(3),
    )


def test_a_known_address_keeps_its_account(region):
    contact = region.do(services.add_contact, **person(email="KULTA@example.fi", name="Toinen"))
    assert contact.user == region.culture.user
    assert contact.user.name == "Kulta Kulttuuri"
    assert User.objects.filter(email__iexact="kulta@example.fi").count() == 1


def test_nobody_is_a_contact_of_one_side_twice(region):
    again = region.do(services.add_contact, **person(side="culture", email="kulta@example.fi"))
    assert again == region.culture
    assert Contact.objects.filter(adoption=region.adoption).count() == 2


def test_a_contact_leaves(region):
    left = region.do(services.contact_leaves, item=region.culture, ends=day(9))
    assert Contact.objects.get(pk=left.pk).ends == day(9)


@pytest.mark.rule("R78")
def test_replacing_keeps_side_group_and_appointment(region):
    region.with_group()
    old = region.culture
    data = {
        "name": "Uusi",
        "email": "uusi@example.fi",
        "starts": day(5),
        "coordinator": True,
        "appointed_by": "Johtaja",
    }
    new = region.do(services.replace_contact, item=old, **data)
    old.refresh_from_db()
    new.refresh_from_db()
    member = GroupMember.objects.get(contact=new)
    standing = Appointment.objects.standing().get(adoption=region.adoption, turn="culture")
    assert (old.ends, new.side, new.coordinator, new.status) == (day(5), "culture", True, "appointed")
    assert member.work_share == 20
    assert list(standing.contacts.all()) == [new]


def test_replacing_without_an_appointment_leaves_the_new_one_provisional(region):
    region.with_group()
    new = region.do(
        services.replace_contact, item=region.care, name="Uusi", email="uusi@example.fi", starts=day(5)
    )
    assert (new.status, new.coordinator) == ("provisional", False)


def test_appointed_contacts_are_provisional_no_more(region):
    appointment = region.do(
        services.appoint_culture, contacts=[region.culture], appointed_by="Johtaja", appointed_on=START
    )
    assert (appointment.turn, appointment.appointed_by, appointment.appointed_on) == (
        "culture",
        "Johtaja",
        START,
    )
    assert list(appointment.contacts.all()) == [region.culture]
    assert region.culture.status == "appointed"


def test_a_person_who_was_no_contact_is_appointed(region):
    data = {"new_name": "Hyvä Hyte", "new_email": "hyva@example.fi", "new_side": "hyte"}
    appointment = region.do(
        services.appoint_care, contacts=[], appointed_by="Johtaja", appointed_on=START, **data
    )
    contact = appointment.contacts.get()
    assert (contact.side, contact.status, contact.user.name) == ("hyte", "appointed", "Hyvä Hyte")


def test_appointing_again_withdraws_the_former_appointment(region):
    for name in ("Johtaja", "Lautakunta"):
        region.do(services.appoint_culture, contacts=[region.culture], appointed_by=name, appointed_on=START)
    standing = Appointment.objects.standing().filter(adoption=region.adoption)
    withdrawn = Appointment.objects.get(appointed_by="Johtaja")
    assert [one.appointed_by for one in standing] == ["Lautakunta"]
    assert withdrawn.withdrawn_by == region.kaikukeskus
    assert withdrawn.history.count() == 2


def test_the_group_has_members_shares_and_a_coordinator(region):
    region.with_group()
    group = LocalGroup.objects.standing().get(adoption=region.adoption)
    assert {(m.contact_id, m.work_share) for m in group.members.all()} == {
        (region.culture.pk, 20),
        (region.care.pk, None),
    }
    assert [c for c in region.adoption.contacts.all() if c.coordinator] == [region.culture]


def test_the_coordinator_changes(region):
    region.with_group()
    region.do(services.change_coordinator, coordinators=[region.care])
    assert (region.culture.coordinator, region.care.coordinator) == (False, True)


@pytest.mark.parametrize("people", [2, 12])
def test_forming_the_group_costs_the_same_for_any_size(region, people, django_assert_max_num_queries):
    extra = [person(email=f"h{n}@example.fi") for n in range(people - 2)]
    members = services.add_contacts(region.adoption, extra, by=None, now=noon(region.on)) if extra else []
    members = [region.culture, region.care, *members]
    with django_assert_max_num_queries(8):
        region.do(
            services.form_group, kind="group", formed_on=START, members=members, coordinators=members[:1]
        )
    assert GroupMember.objects.count() == people
