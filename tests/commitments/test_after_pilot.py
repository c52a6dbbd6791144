"""What becomes of commitments after the pilot: prolonged, kept without a new one, or ended (R67, R69)."""

import pytest

from adoption import services as adoption_services
from adoption.models import DecisionCarriedOut, PilotPeriod
from commitments import services
from commitments.models import PartnerCommitment
from commitments.queries import current
from tests.adoption.region import day, noon
from tests.commitments.network import VENUE, Network

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return Network()


@pytest.mark.rule("R67")
def test_an_extension_prolongs_the_commitments_of_the_pilot(network):
    network.pilot(200)
    commitment = network.commit(network.partner())
    carried = network.carry_out("extend", until=day(400))
    commitment.refresh_from_db()
    assert (carried.outcome, carried.round.round) == ("extend", 1)
    assert PilotPeriod.objects.standing().get(round=2).ends == day(400)
    assert (commitment.ends, commitment.ended_on, commitment.in_pilot) == (day(400), None, True)


@pytest.mark.rule("R69")
def test_after_the_pilot_its_members_stay_without_a_new_commitment(network):
    network.pilot(200)
    commitment = network.commit(network.partner())
    network.carry_out("continue")
    commitment.refresh_from_db()
    assert (commitment.ends, commitment.ended_on, commitment.in_pilot) == (None, None, True)
    assert PartnerCommitment.objects.get() == commitment
    assert current.partners_without_commitment(network.adoption) == []


def test_a_period_corrected_after_the_pilot_gives_no_member_an_end(network):
    network.pilot(200)
    commitment = network.commit(network.partner())
    network.carry_out("continue")
    network.do(services.set_pilot_period, item=PilotPeriod.objects.get(), starts=day(10), ends=day(190))
    commitment.refresh_from_db()
    assert commitment.ends is None


def test_an_earlier_round_corrected_after_an_extension_shortens_no_commitment(network):
    network.pilot(200)
    commitment = network.commit(network.partner())
    network.carry_out("extend", until=day(400))
    first = PilotPeriod.objects.get(round=1)
    network.do(services.set_pilot_period, item=first, starts=day(10), ends=day(190))
    commitment.refresh_from_db()
    assert commitment.ends == day(400)


@pytest.mark.rule("R69")
def test_in_permanent_operation_new_partners_commit_without_an_end(network):
    network.pilot(200)
    network.carry_out("continue")
    newcomer = network.partner("Uimahalli", sector="sport", ownership="public", is_venue=True)
    assert current.partners_without_commitment(network.adoption) == [newcomer]
    commitment = network.commit(newcomer)
    assert (commitment.ends, commitment.in_pilot) == (None, False)


def test_a_partner_that_never_committed_in_the_pilot_counts_as_new(network):
    network.pilot(200)
    late = network.partner()
    network.carry_out("continue")
    assert current.partners_without_commitment(network.adoption) == [late]
    assert network.commit(late).in_pilot is False


def test_a_partner_that_left_counts_as_new(network):
    network.pilot(200)
    partner = network.partner("Teatteri")
    network.commit(partner)
    network.do(services.partner_leaves, item=partner, left_on=day(20))
    network.carry_out("continue")
    back = network.partner("Teatteri")
    assert current.partners_without_commitment(network.adoption) == [back]
    assert network.commit(back).in_pilot is False


@pytest.mark.rule("R67")
def test_without_continuation_commitments_end_with_the_pilot(network):
    network.pilot(200)
    commitment = network.commit(network.partner())
    assert network.is_running() is True
    network.carry_out("end")
    commitment.refresh_from_db()
    assert (commitment.ended_on, network.is_running()) == (day(200), False)


@pytest.mark.rule("R41.11")
def test_sides_that_disagree_carry_out_nothing(network):
    network.pilot(200)
    network.decide("continue")
    network.do(adoption_services.decide_care, outcome="end", organ="Hallitus", decided_on=day(1))
    with pytest.raises(ValueError, match="decided the same"):
        network.do(services.carry_out_decision)
    assert DecisionCarriedOut.objects.count() == 0


def test_an_adoption_that_ends_takes_all_its_commitments_along(network):
    commitments = [network.commit(network.partner(name, **VENUE)) for name in ("A", "B")]
    other = network.elsewhere()
    services.end_adoption(network.adoption, on=day(9), by=network.kaikukeskus, now=noon(day(9)))
    assert {one.ended_on for one in PartnerCommitment.objects.filter(pk__in=[c.pk for c in commitments])} == {
        day(9)
    }
    other.refresh_from_db()
    assert (other.ended_on, network.is_running()) == (None, False)


def test_carrying_out_costs_the_same_for_many(network, django_assert_max_num_queries):
    network.pilot(200)
    for number in range(12):
        network.commit(network.partner(f"P{number}", **VENUE))
    network.decide("extend", until=day(400))
    with django_assert_max_num_queries(11):
        network.do(services.carry_out_decision)
