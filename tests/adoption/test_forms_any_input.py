"""Whatever is sent, every form answers: it never fails, and what it refuses it says in words."""

import pytest

from adoption import forms, services
from tests.adoption.region import Region, day, noon

pytestmark = pytest.mark.django_db

FORMS = sorted((getattr(forms, name) for name in forms.__all__), key=lambda form: form.__name__)
FORMS = [form for form in FORMS if form not in (forms.ActForm, forms.PlanSessionForm)]
RUBBISH = [
    "",
    "x",
    "-1",
    "0",
    "99999999999999999999",
    "1e9",
    "٣",
    "\x00",
    "<script>",
    "a@b@c",
    "[]",
    "31.2.2026",
    "\n,;",
]


def made(form_class, region, data):
    return form_class(data, adoption=region.adoption, by=region.culture.user, on=day(9))


@pytest.mark.parametrize("form_class", FORMS)
def test_rubbish_in_every_field_is_answered(form_class):
    region = Region().with_group().with_pilot()
    names = list(made(form_class, region, None).fields)
    for rubbish in RUBBISH:
        form = made(form_class, region, dict.fromkeys(names, rubbish))
        sentences = [sentence for errors in form.errors.values() for sentence in errors]
        assert all(sentence.endswith((".", "?")) for sentence in sentences), sentences
        assert form.as_div()


@pytest.mark.parametrize("form_class", FORMS)
def test_nothing_sent_is_answered(form_class):
    region = Region()
    assert made(form_class, region, {}).as_div()
    assert made(form_class, region, None).as_div()


@pytest.mark.parametrize("form_class", FORMS)
def test_every_field_has_words(form_class):
    form = made(form_class, Region(), None)
    assert all(str(field.label) for field in form.fields.values())


@pytest.mark.parametrize("form_class", FORMS)
def test_no_chooser_shows_another_region(form_class):
    region = Region().with_group()
    other = region.contact("201")
    person = {"side": "culture", "name": "Muu Muukalainen", "email": "muu@example.fi"}
    services.add_contacts(other, [person], by=None, now=noon(day(1)))
    services.plan_workshop(other, {"date": day(30), "place": "Muu paikka"}, by=None, now=noon(day(1)))
    html = made(form_class, region, None).as_div()
    assert [word for word in ("Muukalainen", "Muu paikka", "Seela") if word in html] == []


@pytest.mark.parametrize("form_class", FORMS)
def test_a_form_asks_the_database_little(form_class, django_assert_max_num_queries):
    region = Region().with_group().with_pilot()
    people = [{"side": "hyte", "name": f"N{n}", "email": f"n{n}@example.fi"} for n in range(20)]
    services.add_contacts(region.adoption, people, by=None, now=noon(day(1)))
    region.adoption.refresh_from_db()
    user = region.culture.user
    with django_assert_max_num_queries(8):
        form_class({}, adoption=region.adoption, by=user, on=day(9)).as_div()
