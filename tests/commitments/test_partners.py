"""Partners come and leave, and their commitments with them."""

import pytest
from django.db import IntegrityError

from commitments import services
from commitments.models import CandidateList, Partner, Site
from commitments.queries import current
from commitments.queries.coverage import coverage_of
from tests.adoption.region import day
from tests.commitments.network import DISTRIBUTOR, THIRD_SECTOR, VENUE, Network

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return Network()


def test_candidates_are_listed_with_their_sites(network):
    candidates = [
        {"name": "Teatteri", "sites": ["Iso näyttämö", "Pieni näyttämö"], "contact_name": "Tero", **VENUE},
        {"name": "Terveysasema", **DISTRIBUTOR},
    ]
    listed = network.do(services.list_candidates, candidates=candidates)
    theatre, station = current.partners_of(network.adoption)
    assert listed.adoption == network.adoption
    assert [site.name for site in theatre.sites.order_by("pk")] == ["Iso näyttämö", "Pieni näyttämö"]
    assert (theatre.contact_name, theatre.added_by, theatre.roles) == (
        "Tero",
        network.kaikukeskus,
        ("venue",),
    )
    assert (station.name, station.sector, station.ownership, station.roles) == (
        "Terveysasema",
        "sote",
        "public",
        ("distributor",),
    )


def test_listing_again_adds_to_the_list(network):
    for name in ("Teatteri", "Museo"):
        network.do(services.list_candidates, candidates=[{"name": name, **VENUE}])
    assert CandidateList.objects.standing().count() == 1
    assert [partner.name for partner in current.partners_of(network.adoption)] == ["Museo", "Teatteri"]


def test_listing_many_costs_no_more_than_listing_one(network, django_assert_max_num_queries):
    candidates = [{"name": f"Museo {n}", "sites": ["A", "B"], **VENUE} for n in range(30)]
    with django_assert_max_num_queries(7):
        network.do(services.list_candidates, candidates=candidates)


def test_a_partner_has_a_history(network):
    partner = network.partner()
    network.do(services.partner_leaves, item=partner, left_on=day(9))
    assert list(partner.history.order_by("history_id").values_list("left_on", flat=True)) == [None, day(9)]


def test_a_partner_that_leaves_takes_its_commitment_along(network):
    partner = network.partner()
    commitment = network.commit(partner)
    network.do(services.partner_leaves, item=partner, left_on=day(9))
    commitment.refresh_from_db()
    assert (commitment.ended_on, commitment.is_standing) == (day(9), True)
    assert current.partners_of(network.adoption) == []


def test_a_commitment_ends_and_the_partner_stays(network):
    partner = network.partner()
    commitment = network.commit(partner)
    network.do(services.end_commitment, item=commitment, ended_on=day(9), reason="Tauko")
    assert current.partners_without_commitment(network.adoption) == [partner]
    assert current.commitment_of(partner) is None


@pytest.mark.rule("R68")
def test_only_committed_partners_sites_count(network):
    network.commit(network.partner("Teatteri", sites=["Näyttämö"], **VENUE))
    network.partner("Museo", sites=["Talo"], **VENUE)
    assert [site.name for site in current.sites_of(network.adoption)] == ["Näyttämö"]


@pytest.mark.rule("R73")
def test_a_partner_needs_a_role(network):
    with pytest.raises(IntegrityError):
        network.partner(sector="culture", ownership="public")


def test_a_third_sector_partner_is_nobody_elses(network):
    with pytest.raises(IntegrityError):
        network.partner(sector="third_sector", ownership="public", is_venue=True)


def test_a_name_is_in_the_network_once_at_a_time(network):
    partner = network.partner("Teatteri")
    network.do(services.partner_leaves, item=partner, left_on=day(9))
    again = network.partner("TEATTERI", **VENUE)
    assert current.partners_of(network.adoption) == [again]
    with pytest.raises(IntegrityError):
        network.partner("teatteri", **VENUE)


@pytest.mark.parametrize(
    ("facts", "counts"),
    [
        (THIRD_SECTOR, True),
        ({"sector": "sote", "ownership": "third_sector", "is_distributor": True}, True),
        (DISTRIBUTOR, False),
        ({"sector": "third_sector", "ownership": "third_sector", "is_venue": True}, False),
    ],
)
@pytest.mark.rule("R71")
def test_the_third_sector_counts_as_a_distributor_only(network, facts, counts):
    partner = network.partner("Yhdistys", **facts)
    assert partner.is_third_sector_distributor is counts
    assert coverage_of(network.adoption).has_third_sector_distributor is False
    network.commit(partner)
    assert coverage_of(network.adoption).has_third_sector_distributor is counts


@pytest.mark.rule("R20", "R22")
def test_coverage_counts_members_and_candidates_by_sector(network):
    network.commit(network.partner("Teatteri", **VENUE))
    network.commit(network.partner("Yhdistys", **THIRD_SECTOR))
    network.partner("Museo", **VENUE)
    seen = coverage_of(network.adoption)
    assert (seen.distributors, seen.venues) == (1, 1)
    assert {row.sector: (row.committed, row.uncommitted) for row in seen.sectors} == {
        "sote": (0, 0),
        "hyte": (0, 0),
        "third_sector": (1, 0),
        "culture": (1, 1),
        "sport": (0, 0),
    }
    assert seen.missing_sectors == ("sote", "hyte", "sport")


def test_the_querysets_speak_of_the_network(network):
    theatre, station = network.partner("Teatteri"), network.partner("Terveysasema", **DISTRIBUTOR)
    network.commit(theatre)
    partners = Partner.objects.present()
    assert list(partners.committed()) == [theatre]
    assert list(partners.uncommitted()) == [station]
    assert list(partners.distributors()) == [station]
    assert list(partners.venues()) == [theatre]
    assert list(Site.objects.committed()) == list(theatre.sites.all())
