"""The note that no county takes part stands where there is a county that could."""

import pytest

from adoption.models import County
from workflows.stages import Stage

pytestmark = pytest.mark.django_db


def notes_county(walk) -> bool:
    walk.said["answer_contact"] = {"counties": []}
    return not walk.to(Stage.INFO_SESSION).case.facts.county


@pytest.mark.rule("R58")
def test_a_region_of_a_county_that_does_not_take_part_is_told_so(walk):
    assert notes_county(walk) is True


@pytest.mark.parametrize("code", County.NONE)
def test_helsinki_and_aland_are_not_asked_for_a_county(walk, municipalities, code):
    municipalities["101"].county = County.objects.create(code=code, name_fi="Ei hva", name_sv="Inget vfo")
    municipalities["101"].save()
    assert notes_county(walk) is False
