"""Texts, versions of the model and limitations of which commitments are made."""

from datetime import date

import pytest

from commitments.models import CommitmentText, LimitationOption, ModelVersion
from tests.adoption.region import Region
from tests.workflows.configuration.settings_pages import BEGIN, at, sent, text_of, went_to

pytestmark = pytest.mark.django_db


def test_the_catalogue_of_limitations_says_that_it_is_empty(client, version):
    page = text_of(client.get(at("catalogues")))
    assert "The catalogue is empty" in page


def test_a_version_of_the_model_is_added_once(client, version):
    said = {"published_on": "3.1.2024", "language": "sv"}
    assert went_to(sent(client, "add_model_version", **said), "catalogues")
    assert list(sent(client, "add_model_version", **said).context["form"].errors) == ["published_on"]
    assert ModelVersion.objects.filter(language="sv").count() == 1


def test_a_version_is_put_out_of_use_and_back(client, version):
    for answer, is_valid in (("no", False), ("yes", True)):
        assert went_to(sent(client, "set_model_validity", version.pk, is_valid=answer), "catalogues")
        version.refresh_from_db()
        assert version.is_valid is is_valid


def test_a_text_is_added_with_its_mark(client):
    said = {
        "kind": "partner",
        "version": "2",
        "valid_from": "1.1.2026",
        "valid_until": "",
        "body": "Sanat",
    }
    assert went_to(sent(client, "add_text", **said), "catalogues")
    row = CommitmentText.objects.values_list("kind", "version", "valid_from", "valid_until", "body").get()
    assert row == ("partner", "2", date(2026, 1, 1), None, "Sanat")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"valid_until": "31.12.2025"}, "valid_until"),
        ({"version": ""}, "version"),
        ({"version": "1"}, "version"),
        ({"kind": "moon"}, "kind"),
    ],
)
def test_wrong_input_for_a_text_is_said_at_the_field_and_kept(client, text, changes, field):
    said = {
        "kind": "partnership",
        "version": "2",
        "valid_from": "1.1.2026",
        "valid_until": "",
        "body": "Uusi",
    }
    answer = sent(client, "add_text", **said | changes)
    assert list(answer.context["form"].errors) == [field]
    assert "Uusi" in text_of(answer, 422)
    assert CommitmentText.objects.count() == 1


def test_a_text_that_nobody_has_accepted_may_change(client, text):
    said = {"kind": "partnership", "version": "1b", "body": "Toiset sanat"}
    assert went_to(sent(client, "change_text", text.pk, **said), "catalogues")
    text.refresh_from_db()
    assert (text.version, text.body) == ("1b", "Toiset sanat")


def test_an_accepted_text_keeps_its_words_and_only_its_days_change(client, text):
    accept(text)
    said = {"kind": "partner", "version": "9", "body": "Muuta", "valid_until": "31.12.2027"}
    assert "body" not in client.get(at("change_text", text.pk)).context["form"].fields
    assert went_to(sent(client, "change_text", text.pk, **said), "catalogues")
    text.refresh_from_db()
    assert (text.kind, text.version, text.body) == ("partnership", "1", "Sanat")
    assert text.valid_until == date(2027, 12, 31)


def test_a_limitation_option_is_added_changed_and_removed(client, version):
    said = {
        "model_version": version.pk,
        "name_fi": "Enintään kaksi",
        "name_sv": "",
        "name_en": "Two at most",
    }
    assert went_to(sent(client, "add_limitation_option", **said), "catalogues")
    option = LimitationOption.objects.get()
    assert list(sent(client, "add_limitation_option", **said).context["form"].errors) == ["name_fi"]
    said |= {"name_fi": "Enintään kolme"}
    assert went_to(sent(client, "change_limitation_option", option.pk, **said), "catalogues")
    assert LimitationOption.objects.get().name_fi == "Enintään kolme"
    assert "Two at most" in text_of(client.get(at("remove_limitation_option", option.pk)))
    assert went_to(sent(client, "remove_limitation_option", option.pk), "catalogues")
    assert LimitationOption.objects.count() == 0


@pytest.mark.rule("R55")
def test_an_option_that_a_venue_has_chosen_stays_as_it_is(client, option):
    choose(option)
    said = {"model_version": option.model_version_id, "name_fi": "Muuta"}
    assert went_to(sent(client, "change_limitation_option", option.pk, **said), "catalogues")
    assert went_to(sent(client, "remove_limitation_option", option.pk), "catalogues")
    assert LimitationOption.objects.get().name_fi == "Enintään kaksi"
    assert "it stays as it is" in text_of(client.get(at("catalogues")))


def accept(text: CommitmentText) -> None:
    """A region's culture accepts the text."""
    region = Region()
    text.acceptances.create(
        adoption=region.adoption,
        recorded_at=BEGIN,
        turn="culture",
        keeps_principles=True,
        coordinates_locally=True,
    )


def choose(option: LimitationOption) -> None:
    """A venue commits with the option."""
    region = Region()
    partner = region.adoption.partners.create(
        name="Teatteri", sector="culture", ownership="public", is_venue=True, added_at=BEGIN
    )
    partner.commitments.create(
        adoption=region.adoption,
        recorded_at=BEGIN,
        is_distributor=False,
        is_venue=True,
        model_version=option.model_version,
        method="signed",
        given_by="Johtaja",
        starts=date(2026, 3, 2),
        in_pilot=True,
        limitation_option=option,
    )
