"""What holds of every page of the settings."""

import pytest
from django.test import Client

from tests.workflows.configuration.settings_pages import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(version, text, option, period) -> list[str]:
    """Every address of the settings."""
    names = "configuration due_days closed_periods add_closed_period catalogues add_model_version add_text"
    return [
        *(at(name) for name in [*names.split(), "add_limitation_option"]),
        *(at(name, "take_ownership") for name in ("change_due_days", "clear_due_days")),
        *(at(name, period.pk) for name in ("change_closed_period", "remove_closed_period")),
        *(at(name, option.pk) for name in ("change_limitation_option", "remove_limitation_option")),
        at("set_model_validity", version.pk),
        at("change_text", text.pk),
    ]


@pytest.mark.rule("R29")
def test_every_page_is_kaikukeskus_own(pages, client, person, browse):
    local = browse(person)
    for page in pages:
        assert client.get(page).status_code in (200, 405), page
        assert local.get(page).status_code == local.post(page).status_code == 403, page
        answer = Client().get(page)
        assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={page}"), page


def test_an_empty_post_is_answered_at_the_fields(client, pages):
    asking = [page for page in pages if "/new/" in page or page == at("change_due_days", "take_ownership")]
    for page in asking:
        answer = client.post(page)
        assert answer.status_code == 422, page
        assert answer.context["form"].errors, page
    assert len(asking) == 5


@pytest.mark.parametrize(
    "name",
    [
        "change_closed_period",
        "remove_closed_period",
        "change_text",
        "set_model_validity",
        "change_limitation_option",
        "remove_limitation_option",
    ],
)
def test_what_is_unknown_is_not_found(client, name):
    assert client.post(at(name, 999)).status_code == 404
