"""Pages anybody may read."""

import pytest

PAGES = ("/saavutettavuusseloste/", "/tietosuoja/", "/lisenssi/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.rule("R1")
def test_public_pages_answer_in_every_language_without_a_sign_in(client, db, page, language):
    answer = client.get(page, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.content.decode()


def test_the_statement_names_the_supervisor_that_is_configured(client, db, settings):
    settings.ACCESSIBILITY_SUPERVISOR = "Office of Supervision"
    assert "Office of Supervision" in client.get("/saavutettavuusseloste/").content.decode()


def test_the_privacy_page_names_the_controller_that_is_configured(client, db, settings):
    settings.DATA_CONTROLLER = "Association for Something"
    assert "Association for Something" in client.get("/tietosuoja/").content.decode()


def test_the_licence_page_links_to_the_source_code(client, db, settings):
    settings.SOURCE_CODE_URL = "https://code.example/kaikupolku"
    assert '<a href="https://code.example/kaikupolku">' in client.get("/lisenssi/").content.decode()


@pytest.mark.parametrize("page", ["/sign-in/", *PAGES])
@pytest.mark.rule("R23")
def test_every_page_says_whose_trademark_the_card_is(client, db, page):
    assert "Yhdenvertaisen kulttuurin puolesta ry" in client.get(page).content.decode()
