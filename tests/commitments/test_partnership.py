"""The region's commitment with Kaikukeskus, and Kaikukeskus' view on distributors."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError

from adoption.models import Record
from adoption.services import correct
from commitments import services
from commitments.models import (
    CommitmentText,
    Consultation,
    Countersignature,
    FirstRound,
    ModelVersion,
    PartnershipAcceptance,
)
from commitments.queries import current
from tests.adoption.region import day, noon
from tests.commitments.network import DISTRIBUTOR, VENUE, Network

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return Network()


def accept_both(network, **changes):
    network.accept(services.accept_partnership_culture)
    return network.accept(services.accept_partnership_care, **changes)


@pytest.mark.rule("R65")
def test_both_sides_and_kaikukeskus_stand_behind_one_text(network):
    accepted = accept_both(network, body="Hyvinvointialue")
    signed = network.do(services.countersign_partnership, in_force_from=day(7))
    assert (accepted.turn, accepted.text, accepted.body) == ("care", network.text(), "Hyvinvointialue")
    assert (signed.text, signed.in_force_from) == (network.text(), day(7))
    assert set(current.acceptances_of(network.adoption)) == {"culture", "care"}


def test_texts_that_differ_are_not_signed(network):
    other = CommitmentText.objects.create(kind="partnership", version="2027")
    accept_both(network, text=other)
    assert current.agreed_text(network.adoption) is None
    with pytest.raises(ValueError, match="same text"):
        network.do(services.countersign_partnership, in_force_from=day(7))


def test_one_side_alone_agrees_on_nothing(network):
    network.accept(services.accept_partnership_culture)
    assert current.agreed_text(network.adoption) is None


def test_accepting_again_replaces_what_was_accepted(network):
    network.accept(services.accept_partnership_culture)
    other = CommitmentText.objects.create(kind="partnership", version="2027")
    network.accept(services.accept_partnership_culture, text=other)
    assert PartnershipAcceptance.objects.standing().get().text == other
    assert PartnershipAcceptance.objects.count() == 2


@pytest.mark.parametrize("promise", ["keeps_principles", "coordinates_locally"])
@pytest.mark.rule("R63")
def test_both_promises_are_needed(network, promise):
    with pytest.raises(IntegrityError):
        network.accept(services.accept_partnership_culture, **{promise: False})


def copy(record: Record) -> None:
    record.pk = None
    record.save(force_insert=True)


@pytest.mark.parametrize("model", [PartnershipAcceptance, Countersignature, FirstRound])
def test_one_of_each_stands(network, model):
    accept_both(network)
    network.do(services.countersign_partnership, in_force_from=day(7))
    network.do(services.close_commitments)
    with pytest.raises(IntegrityError):
        copy(model.objects.standing().first())


def test_the_first_round_closes_today(network):
    network.at(12)
    assert network.do(services.close_commitments).closed_on == day(12)


def test_kaikukeskus_gives_its_view_on_every_distributor(network):
    first, second = (network.partner(name, **DISTRIBUTOR) for name in ("Aula", "Beta"))
    network.partner("Teatteri", **VENUE)
    assert current.distributors_to_consult_on(network.adoption) == [first, second]
    opinions = [
        {"partner": first, "opinion": "favour", "note": ""},
        {"partner": second, "opinion": "talk_first", "note": "Ketä he tapaavat?"},
    ]
    last = network.do(services.consult_on_distributors, opinions=opinions)
    assert (last.partner, last.opinion, last.note) == (second, "talk_first", "Ketä he tapaavat?")
    assert Consultation.objects.get(pk=last.pk).history.count() == 1
    assert current.distributors_to_consult_on(network.adoption) == []


def test_a_view_that_is_corrected_stays_one(network):
    partner = network.partner(**DISTRIBUTOR)
    said = {"partner": partner, "opinion": "against", "note": "Miksi"}
    first = network.do(services.consult_on_distributors, opinions=[said])
    data = {"opinions": [said | {"opinion": "favour"}]}
    again = services.consult_on_distributors
    correct(network.adoption, data, by=network.kaikukeskus, now=noon(day(3)), item=first, again=again)
    assert Consultation.objects.standing().get().opinion == "favour"


def test_the_command_loads_the_catalogues(db, capsys):
    call_command("load_catalogues")
    assert ModelVersion.objects.count() == 3
    assert "Added 3 versions of the national operating model and 2 texts." in capsys.readouterr().out


def test_the_catalogues_hold_public_facts_and_are_loaded_once(network):
    assert services.load_catalogues() == {"model_versions": 0, "texts": 0}
    versions = [(str(one.published_on), one.language, one.is_valid) for one in ModelVersion.objects.all()]
    assert versions == [
        ("2024-01-03", "fi", True),
        ("2022-01-13", "sv", False),
        ("2021-12-08", "en", False),
    ]
    assert current.limitation_options() == []
    assert set(CommitmentText.objects.values_list("kind", "version", "body")) == {
        ("partnership", "", ""),
        ("partner", "", ""),
    }
