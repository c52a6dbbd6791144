"""A page and the log name the guide of a case; a version that is declared no more is an error at start."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from tests.workflows.versions.going import NO_STATISTICS, go_back, go_over
from tests.workflows.versions.second import SECOND
from workflows import paths, triggers
from workflows.checks import nodes_are_there, versions_are_there
from workflows.models import AdoptionCase, CaseTask
from workflows.paths import PUBLISHED
from workflows.stages import Stage
from workflows.verification.differences import differences
from workflows.verification.reading import at_rest
from workflows.views.presenters.case import CasePage
from workflows.views.presenters.history import EventLine

STAGES = (Stage.WORKSHOP, Stage.COMMITMENTS, Stage.STATISTICS)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_versions", "proven")]


def test_history_says_under_which_guide_a_case_goes_in_each_language(waiting):
    events = [go_over(waiting), go_back(waiting)]
    told = {}
    for language in ("en", "fi", "sv"):
        with translation.override(language):
            told[language] = [EventLine(event).sentence for event in events]
    assert told == {
        "en": [
            "The case goes by a new version of the guide from now on: the guide of 2027",
            "The case goes by its former version of the guide again: the guide of 2024",
        ],
        "fi": [
            "Asia siirtyi noudattamaan ohjeen uutta versiota: the guide of 2027",
            "Asia palautettiin noudattamaan ohjeen aiempaa versiota: vuoden 2024 ohje",
        ],
        "sv": [
            "Ärendet gick över till en ny version av anvisningen: the guide of 2027",
            "Ärendet återfördes till den tidigare versionen av anvisningen: anvisningen från 2024",
        ],
    }


def test_a_case_s_page_names_its_guide_where_there_are_several(waiting, client, monkeypatch):
    client.force_login(waiting.adviser)
    page = client.get(f"/cases/{waiting.case_id}/", headers={"accept-language": "en"}).content.decode()
    assert CasePage(waiting.case, waiting.adviser, waiting.now).guide in page
    monkeypatch.setattr(paths, "PATHS", (PUBLISHED,))
    assert CasePage(waiting.case, waiting.adviser, waiting.now).guide == ""


def ids(check_) -> list[str]:
    return [error.id for error in check_(None, databases=["default"])]


def test_a_version_that_is_declared_no_more_is_an_error(waiting, monkeypatch):
    go_over(waiting)
    assert (ids(versions_are_there), ids(nodes_are_there)) == ([], [])
    monkeypatch.setattr(paths, "PATHS", (PUBLISHED,))
    assert ids(versions_are_there) == ["workflows.E003"]


def test_a_stage_that_the_case_s_version_lacks_is_an_error(region, monkeypatch):
    region(Stage.STATISTICS)
    monkeypatch.setattr(paths, "PATHS", (replace(NO_STATISTICS, number=1), SECOND))
    assert ids(versions_are_there) == ["workflows.E004"]


def test_a_task_whose_node_is_of_another_version_is_an_error(waiting):
    node = "versions/flows.EarlyConsultationFlow.give_view"
    CaseTask.objects.filter(pk=CaseTask.objects.open().filter(case=waiting.case_id).first().pk).update(
        flow_task=node
    )
    assert ids(nodes_are_there) == ["workflows.E002"]


def test_a_version_that_is_not_what_the_log_says_is_found(waiting):
    triggers.drop(connection)
    AdoptionCase.objects.filter(pk=waiting.case_id).update(path_version=2)
    found = {one.what for one in differences(at_rest(waiting.case_id))}
    assert "the case is under version 2, its log says 1" in found


@pytest.mark.postgresql
def test_a_version_changes_only_with_its_event(waiting):
    with pytest.raises(IntegrityError), transaction.atomic():
        AdoptionCase.objects.filter(pk=waiting.case_id).update(path_version=2)
    assert waiting.case.path_version == 1
