"""Rights in Kaikukanta and onboarding, a site at a time."""

import pytest
from django.db import IntegrityError

from commitments import services
from commitments.models import Onboarding, SiteAccess
from commitments.queries import current
from tests.adoption.region import day
from tests.commitments.network import VENUE, Network

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    network = Network()
    network.commit(network.partner("Teatteri", sites=["Iso", "Pieni"], **VENUE))
    return network


@pytest.mark.rule("R26", "R41.6")
def test_each_site_gets_its_rights(network):
    big, small = current.sites_of(network.adoption)
    access = network.do(services.confirm_kaikukanta_access, item=big, granted_on=day(3))
    assert (access.site, access.granted_on) == (big, day(3))
    assert current.sites_without_access(network.adoption) == [small]


def test_rights_confirmed_again_replace_the_record(network):
    site = current.sites_of(network.adoption)[0]
    first = network.do(services.confirm_kaikukanta_access, item=site, granted_on=day(3))
    network.do(services.confirm_kaikukanta_access, item=first, granted_on=day(4))
    assert SiteAccess.objects.standing().get().granted_on == day(4)


def test_staff_is_onboarded_again_and_again(network):
    site = current.sites_of(network.adoption)[0]
    said = {"staff": 4, "material": "Käsikirja"}
    for number in (3, 300):
        network.do(services.report_onboarding, item=site, held_on=day(number), **said)
    assert list(Onboarding.objects.standing().values_list("held_on", "staff", "material")) == [
        (day(3), 4, "Käsikirja"),
        (day(300), 4, "Käsikirja"),
    ]


def test_somebody_is_onboarded(network):
    with pytest.raises(IntegrityError):
        network.do(
            services.report_onboarding, item=current.sites_of(network.adoption)[0], held_on=day(3), staff=0
        )
