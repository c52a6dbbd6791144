"""Whatever is sent, every form answers: it never fails, and what it refuses it says in words."""

import pytest
from django.utils.safestring import SafeString

from commitments import forms, services
from tests.adoption.region import day, noon
from tests.adoption.test_forms_any_input import RUBBISH
from tests.commitments.network import DISTRIBUTOR, THIRD_SECTOR, VENUE, Network

pytestmark = pytest.mark.django_db

FORMS = sorted((getattr(forms, name) for name in forms.__all__), key=lambda form: form.__name__)
BOTH = {"sector": "sote", "ownership": "public", "is_distributor": True, "is_venue": True}


def full_network() -> Network:
    """Partners of every kind, committed and not, with a limit that waits and a pilot that runs."""
    network = Network().with_group().with_pilot()
    network.commit(network.partner("Teatteri", **VENUE), limitation_text="Kaksi paikkaa")
    network.commit(network.partner("Yhdistys", **THIRD_SECTOR))
    network.partner("Terveysasema", **DISTRIBUTOR)
    network.partner("Kulttuuritalo", **BOTH)
    network.elsewhere()
    return network


def made(form_class, network, data, **about):
    return form_class(data, adoption=network.adoption, by=network.culture.user, on=day(9), **about)


@pytest.mark.parametrize("form_class", FORMS)
def test_rubbish_in_every_field_is_answered(form_class):
    network = full_network()
    names = list(made(form_class, network, None).fields)
    for rubbish in RUBBISH:
        form = made(form_class, network, dict.fromkeys(names, rubbish))
        sentences = [sentence for errors in form.errors.values() for sentence in errors]
        assert all(sentence.endswith((".", "?")) for sentence in sentences), sentences
        assert form.as_div()


@pytest.mark.parametrize("form_class", FORMS)
def test_nothing_sent_is_answered(form_class):
    network = Network()
    written = [made(form_class, network, data).as_div() for data in ({}, None)]
    assert [type(html) for html in written] == [SafeString, SafeString]


@pytest.mark.parametrize("form_class", FORMS)
def test_every_field_has_words(form_class):
    form = made(form_class, full_network(), None)
    assert all(str(field.label) for name, field in form.fields.items() if not form[name].is_hidden)


@pytest.mark.parametrize("form_class", FORMS)
def test_no_chooser_shows_another_region(form_class):
    html = made(form_class, full_network(), None).as_div()
    assert "Muu teatteri" not in html


@pytest.mark.parametrize("form_class", FORMS)
def test_a_form_asks_the_database_little(form_class, django_assert_max_num_queries):
    network = full_network()
    told = {"by": network.kaikukeskus, "now": noon(day(1))}
    candidates = [{"name": f"Museo {n}", "sites": ["A", "B"], **BOTH} for n in range(20)]
    services.list_candidates(network.adoption, {"candidates": candidates}, **told)
    network.adoption.refresh_from_db()
    user = network.culture.user
    with django_assert_max_num_queries(9):
        form_class({}, adoption=network.adoption, by=user, on=day(9)).as_div()
