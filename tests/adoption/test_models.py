"""What rows say of themselves: records with their day, places in the reader's language, a region's languages."""

import pytest
from django.apps import apps
from django.utils import translation

from adoption import services
from adoption.models import Adoption, Record
from tests.adoption.complete import complete
from tests.adoption.region import Region, country, day

pytestmark = pytest.mark.django_db

RECORDS = [model for model in apps.get_app_config("adoption").get_models() if issubclass(model, Record)]


def test_every_record_says_what_it_is_with_its_day():
    region = complete(Region())
    said = {
        model.__name__: [str(row) for row in model.objects.filter(adoption=region.adoption).order_by("pk")]
        for model in RECORDS
    }
    assert said == {
        "Answer": ["Answer of Kaikukeskus on 2 Mar 2026: Go on"],
        "Appointment": [
            "Persons appointed on 2 Mar 2026: Culture",
            "Persons appointed on 2 Mar 2026: Social and health care or hyte",
        ],
        "Artwork": ["Artwork sent on 2 Mar 2026"],
        "ArtworkDecision": ["Artwork approved on 2 Mar 2026"],
        "ContinuationDecision": [
            "Decision of 11 Apr 2026, Social and health care or hyte: Continue permanently"
        ],
        "DecisionCarriedOut": ["Decision carried out on 2 Mar 2026: Continue permanently"],
        "Delivery": ["Cards arrived on 7 Mar 2026"],
        "DistributionStart": ["First cards handed out on 2 Mar 2026"],
        "Expected": ["Who comes to the training, said on 2 Mar 2026: Culture"],
        "GoLive": ["Start of the pilot confirmed on 2 Mar 2026"],
        "Inquiry": ["Contact from Lähettäjä on 2 Mar 2026"],
        "Invitation": ["Invited to the start workshop, said on 2 Mar 2026: Culture"],
        "LocalGroup": ["Work pair formed on 2 Mar 2026"],
        "LocalMaterial": ["Local material finished on 8 Mar 2026"],
        "PilotPeriod": ["Pilot from 2 Mar 2026 to 27 Dec 2026"],
        "PreparationDecision": ["Decided on 3 Mar 2026 to prepare a pilot"],
        "PrintOrder": ["500 cards ordered on 6 Mar 2026"],
        "Readiness": ["Ready for distribution on 2 Mar 2026: Social and health care or hyte"],
        "Session": ["Training planned for 4 Mar 2026", "Start workshop planned for 5 Mar 2026"],
        "SessionReport": ["Start workshop held on 5 Mar 2026"],
        "StatisticsDuty": ["Statistics person named on 2 Mar 2026"],
        "Survey": ["Survey from 22 Mar 2026 to 1 Apr 2026: Kohteet"],
    }


def test_days_of_records_are_in_the_readers_form():
    session = Region().do(services.plan_training, date=day(2))
    with translation.override("fi"):
        assert "4.3.2026" in str(session)


def test_not_now_is_said_as_such():
    region = Region()
    decision = region.do(services.decide_to_prepare, go_on=False, decided_on=day(1), review_on=day(99))
    assert str(decision) == "Decided on 3 Mar 2026 not to prepare a pilot now"


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("fi", ["Alkula", "Beekylä", "Itä hva", "Seutu A", "Maakunta A"]),
        ("sv", ["Alby", "Beekylä", "Itä vfo", "Nejd A", "Landskap A"]),
        ("en", ["Alkula", "Beekylä", "Itä wsc", "Seutu A", "Region A"]),
    ],
)
def test_places_are_named_in_the_readers_language(language, names):
    there = country()
    first = there["101"]
    area = first.subregion
    with translation.override(language):
        rows = [first, there["102"], first.county, area, area.administrative_region]
        assert [str(row) for row in rows] == names


def test_in_english_a_swedish_municipality_has_its_swedish_name():
    alby = country()["101"]
    alby.language_status = "sv-fi"
    assert alby.name == "Alby"
    with translation.override("fi"):
        assert alby.name == "Alkula"
    with translation.override(None):
        assert alby.name == "Alkula"


def test_a_regions_languages_follow_from_its_municipalities(django_assert_num_queries):
    region = Region()
    only_finnish = region.contact("102").region
    with django_assert_num_queries(2):
        assert (region.adoption.region.languages, only_finnish.languages) == (("fi", "sv"), ("fi",))


def test_an_adoption_is_its_contacts_until_their_last_day_is_on_record():
    region = Region()
    user = region.culture.user
    region.contact("102")
    mine = Adoption.objects.with_contact(user)
    assert list(mine) == [region.adoption]
    assert list(Adoption.objects.with_contact(region.kaikukeskus)) == []
    region.do(services.contact_leaves, item=region.culture, ends=day(30))
    assert list(mine.all()) == []


def test_who_was_contact_twice_has_the_adoption_once():
    region = Region()
    user = region.culture.user
    region.do(services.add_contact, side="hyte", email=user.email)
    assert list(Adoption.objects.with_contact(user)) == [region.adoption]


def test_history_tells_what_a_contact_and_a_region_were():
    region = Region()
    region.do(services.change_coordinator, coordinators=[region.culture])
    past = region.culture.history.order_by("history_id")
    assert [(row.coordinator, row.history_user) for row in past] == [
        (False, region.kaikukeskus),
        (True, region.kaikukeskus),
    ]
    names = region.adoption.region.history.order_by("history_id").values_list("kind", flat=True)
    assert list(names) == ["municipality", "municipality"]
