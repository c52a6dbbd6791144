"""The regions of the benchmarks are copies that differ from what people made in their keys alone."""

import pytest

from benchmarks.country import STEP, grow_to
from benchmarks.references import moved
from tests.adoption.region import country
from tests.workflows.checked import check
from tests.workflows.regions import person_of, walk_to
from workflows.models import AdoptionCase
from workflows.queries import facts
from workflows.stages import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def grown():
    """Two regions made by acts, and three copies: of both, and of the first once more."""
    places = country()
    walks = [
        walk_to(Stage.ONBOARDING, places=places, municipality="101"),
        walk_to(Stage.TRAINING, places=places, municipality="201"),
    ]
    grow_to(5)
    return walks


def test_copies_stand_where_their_originals_do_each_in_order_with_a_log_of_its_own(grown):
    first, second = (walk.case_id for walk in grown)
    keys = [first, second, first + STEP, second + STEP, first + 2 * STEP]
    cases = list(AdoptionCase.objects.order_by("pk"))
    assert [(case.pk, case.stage) for case in cases] == list(
        zip(keys, ["onboarding", "training", "onboarding", "training", "onboarding"], strict=True)
    )
    facts.load(cases)
    for case in cases:
        check(case)
    assert len({case.head for case in cases}) == 5
    assert [case.seq for case in cases[2:]] == [cases[0].seq, cases[1].seq, cases[0].seq]


def test_people_of_a_copy_are_its_own_and_see_its_page(grown, browse):
    copied = AdoptionCase.objects.get(pk=grown[0].case_id + STEP)
    person, original = copied.contacts[0].user, person_of(grown[0], "culture")
    assert (person.email, person.name) == (f"1.{original.email}", original.name)
    assert browse(person).get(f"/cases/{copied.pk}/").status_code == 200
    assert browse(person).get(f"/cases/{grown[0].case_id}/").status_code == 404


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("site:12", "site:112"),
        ("adoption.session:3", "adoption.session:103"),
        ("record:7", "record:7"),
        ("klo 12:30", "klo 12:30"),
        ({"contacts": [1, 2], "shares": {"1": 20}}, {"contacts": [101, 102], "shares": {"101": 20}}),
        (
            {"opinions": [{"partner": 4, "opinion": "for"}]},
            {"opinions": [{"partner": 104, "opinion": "for"}]},
        ),
        ({"text": 2, "records": ["adoption.artwork:5"]}, {"text": 2, "records": ["adoption.artwork:105"]}),
    ],
)
def test_references_to_rows_move_and_nothing_else(value, expected):
    assert moved(value, 100) == expected
