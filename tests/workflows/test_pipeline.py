"""The pipeline and the board: every region for Kaikukeskus, narrowed, sorted, paged, and for nobody else."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from adoption.models import Contact
from tests.adoption.region import country
from tests.workflows.many import many_cases
from tests.workflows.regions import in_english, person_of, stranger, walk_to
from workflows.facts import Facts
from workflows.models import AdoptionCase, CaseTask
from workflows.queries import pipeline as query
from workflows.stages import Stage
from workflows.views.presenters.pipeline import RegionLine

pytestmark = pytest.mark.django_db

PAGES = ("workflows:pipeline", "workflows:board")


@pytest.fixture
def regions():
    """Three regions: one at its group, one in training and one not yet taken by anybody."""
    places = country()
    return [
        walk_to(Stage.WORKING_GROUP, places=places, municipality="101", days_ago=200),
        walk_to(Stage.TRAINING, places=places, municipality="102", days_ago=100),
        walk_to(Stage.CONTACT, places=places, municipality="201", days_ago=2),
    ]


@pytest.fixture
def client(regions, browse):
    return browse(in_english(regions[0].adviser))


def lines(client, **asked) -> list[RegionLine]:
    answer = client.get(reverse("workflows:pipeline"), asked)
    assert answer.status_code == 200
    return list(answer.context["page"])


def names(client, **asked) -> list[str]:
    return [line.name for line in lines(client, **asked)]


def due(walk, days: int) -> None:
    """Everything that the region is asked is due so many days from today."""
    tasks = CaseTask.objects.open().filter(case=walk.case_id)
    tasks.update(due=timezone.localdate() + timedelta(days))


# who


@pytest.mark.parametrize("name", PAGES)
def test_kaikukeskus_sees_all_regions_and_local_people_none(regions, browse, name):
    people = [regions[0].adviser, person_of(regions[0], "culture"), person_of(regions[1], "sote"), stranger()]
    assert [browse(one).get(reverse(name)).status_code for one in people] == [200, 403, 403, 403]


@pytest.mark.parametrize("name", PAGES)
def test_who_is_not_signed_in_is_asked_to(client, regions, name):
    client.logout()
    assert client.get(reverse(name)).status_code == 302


# what a line says


def test_a_line_says_where_the_region_is_whose_turn_it_is_and_who_advises_it(client, regions):
    due(regions[0], 5)
    (line,) = lines(client, text="alkula")
    assert (line.name, line.stage, str(line.phase)) == ("Alkula", "2 Working group", "Preparation")
    assert (line.turns, line.adviser, line.counties) == (["culture", "care"], "Nelli Neuvoja", "Itä wsc")
    assert (line.due, line.is_late) == (timezone.localdate() + timedelta(5), False)
    assert line.days == (timezone.localdate() - timezone.localdate(regions[0].case.stage_since)).days


def test_a_late_region_says_how_late(client, regions):
    due(regions[1], -3)
    (line,) = lines(client, text="beekylä")
    assert (line.is_late, line.due_in_words) == (True, "3 days late")


def test_on_hold_nothing_is_late_due_or_blocked(client, regions):
    due(regions[1], -3)
    regions[1].do("hold", reason="Elections", review_on=timezone.localdate() + timedelta(30))
    (line,) = lines(client, text="beekylä")
    assert (line.is_on_hold, line.is_late, line.due, line.is_blocked) == (True, False, None, False)


# what blocks


def test_the_work_of_a_step_in_good_time_blocks_nothing(client, regions):
    for walk in regions:
        due(walk, 5)
    assert [line.is_blocked for line in lines(client)] == [False, False, False]


def test_an_overdue_act_blocks_with_what_it_was_to_supply(client, regions):
    due(regions[0], 5)
    CaseTask.objects.open().filter(act="appoint_care").update(due=timezone.localdate() - timedelta(1))
    (line,) = lines(client, text="alkula")
    assert (line.is_blocked, line.more_blockers) == (True, 0)
    assert line.first_blocker == "Nobody is appointed for social and health care or hyte"


def test_what_an_earlier_step_had_and_was_lost_blocks_at_once(client, regions):
    due(regions[1], 5)
    Contact.objects.filter(adoption=regions[1].case.adoption, side="sote").update(ends=timezone.localdate())
    (line,) = lines(client, text="beekylä")
    assert line.first_blocker == "Nobody is appointed for social and health care or hyte"


def test_in_permanent_operation_every_standing_gate_that_is_lost_blocks():
    case = AdoptionCase(stage=Stage.PERMANENT)
    case.facts = Facts(adviser=True, municipality=True)
    missing = [one.act for one in query.holding_up(case, ())]
    assert {"appoint_culture", "appoint_care", "change_coordinator"} <= set(missing)


# narrowing


def test_by_name_whatever_the_case_of_its_letters_and_in_either_language(client):
    assert names(client, text="BEEKYLÄ") == ["Beekylä"]
    assert names(client, text="sele") == ["Seela"]
    assert names(client, text="nowhere") == []


def test_by_county(client, regions):
    assert sorted(names(client, county="01")) == ["Alkula", "Beekylä"]


def test_by_stage(client):
    assert names(client, stage="training") == ["Beekylä"]


def test_by_adviser_and_by_having_none(client, regions):
    assert sorted(names(client, adviser=regions[0].adviser.pk)) == ["Alkula", "Beekylä"]
    assert names(client, adviser="nobody") == ["Seela"]


def test_only_late(client, regions):
    for walk, days in zip(regions, (5, -1, 0), strict=True):
        due(walk, days)
    assert names(client, late="on") == ["Beekylä"]


def test_only_on_hold(client, regions):
    regions[1].do("hold", reason="Elections", review_on=timezone.localdate() + timedelta(30))
    assert names(client, on_hold="on") == ["Beekylä"]


def test_only_blocked(client, regions):
    for walk in regions:
        due(walk, 5)
    CaseTask.objects.open().filter(act="appoint_care").update(due=timezone.localdate() - timedelta(1))
    assert names(client, blocked="on") == ["Alkula"]


def test_several_choices_hold_at_once(client):
    assert names(client, county="01", stage="training", text="a") == []
    assert names(client, county="01", stage="training", text="b") == ["Beekylä"]


@pytest.mark.parametrize("field", ["county", "stage", "adviser"])
@pytest.mark.parametrize("name", PAGES)
def test_a_choice_that_there_is_not_is_a_mistake_at_its_field_and_narrows_nothing(client, name, field):
    answer = client.get(reverse(name), {field: "99999"})
    assert (answer.status_code, answer.context["form"].errors.keys()) == (422, {field})
    assert answer.context["summary"].regions == 3


# order and pages


def test_the_next_due_comes_first_unless_asked_otherwise(client, regions):
    for walk, days in zip(regions, (3, 1, 2), strict=True):
        due(walk, days)
    assert names(client) == ["Beekylä", "Seela", "Alkula"]
    assert names(client, sort="-due") == ["Alkula", "Seela", "Beekylä"]
    assert names(client, sort="nonsense") == names(client)


def test_what_is_not_due_comes_last_in_both_directions(client, regions):
    for walk, days in zip(regions, (3, 1, 2), strict=True):
        due(walk, days)
    regions[2].do("hold", reason="Elections", review_on=timezone.localdate() + timedelta(30))
    assert names(client, sort="due") == ["Beekylä", "Alkula", "Seela"]
    assert names(client, sort="-due") == ["Alkula", "Beekylä", "Seela"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("region", ["Alkula", "Beekylä", "Seela"]),
        ("-region", ["Seela", "Beekylä", "Alkula"]),
        ("stage", ["Seela", "Alkula", "Beekylä"]),
        ("days", ["Seela", "Beekylä", "Alkula"]),
        ("turn", ["Alkula", "Beekylä", "Seela"]),
        ("adviser", ["Seela", "Alkula", "Beekylä"]),
    ],
)
def test_every_column_sorts(client, regions, sort, expected):
    AdoptionCase.objects.filter(pk=regions[2].case_id).update(adviser=None)
    assert names(client, sort=sort) == expected


def test_the_sorted_column_says_so_and_its_link_turns_it_round(client):
    html = client.get(reverse("workflows:pipeline"), {"sort": "days", "county": "01"}).content.decode()
    assert re.findall(r'aria-sort="(\w+)"', html) == ["ascending"]
    assert 'href="?sort=-days&amp;county=01"' in html


def test_a_page_holds_20_regions_and_the_links_keep_the_choices(client, regions):
    many_cases(30, adviser=regions[0].adviser, on=timezone.localdate(), now=timezone.now())
    answer = client.get(reverse("workflows:pipeline"), {"stage": "contact", "sort": "region", "page": "2"})
    page = answer.context["page"]
    assert (page.number, len(page), page.paginator.count) == (2, 11, 31)
    assert "stage=contact&amp;sort=region&amp;page=1" in answer.content.decode()


def test_all_choices_but_the_name_are_folded_until_one_of_them_is_made(client):
    def folded(**asked) -> bool:
        return "<details open>" not in client.get(reverse("workflows:pipeline"), asked).content.decode()

    asked = [
        {},
        {"text": "alkula"},
        {"stage": ""},
        {"stage": "training"},
        {"late": "on"},
        {"stage": "nowhere"},
    ]
    assert [folded(**one) for one in asked] == [True, True, True, False, False, False]


# one person, or nobody


def leave(walk, *sides: str) -> None:
    """The contacts of these sides have left."""
    Contact.objects.filter(adoption=walk.case.adoption, side__in=sides).update(ends=timezone.localdate())


@pytest.mark.rule("R47")
def test_regions_of_one_person_or_nobody_are_found_marked_and_counted(client, regions):
    assert names(client, few="on") == []
    leave(regions[0], "sote")
    regions[0].do("hold", reason="Elections", review_on=timezone.localdate() + timedelta(30))
    assert names(client, few="on") == ["Alkula"]
    assert [line.lacks_people for line in lines(client, sort="region")] == ["Only one person", "", ""]
    assert "Only one person" in lines(client, text="alkula")[0].html
    said = client.get(reverse("workflows:pipeline")).context["summary"].sentences
    assert said[-1] == "1 has one person or nobody."


@pytest.mark.rule("R47")
def test_two_contacts_who_are_one_person_are_one(client, regions):
    Contact.objects.filter(adoption=regions[1].case.adoption).update(user=person_of(regions[1], "culture"))
    assert names(client, few="on") == ["Beekylä"]


@pytest.mark.rule("R47")
def test_where_everybody_has_left_nobody_is(client, regions):
    leave(regions[1], "culture", "sote")
    (line,) = lines(client, few="on")
    assert (line.name, line.lacks_people) == ("Beekylä", "Nobody is left")


@pytest.mark.rule("R47")
def test_a_sign_in_that_is_closed_shows_on_a_line_that_is_remembered(client, regions):
    assert lines(client, text="alkula")[0].lacks_people == ""
    care = person_of(regions[0], "sote")
    care.is_active = False
    care.save()
    (line,) = lines(client, text="alkula", few="on")
    assert "Only one person" in line.html


def test_a_contact_that_nobody_has_answered_lacks_nobody(client, regions):
    assert lines(client, text="seela")[0].lacks_people == ""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_was_read_before_costs_few_queries(client, regions, name, django_assert_max_num_queries):
    client.get(reverse(name))
    with django_assert_max_num_queries(10):
        client.get(reverse(name))
