"""The register follows its file: added, changed, closed, and never removed."""

from datetime import date

import pytest

from adoption import services
from adoption.models import AdministrativeRegion, County, Municipality, SubRegion
from adoption.services import register
from tests.adoption.region import Region, noon
from tests.adoption.register_files import (
    ALKULA,
    BEEKYLA,
    MOSTLY_SWEDISH,
    SEELA,
    content,
    line,
)

pytestmark = pytest.mark.django_db


def load(*lines, successors=None, **how):
    return register.load(content(*lines, **how), successors=successors)


def whole() -> list[dict]:
    """Everything that the register holds."""
    models = (County, AdministrativeRegion, SubRegion, Municipality)
    return [list(model.objects.order_by("pk").values()) for model in models]


def refusal(*lines, **how) -> list[str]:
    before = whole()
    with pytest.raises(register.Refused) as refused:
        load(*lines, **how)
    assert whole() == before
    return [str(fault) for fault in refused.value.faults]


def test_the_projects_own_file_fills_the_register(django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        loaded = register.load(register.PUBLISHED.read_bytes())
    assert (len(loaded.added), loaded.changed, loaded.closed) == (308, [], [])
    models = (County, AdministrativeRegion, SubRegion, Municipality)
    assert [model.objects.count() for model in models] == [23, 19, 69, 308]
    hanko = Municipality.objects.select_related("subregion__administrative_region", "county").get(code="078")
    assert (hanko.name_fi, hanko.name_sv, hanko.language_status) == ("Hanko", "Hangö", "fi-sv")
    assert (hanko.subregion.name_fi, hanko.subregion.administrative_region.name_en) == (
        "Raasepori",
        "Uusimaa",
    )
    assert hanko.county.name_en == "West Uusimaa wellbeing services county"
    assert (hanko.population, hanko.population_year, hanko.closed_on) == (7620, 2025, None)


def test_the_same_file_again_changes_nothing(django_assert_max_num_queries):
    register.load(register.PUBLISHED.read_bytes())
    before = whole()
    with django_assert_max_num_queries(10):
        loaded = register.load(register.PUBLISHED.read_bytes())
    assert loaded.is_nothing
    assert whole() == before


def test_next_years_file_changes_what_it_says_differently():
    load(ALKULA, BEEKYLA)
    area = {"county_fi": "Uusi nimi"}
    loaded = load(
        ALKULA | area | {"population": "1100", "language_status": MOSTLY_SWEDISH},
        BEEKYLA | area,
        SEELA | area,
        year=2027,
    )
    assert [one.code for one in loaded.added] == ["201"]
    assert [one.code for one in loaded.changed] == ["101", "102"]
    assert (loaded.areas, loaded.is_nothing) == (1, False)
    assert County.objects.get(code="01").name_fi == "Uusi nimi"
    alkula = Municipality.objects.get(code="101")
    assert (alkula.population, alkula.population_year, alkula.language_status) == (1100, 2027, "sv-fi")


def test_a_merged_municipality_is_closed_and_names_its_successor():
    load(ALKULA, BEEKYLA, SEELA)
    loaded = load(ALKULA | {"merged_codes": "102 201"}, year=2027, merged=True)
    closed = Municipality.objects.exclude(closed_on=None).order_by("code")
    assert [(one.code, one.closed_on, one.successor_id) for one in closed] == [
        ("102", date(2028, 1, 1), "101"),
        ("201", date(2028, 1, 1), "101"),
    ]
    assert sorted(one.code for one in loaded.closed) == ["102", "201"]
    assert Municipality.objects.get(code="102").name_fi == "Beekylä"
    assert load(ALKULA | {"merged_codes": "102 201"}, year=2027, merged=True).is_nothing
    assert load(ALKULA, year=2027).is_nothing


def test_two_municipalities_become_a_new_one():
    load(ALKULA, BEEKYLA)
    load(line("301", "Uusila"), year=2027, successors={"101": "301", "102": "301"})
    rows = Municipality.objects.order_by("code").values_list("code", "successor", "closed_on")
    closed = date(2028, 1, 1)
    assert list(rows) == [("101", "301", closed), ("102", "301", closed), ("301", None, None)]


def test_a_municipality_that_disappears_without_a_successor_refuses_the_file():
    load(ALKULA, BEEKYLA)
    told = refusal(ALKULA, year=2027)
    assert len(told) == 1
    assert told[0].startswith("Beekylä (102) is not in the file.")
    assert "--successor 102=123" in told[0]


def test_the_first_day_closed_stays_when_the_successor_is_corrected():
    load(ALKULA, BEEKYLA, SEELA)
    load(ALKULA, SEELA, year=2027, successors={"102": "101"})
    load(ALKULA, SEELA, year=2028, successors={"102": "201"})
    closed = Municipality.objects.get(code="102")
    assert (closed.closed_on, closed.successor_id) == (date(2028, 1, 1), "201")


def test_a_municipality_closed_by_mistake_is_opened_by_the_right_file():
    load(ALKULA, BEEKYLA)
    load(ALKULA, successors={"102": "101"})
    load(ALKULA, BEEKYLA)
    opened = Municipality.objects.get(code="102")
    assert (opened.closed_on, opened.successor) == (None, None)


@pytest.mark.parametrize(
    ("successors", "says"),
    [
        ({"999": "101"}, "999 is no municipality that has ended."),
        ({"101": "102"}, "101 is no municipality that has ended."),
        ({"201": "999"}, "999 is no municipality of the file."),
    ],
)
def test_a_successor_that_cannot_be_is_refused(successors, says):
    load(ALKULA, BEEKYLA, SEELA)
    assert says in refusal(ALKULA, BEEKYLA, year=2027, successors={"201": "101"} | successors)


def test_a_merged_code_that_never_was_is_refused():
    load(ALKULA)
    told = refusal(ALKULA | {"merged_codes": "777"}, year=2027, merged=True)
    assert told == ["Line 2, column merged_codes: There has been no municipality with the code 777."]


def test_an_older_file_is_refused():
    load(ALKULA, year=2027)
    assert refusal(ALKULA, year=2026) == ["The register holds the year 2027 already; the file is of 2026."]


def test_only_counties_of_the_register_may_be_named():
    load(ALKULA)
    told = refusal(ALKULA, BEEKYLA | {"county_code": "77"}, year=2027)
    assert told == ["Line 3, column county_code: There is no county with the code 77."]


def test_a_county_that_the_register_was_given_may_be_named():
    County.objects.create(code="77", name_fi="Uusi", name_sv="Ny", name_en="New")
    load(ALKULA | {"county_code": "77"})
    assert Municipality.objects.get(code="101").county.name_fi == "Hyvinvointialue"


def test_running_regions_of_closed_municipalities_are_told():
    region = Region()
    contact = region.contact("201")
    services.answer_contact(contact, region.answer("201"), by=region.kaikukeskus, now=noon(region.on))
    loaded = load(line("102", "Beekylä"), year=2027, successors={"101": "102", "201": "102"})
    assert sorted(str(place.region) for place in loaded.running) == ["Alkula", "Seela"]
    assert {place.running for place in contact.region.memberships.all()} == {True}
