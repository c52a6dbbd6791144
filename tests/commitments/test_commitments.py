"""Partners' commitments: for the pilot, prolonged with it, kept after it, or ended with it (R55, R67-R69)."""

import pytest
from django.db import IntegrityError

from adoption.services import correct
from commitments import services
from commitments.models import LimitationDecision, LimitationOption, PartnerCommitment
from commitments.queries import current
from tests.adoption.region import day, noon
from tests.commitments.network import DISTRIBUTOR, VENUE, Network

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return Network()


@pytest.mark.rule("R30", "R68")
def test_a_commitment_says_what_was_promised(network):
    network.pilot(200)
    commitment = network.commit(
        network.partner(), text=network.text("partner"), sites=["Iso näyttämö"], given_by_role="Johtaja"
    )
    assert (commitment.roles, commitment.model_version, commitment.text, commitment.method) == (
        ("venue",),
        network.version(),
        network.text("partner"),
        "signed",
    )
    assert (commitment.given_by, commitment.given_by_role, commitment.represented_by) == (
        "Jaana Johtaja",
        "Johtaja",
        "",
    )
    assert [site.name for site in commitment.sites.all()] == ["Iso näyttämö"]
    assert (commitment.starts, commitment.ends, commitment.ended_on, commitment.in_pilot) == (
        day(0),
        day(200),
        None,
        True,
    )


def test_a_partner_without_named_sites_has_one_of_its_own_name(network):
    network.commit(network.partner("Museo", **VENUE))
    assert [site.name for site in current.sites_of(network.adoption)] == ["Museo"]


def test_sites_no_longer_named_close(network):
    partner = network.partner("Teatteri", sites=["Iso", "Pieni"], **VENUE)
    network.commit(partner, sites=["pieni", "Uusi"])
    assert [site.name for site in current.sites_of(network.adoption)] == ["Pieni", "Uusi"]
    assert partner.sites.get(name="Iso").closed_on == day(0)


def test_a_partner_is_what_it_commits_to_be(network):
    partner = network.partner(sector="sote", ownership="public", is_venue=True, is_distributor=True)
    commitment = network.commit(partner, roles=["venue"])
    partner.refresh_from_db()
    assert (commitment.roles, partner.roles) == (("venue",), ("venue",))


def test_committing_again_replaces_the_commitment(network):
    partner = network.partner()
    network.commit(partner)
    again = network.commit(partner, starts=day(4))
    assert current.commitment_of(partner) == again
    assert PartnerCommitment.objects.filter(partner=partner).count() == 2


def test_a_commitment_before_the_period_is_set_gets_its_end_with_it(network):
    commitment = network.commit(network.partner())
    assert (commitment.ends, commitment.in_pilot) == (None, True)
    network.pilot(200)
    commitment.refresh_from_db()
    assert commitment.ends == day(200)
    network.pilot(150)
    commitment.refresh_from_db()
    assert commitment.ends == day(150)


def test_a_commitment_that_starts_after_the_pilot_never_ends_before_it_starts(network):
    commitment = network.commit(network.partner(), starts=day(300))
    network.pilot(200)
    commitment.refresh_from_db()
    assert commitment.ends == day(300)


def test_a_correction_keeps_what_became_of_the_commitment(network):
    network.pilot(200)
    first = network.commit(network.partner(), given_by="Väärä")
    network.carry_out("continue")
    first.refresh_from_db()
    data = {"model_version": network.version(), "given_by": "Oikea", "starts": day(2)}
    again = services.record_partner_commitment
    corrected = correct(
        network.adoption, data, by=network.kaikukeskus, now=noon(day(9)), item=first, again=again
    )
    assert PartnerCommitment.objects.in_force().get() == corrected
    assert (corrected.given_by, corrected.starts, corrected.ends, corrected.in_pilot) == (
        "Oikea",
        day(2),
        None,
        True,
    )


class TestLimits:
    """Limits are for venues, from the model's options or with Kaikukeskus' approval (R55)."""

    @pytest.mark.rule("R55")
    def test_a_limit_in_words_waits_for_kaikukeskus(self, network):
        commitment = network.commit(network.partner(), limitation_text="Kaksi paikkaa näytöksessä")
        assert current.limitations_waiting(network.adoption) == [commitment]
        decision = network.do(
            services.decide_on_limitation, item=commitment, approved=False, reason="Ei näin"
        )
        assert (decision.approved, decision.reason, decision.limitation_text) == (
            False,
            "Ei näin",
            "Kaksi paikkaa näytöksessä",
        )
        assert current.limitations_waiting(network.adoption) == []

    def test_a_limit_of_the_catalogue_waits_for_nobody(self, network):
        option = LimitationOption.objects.create(model_version=network.version(), name_fi="Vaihtoehto")
        commitment = network.commit(network.partner(), limitation_option=option)
        assert (commitment.is_limited, current.limitations_waiting(network.adoption)) == (True, [])

    def test_other_words_are_decided_on_anew(self, network):
        partner = network.partner()
        first = network.commit(partner, limitation_text="Kaksi paikkaa")
        network.do(services.decide_on_limitation, item=first, approved=True)
        data = {
            "model_version": network.version(),
            "given_by": "J",
            "starts": day(0),
            "limitation_text": "Yksi paikka",
        }
        again = services.record_partner_commitment
        second = correct(
            network.adoption, data, by=network.kaikukeskus, now=noon(day(9)), item=first, again=again
        )
        assert current.limitations_waiting(network.adoption) == [second]
        network.do(services.decide_on_limitation, item=second, approved=True)
        assert LimitationDecision.objects.standing().get().limitation_text == "Yksi paikka"

    @pytest.mark.rule("R55")
    def test_a_distributor_limits_nothing(self, network):
        with pytest.raises(IntegrityError):
            network.commit(network.partner(**DISTRIBUTOR), limitation_text="Vain kaksi")

    def test_a_refusal_has_a_reason(self, network):
        commitment = network.commit(network.partner(), limitation_text="Kaksi")
        with pytest.raises(IntegrityError):
            network.do(services.decide_on_limitation, item=commitment, approved=False)


class TestDatabase:
    """What must never be false, whoever writes it."""

    @pytest.mark.parametrize(
        "values",
        [
            {"ends": day(-1)},
            {"in_pilot": False, "ends": day(9)},
            {"is_venue": False},
            {"method": "shouted"},
        ],
    )
    def test_refuses(self, network, values):
        commitment = network.commit(network.partner())
        with pytest.raises(IntegrityError):
            PartnerCommitment.objects.filter(pk=commitment.pk).update(**values)

    def test_a_partner_has_one_commitment_in_force(self, network):
        commitment = network.commit(network.partner())
        commitment.pk = None
        with pytest.raises(IntegrityError):
            commitment.save(force_insert=True)

    def test_a_commitment_that_ended_makes_room(self, network):
        partner = network.partner()
        first = network.commit(partner)
        network.do(services.end_commitment, item=first, ended_on=day(3))
        second = network.commit(partner)
        assert list(PartnerCommitment.objects.in_force()) == [second]

    @pytest.mark.rule("R28")
    def test_no_field_narrows_where_a_card_is_good(self):
        """A card is good in every region that uses Kaikukortti (R28)."""
        names = {field.name for field in PartnerCommitment._meta.get_fields()}
        assert [name for name in names if "local" in name or "region" in name or "municipal" in name] == []


def test_committing_is_cheap(network, django_assert_max_num_queries):
    network.pilot(200)
    partner = network.partner("Teatteri", sites=["Iso", "Pieni"], **VENUE)
    version = network.version()
    with django_assert_max_num_queries(7):
        network.commit(partner, model_version=version)
