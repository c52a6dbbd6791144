"""What keeps the site from starting."""

import pytest

from config.checks import contact_rate_is_one, own_address_is_whole, texts_are_compiled
from config.texts import compile_texts
from tests.config.test_texts import write


@pytest.mark.parametrize("address", ["http://localhost:8000", "https://polku.example.fi"])
def test_an_address_with_scheme_and_host_is_one(address, settings):
    settings.SITE_ADDRESS = address
    assert own_address_is_whole(None) == []


@pytest.mark.parametrize("address", ["", "polku.example.fi", "https://", "ftp://polku.example.fi"])
def test_links_that_would_lead_nowhere_are_noticed_at_start(address, settings):
    settings.SITE_ADDRESS = address
    assert [error.id for error in own_address_is_whole(None)] == ["kaikupolku.E002"]


@pytest.mark.parametrize("rate", ["5/h/ip", "5/h", "20/d/ip, 3/10m/ip", None])
def test_a_limit_by_address_of_the_network_is_one(rate, settings):
    settings.ACCOUNT_RATE_LIMITS = {"contact": rate}
    assert contact_rate_is_one(None) == []


@pytest.mark.parametrize("rate", ["foo", "5", "5/x/ip", "x/h/ip", "5/h/key", "5/h/user", "5/h/ip,foo"])
def test_a_limit_that_would_break_the_page_of_first_contacts_is_noticed_at_start(rate, settings):
    settings.ACCOUNT_RATE_LIMITS = {"contact": rate}
    assert [error.id for error in contact_rate_is_one(None)] == ["kaikupolku.E003"]


def test_translations_that_are_not_ready_for_use_are_noticed_until_they_are(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    write(tmp_path, "Alue")
    [warning] = texts_are_compiled(None)
    assert (warning.id, warning.msg) == ("kaikupolku.W001", "Translations are not ready for use: fi")
    compile_texts([tmp_path])
    assert texts_are_compiled(None) == []
