"""A commitment corrected from the case's list of records keeps what has become of it."""

from types import SimpleNamespace

import pytest

from commitments import services
from commitments.models import PartnerCommitment
from tests.adoption.region import day, noon
from tests.commitments.network import Network
from workflows.acts.correcting import correct

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return Network()


def corrected(network, commitment: PartnerCommitment) -> PartnerCommitment:
    commitment.refresh_from_db()
    recorded = SimpleNamespace(act="record_partner_commitment", record=commitment)
    data = {"model_version": network.version(), "given_by": "Oikea Henkilö", "starts": day(1)}
    case = SimpleNamespace(adoption=network.adoption)
    return correct(case, data, by=network.kaikukeskus, now=noon(day(9)), item=recorded)


def test_one_that_ended_stays_ended(network):
    commitment = network.commit(network.partner())
    network.do(services.end_commitment, item=commitment, ended_on=day(5))
    after = corrected(network, commitment)
    assert (after.given_by, after.ended_on) == ("Oikea Henkilö", day(5))
    assert list(PartnerCommitment.objects.in_force()) == []


def test_one_of_the_pilot_stays_of_the_pilot(network):
    network.pilot(200)
    commitment = network.commit(network.partner())
    network.carry_out("continue")
    after = corrected(network, commitment)
    assert (after.in_pilot, after.ends) == (True, None)
