"""What keeps the site from starting."""

import pytest

from config.checks import own_address_is_whole


@pytest.mark.parametrize("address", ["http://localhost:8000", "https://polku.example.fi"])
def test_an_address_with_scheme_and_host_is_one(address, settings):
    settings.SITE_ADDRESS = address
    assert own_address_is_whole(None) == []


@pytest.mark.parametrize("address", ["", "polku.example.fi", "https://", "ftp://polku.example.fi"])
def test_links_that_would_lead_nowhere_are_noticed_at_start(address, settings):
    settings.SITE_ADDRESS = address
    assert [error.id for error in own_address_is_whole(None)] == ["kaikupolku.E002"]
