"""The page on which one announces one's absences, and who can be a deputy where."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from accounts.models import Absence, User
from adoption.models.days import shown
from tests.workflows.absences.days import PAGE, away, day, sent, typed
from tests.workflows.many import many_cases
from tests.workflows.regions import on_both_sides, person_of, stranger
from workflows.queries.absences import places_of, possible_deputies
from workflows.services.absences import Overlaps, announce

pytestmark = pytest.mark.django_db


def test_those_of_the_same_side_can_be_deputies_and_the_page_says_where(walk, browse, mari, kalle):
    mari.contacts.update(coordinator=True)
    places = places_of(mari)
    assert possible_deputies(places) == [kalle]
    (place,) = places
    assert (place.turns, place.covered(kalle)) == ({"culture", "coordinator"}, {"culture"})
    assert place.nobody_s == {"coordinator"}
    away(mari, kalle)
    page = browse(mari).get(PAGE).content.decode()
    assert "Stands in for you in Alkula but not as:" in page
    assert f"/cases/{walk.case_id}/do/add_contact/" in page


def test_where_nobody_else_is_of_the_side_the_page_says_so(walk, browse):
    care = person_of(walk, "sote")
    page = browse(care).get(PAGE)
    assert (page.context["form"].fields["deputy"].choices[0][0], len(page.context["alone"])) == ("", 1)
    assert "Where nobody can stand in for you" in page.content.decode()


def test_whoever_is_of_both_sides_needs_both_covered(walk, mari, kalle):
    on_both_sides(walk, kalle)
    (place,) = places_of(kalle)
    assert (place.covered(mari), place.is_covered(mari)) == ({"culture"}, False)
    assert place.nobody_s == set()


def test_every_other_active_worker_can_be_a_worker_s_deputy(walk, adviser):
    User.objects.create_user("poissa@example.fi", is_kaikukeskus=True, is_active=False)
    places = places_of(walk.adviser)
    assert possible_deputies(places) == [adviser]
    assert [place.is_covered(adviser) for place in places] == [True]


def said(days: int) -> str:
    with override("en"):
        return str(shown(day(days)))


@pytest.mark.parametrize(
    ("first", "last", "shared"), [(11, 20, ""), (10, 20, [10]), (-3, 20, [0, 10]), (4, 6, [4, 6])]
)
def test_a_deputy_who_is_away_too_stands_in_for_nobody_and_both_are_told(
    walk, browse, mari, kalle, first, last, shared
):
    away(mari, kalle)
    away(kalle, mari, first, last)
    days = "–".join(said(number) for number in shared)
    mine, theirs = browse(mari).get(PAGE).context, browse(kalle).get(PAGE).context
    assert [line.both_away for line in (*mine["lines"], *theirs["stands_in"])] == [days, days]
    offered = dict(mine["form"].fields["deputy"].choices)[str(kalle.pk)]
    assert offered == f"{kalle}: Alkula (away {said(first)}–{said(last)})"


def test_whose_sign_in_is_closed_is_nobody_s_deputy(walk, mari, kalle):
    User.objects.filter(pk=kalle.pk).update(is_active=False)
    assert possible_deputies(places_of(mari)) == []


def test_an_absence_is_announced_changed_and_removed(walk, browse, mari, kalle):
    client = browse(mari)
    answer = client.post(PAGE, sent(kalle))
    assert (answer.status_code, answer.url) == (302, PAGE)
    absence = Absence.objects.get()
    assert (absence.person, absence.deputy, absence.first, absence.last) == (mari, kalle, day(1), day(10))
    own = f"{PAGE}{absence.pk}/"
    assert client.get(own).context["form"].initial["deputy"] == str(kalle.pk)
    assert client.post(own, sent(None, 2, 3)).status_code == 302
    absence.refresh_from_db()
    assert (absence.deputy, absence.first, absence.last) == (None, day(2), day(3))
    assert client.post(f"{own}remove/").status_code == 302
    assert Absence.objects.count() == 0


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"first": typed(-1)}, ["first"]),
        ({"last": typed(-1)}, ["last"]),
        ({"first": typed(5), "last": typed(4)}, ["last"]),
        ({"last": typed(800)}, ["last"]),
        ({"first": "", "last": "soon"}, ["first", "last"]),
        ({"deputy": "0"}, ["deputy"]),
    ],
)
def test_a_mistake_is_said_at_its_field_and_nothing_typed_is_lost(walk, browse, mari, kalle, said, wrong):
    answer = browse(mari).post(PAGE, sent(kalle) | said)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, wrong)
    assert {name: answer.context["form"][name].value() for name in said} == said
    assert Absence.objects.count() == 0


def test_the_other_side_and_oneself_are_no_deputies(walk, browse, mari):
    for one in (person_of(walk, "sote"), mari, walk.adviser):
        assert browse(mari).post(PAGE, sent(one)).status_code == 422


def test_two_absences_at_once_are_refused(walk, browse, mari, kalle):
    absence = away(mari, kalle, first=5, last=15)
    for first, last in ((1, 5), (15, 20), (6, 7), (1, 30)):
        answer = browse(mari).post(PAGE, sent(kalle, first, last))
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["first"])
        with pytest.raises(Overlaps):
            announce(mari, first=day(first), last=day(last), deputy=None)
    announce(mari, first=day(16), last=day(17), deputy=None)
    announce(mari, first=day(4), last=day(14), deputy=None, absence=absence)
    announce(kalle, first=day(4), last=day(14), deputy=None)
    assert Absence.objects.count() == 3


def test_an_absence_that_has_begun_can_be_made_longer_or_shorter(walk, browse, mari, kalle):
    absence = away(mari, kalle, first=-5, last=5)
    own = f"{PAGE}{absence.pk}/"
    assert browse(mari).post(own, sent(kalle, -5, 0)).status_code == 302
    assert browse(mari).post(own, sent(kalle, -6, 0)).status_code == 422
    absence.refresh_from_db()
    assert (absence.first, absence.last) == (day(-5), day(0))


def test_what_is_over_can_be_neither_seen_nor_changed(walk, browse, mari, kalle):
    absence = Absence.objects.create(person=mari, deputy=kalle, first=day(-9), last=day(-1))
    assert browse(mari).get(PAGE).context["lines"] == []
    assert browse(mari).get(f"{PAGE}{absence.pk}/").status_code == 404


def test_a_colleague_s_absence_is_not_found(walk, browse, mari, kalle):
    absence = away(mari, kalle)
    answers = [browse(kalle).get(f"{PAGE}{absence.pk}/"), browse(kalle).post(f"{PAGE}{absence.pk}/remove/")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert browse(kalle).get(PAGE).context["lines"] == []
    assert Absence.objects.count() == 1


def test_somebody_of_no_region_may_be_away_too(browse):
    answer = browse(stranger()).post(PAGE, sent())
    assert answer.status_code == 302


def test_whoever_is_not_signed_in_signs_in_first():
    assert Client().get(PAGE)["Location"] == f"/sign-in/?next={PAGE}"


def test_the_page_costs_the_same_for_few_regions_and_for_many(walk, browse, mari, kalle, adviser):
    counts = []
    for number in (2, 100):
        many_cases(number, adviser=adviser, on=day(0), now=timezone.now(), contact=mari)
        client = browse(mari)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(PAGE)
        counts.append(len(queries))
        assert len(answer.content) < 30_000
    assert counts[0] == counts[1] <= 8
