"""Nothing keeps anybody from using the page of any act, in any language, empty or with mistakes."""

import pytest
from django.conf import settings

from commitments.models import Partner, PartnerCommitment
from tests.journeys.tour import Tour
from workflows.acts import BY_NAME
from workflows.stages import Stage

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", [code for code, name in settings.LANGUAGES])
def test_the_page_of_every_act_breaks_no_rule(walk, clock, reader, language):
    tour = Tour(walk, clock, reader(language))
    tour.to(Stage.COMMITMENTS)
    on_hold(tour)
    tour.to(Stage.STATISTICS)
    with_a_limit(tour)
    tour.to(Stage.PERMANENT)
    without_its_network(tour)
    assert tour.reader.flaws == ""
    assert tour.looked == set(BY_NAME)


def on_hold(tour: Tour) -> None:
    tour.walk.do("hold", reason="Henkilövaihdos", review_on=tour.walk.day)
    tour.look_around(tour.walk.case)
    tour.walk.do("resume")


def with_a_limit(tour: Tour) -> None:
    """A venue commits again, with a limit in its own words."""
    commitment = PartnerCommitment.objects.filter(partner__is_venue=True).first()
    tour.walk.do("end_commitment", item=f"commitment:{commitment.pk}", ended_on=tour.walk.day, reason="Uusi")
    limit = {"limitation_text": "Enintään kaksi kävijää kerralla"}
    tour.walk.do("record_partner_commitment", item=f"partner:{commitment.partner_id}", **limit)


def without_its_network(tour: Tour) -> None:
    """Every partner leaves; then others are looked for."""
    for partner in Partner.objects.filter(adoption__case=tour.walk.case_id):
        tour.walk.do("partner_leaves", item=f"partner:{partner.pk}", left_on=tour.walk.day, reason="Lopettaa")
    tour.look_around(tour.walk.case)
