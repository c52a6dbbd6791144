"""Contacts, appointments and the group: whom the forms take and whom they refuse (R8, R9, R61)."""

import pytest

from accounts.models import User
from adoption import forms, services
from tests.adoption.region import Region, day, noon

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return Region()


def filled(form_class, region, data, *, by=None, item=None):
    return form_class(data, adoption=region.adoption, by=by or region.culture.user, on=day(9), item=item)


ADD = {"side": "culture", "name": "Uusi", "email": "uusi@example.fi", "language": "fi", "starts": "9.3.2026"}


def test_a_person_of_ones_own_side_is_added(region):
    form = filled(forms.AddContactForm, region, ADD)
    assert form.is_valid(), form.errors


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"side": ""}, "side"),
        ({"side": "sote"}, "side"),
        ({"side": "moon"}, "side"),
        ({"name": ""}, "name"),
        ({"email": ""}, "email"),
        ({"email": "uusi@"}, "email"),
        ({"email": "keskus@example.fi"}, "email"),
        ({"email": "Kulta@example.fi"}, "email"),
        ({"email": "sanna@example.fi"}, "email"),
        ({"email": "poissa@example.fi"}, "email"),
        ({"starts": "eilen"}, "starts"),
        ({"language": "xx"}, "language"),
    ],
)
def test_who_cannot_be_added_is_refused_at_the_field(region, changes, at):
    User.objects.create_user("poissa@example.fi", name="Poissa", is_active=False)
    assert list(filled(forms.AddContactForm, region, ADD | changes).errors) == [at]


def test_one_person_acts_for_both_sides_only_when_said_so(region):
    data = ADD | {"email": "sanna@example.fi", "both_sides": "on"}
    assert filled(forms.AddContactForm, region, data).is_valid()


def test_others_may_name_people_for_a_side_with_nobody(region):
    region.do(services.contact_leaves, item=region.care, ends=day(1))
    form = filled(forms.AddContactForm, region, ADD | {"side": "hyte"})
    assert form.is_valid(), form.errors
    assert [
        side
        for side, label in filled(forms.AddContactForm, region, {}, by=region.kaikukeskus)
        .fields["side"]
        .choices
    ] == [
        "sote",
        "hyte",
    ]


REPLACE = {"name": "Uusi", "email": "uusi@example.fi", "starts": "9.3.2026"}


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"starts": "1.3.2026"}, "starts"),
        ({"email": "kulta@example.fi"}, "email"),
        ({"email": "keskus@example.fi"}, "email"),
        ({"email": "sanna@example.fi"}, "email"),
        ({"name": ""}, "name"),
    ],
)
def test_who_cannot_replace_is_refused_at_the_field(region, changes, at):
    assert list(filled(forms.ReplaceContactForm, region, REPLACE | changes, item=region.culture).errors) == [
        at
    ]


def test_the_other_sides_person_replaces_when_said_so(region):
    data = REPLACE | {"email": "sanna@example.fi", "both_sides": "on"}
    assert filled(forms.ReplaceContactForm, region, data, item=region.culture).is_valid()


def test_without_an_item_the_contact_is_chosen(region):
    assert "contact" in filled(forms.ReplaceContactForm, region, REPLACE).errors
    form = filled(forms.ReplaceContactForm, region, REPLACE | {"contact": str(region.care.pk)})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["contact"] == region.care


@pytest.mark.parametrize(
    ("text", "valid"), [("1.3.2026", False), ("2.3.2026", True), ("1.9.2026", True), ("", False)]
)
def test_a_contact_does_not_leave_before_coming(region, text, valid):
    assert filled(forms.ContactLeavesForm, region, {"ends": text}, item=region.culture).is_valid() == valid


def test_who_has_left_leaves_no_more(region):
    left = region.do(services.contact_leaves, item=region.care, ends=day(5))
    assert list(filled(forms.ContactLeavesForm, region, {"ends": "9.3.2026"}, item=left).errors) == [
        "__all__"
    ]
    assert list(filled(forms.ReplaceContactForm, region, REPLACE, item=left).errors) == ["__all__"]


def other_contact(region):
    """A contact of somebody else's region."""
    adoption = region.contact("201")
    person = {"side": "culture", "name": "Muu", "email": "muu@example.fi"}
    return services.add_contacts(adoption, [person], by=None, now=noon(day(0)))[0]


def test_a_coordinator_is_one_of_the_regions_contacts(region):
    for chosen in ([], ["x"], ["999999"], [str(other_contact(region).pk)]):
        assert list(filled(forms.ChangeCoordinatorForm, region, {"coordinators": chosen}).errors) == [
            "coordinators"
        ]


@pytest.mark.rule("R61")
def test_a_worker_of_kaikukeskus_never_coordinates(region):
    user = region.culture.user
    user.is_kaikukeskus = True
    user.save()
    form = filled(
        forms.ChangeCoordinatorForm, region, {"coordinators": [str(region.culture.pk)]}, by=region.kaikukeskus
    )
    assert "Kaikukeskus" in form.errors["coordinators"][0]
    assert "Kulta" not in form.as_div()


def appoint(region, **changes):
    return {
        "contacts": [str(region.culture.pk)],
        "appointed_by": "Johtaja",
        "appointed_on": "2.3.2026",
    } | changes


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"contacts": []}, "contacts"),
        ({"contacts": ["999999"]}, "contacts"),
        ({"appointed_by": ""}, "appointed_by"),
        ({"appointed_on": ""}, "appointed_on"),
        ({"appointed_on": "12.3.2026"}, "appointed_on"),
        ({"new_name": "Uusi"}, "new_email"),
        ({"new_email": "uusi@example.fi"}, "new_name"),
        ({"new_name": "K", "new_email": "keskus@example.fi"}, "new_email"),
        ({"new_name": "K", "new_email": "kulta@example.fi"}, "new_email"),
        ({"new_name": "S", "new_email": "sanna@example.fi"}, "new_email"),
    ],
)
@pytest.mark.rule("R9")
def test_who_cannot_be_appointed_is_refused_at_the_field(region, changes, at):
    assert list(filled(forms.AppointCultureForm, region, appoint(region, **changes)).errors) == [at]


def test_one_side_does_not_appoint_the_others_people(region):
    data = appoint(region, contacts=[str(region.care.pk)])
    assert list(filled(forms.AppointCultureForm, region, data).errors) == ["contacts"]


def test_the_log_names_neither_the_appointed_nor_who_appointed_them(region):
    form = filled(
        forms.AppointCultureForm, region, appoint(region, new_name="U", new_email="uusi@example.fi")
    )
    assert form.is_valid(), form.errors
    assert form.log_facts().keys() == {"contacts", "appointed_on", "both_sides", "new_side"}


@pytest.mark.rule("R77")
def test_care_may_appoint_somebody_new_from_hyte(region):
    data = appoint(region, contacts=[], new_name="Hyvä", new_email="hyva@example.fi", new_side="hyte")
    form = filled(forms.AppointCareForm, region, data)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["new_side"] == "hyte"


def test_appointing_again_offers_what_stands(region):
    region.do(
        services.appoint_culture, contacts=[region.culture], appointed_by="Johtaja", appointed_on=day(0)
    )
    form = forms.AppointCultureForm(adoption=region.adoption, by=region.culture.user, on=day(9))
    assert (form.initial["contacts"], form.initial["appointed_by"]) == ([region.culture.pk], "Johtaja")


def group(region, **changes):
    culture, care = str(region.culture.pk), str(region.care.pk)
    data = {"kind": "pair", "formed_on": "2.3.2026", "culture_members": [culture], "care_members": [care]}
    return data | {"coordinators": [culture], f"share_{culture}": "20"} | changes


@pytest.mark.rule("R7", "R41.2")
def test_a_pair_is_formed(region):
    form = filled(forms.FormGroupForm, region, group(region))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["members"] == [region.culture, region.care]
    assert form.cleaned_data["shares"] == {region.culture.pk: 20}
    assert form.log_facts() == {
        "kind": "pair",
        "formed_on": "2026-03-02",
        "culture_members": [region.culture.pk],
        "care_members": [region.care.pk],
        "both_sides": False,
        "coordinators": [region.culture.pk],
        "shares": {str(region.culture.pk): 20},
    }


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"kind": ""}, "kind"),
        ({"formed_on": "10.4.2026"}, "formed_on"),
        ({"culture_members": []}, "culture_members"),
        ({"care_members": []}, "care_members"),
        ({"care_members": ["999999"]}, "care_members"),
        ({"coordinators": []}, "coordinators"),
    ],
)
@pytest.mark.rule("R8")
def test_a_group_lacking_something_is_refused_at_the_field(region, changes, at):
    assert at in filled(forms.FormGroupForm, region, group(region, **changes)).errors


@pytest.mark.rule("R46")
def test_shares_are_per_cents(region):
    field = f"share_{region.culture.pk}"
    assert list(filled(forms.FormGroupForm, region, group(region, **{field: "101"})).errors) == [field]


def test_a_coordinator_is_a_member(region):
    extra = region.do(services.add_contact, side="culture", name="Uusi", email="uusi@example.fi")
    form = filled(forms.FormGroupForm, region, group(region, coordinators=[str(extra.pk)]))
    assert list(form.errors) == ["coordinators"]


@pytest.mark.rule("R7")
def test_a_pair_is_two(region):
    extra = region.do(services.add_contact, side="culture", name="Uusi", email="uusi@example.fi")
    members = [str(region.culture.pk), str(extra.pk)]
    assert list(filled(forms.FormGroupForm, region, group(region, culture_members=members)).errors) == [
        "kind"
    ]
    assert filled(
        forms.FormGroupForm, region, group(region, culture_members=members, kind="group")
    ).is_valid()


def test_one_person_on_both_sides_has_to_be_said(region):
    both = region.do(services.add_contact, side="hyte", name="", email="kulta@example.fi")
    data = group(region, care_members=[str(both.pk)])
    assert list(filled(forms.FormGroupForm, region, data).errors) == ["both_sides"]
    assert filled(forms.FormGroupForm, region, data | {"both_sides": "on"}).is_valid()


def test_the_statistics_person_is_one_of_the_region(region):
    for chosen in ("", "x", str(other_contact(region).pk)):
        assert list(filled(forms.StatisticsPersonForm, region, {"contact": chosen}).errors) == ["contact"]
    assert filled(forms.StatisticsPersonForm, region, {"contact": str(region.care.pk)}).is_valid()


def test_somebody_who_has_left_is_no_longer_offered(region):
    left = region.do(services.contact_leaves, item=region.care, ends=day(5))
    assert "contact" in filled(forms.StatisticsPersonForm, region, {"contact": str(left.pk)}).errors
