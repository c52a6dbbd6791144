"""Absences: announced by dates alone, with a deputy who gains no right and does what is asked meanwhile."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Absence, User
from tests.workflows.colleagues import region_with_colleagues, task_of
from tests.workflows.many import many_cases
from tests.workflows.regions import in_english, on_both_sides, person_of, stranger
from workflows.acts.refusals import NotYours, Taken
from workflows.models import CaseEvent, CaseTask
from workflows.queries.absences import places_of, possible_deputies
from workflows.services import tasks
from workflows.services.absences import Overlaps, announce
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
PAGE = "/absence/"


@pytest.fixture
def walk():
    return region_with_colleagues()


@pytest.fixture
def mari(walk) -> User:
    """Culture's coordinator, who has the task to appoint culture's persons."""
    CaseTask.objects.open().filter(act="appoint_culture").update(
        owner=person_of(walk, "culture"), status="ASSIGNED"
    )
    return person_of(walk, "culture")


@pytest.fixture
def kalle(walk) -> User:
    return User.objects.get(email="kalle.kollega@example.fi")


def day(days: int):
    return timezone.localdate() + timedelta(days)


def typed(days: int) -> str:
    return f"{day(days):%d.%m.%Y}"


def away(person, deputy=None, first=0, last=10) -> Absence:
    return announce(person, first=day(first), last=day(last), deputy=deputy)


def sent(deputy=None, first=1, last=10) -> dict:
    return {"first": typed(first), "last": typed(last), "deputy": deputy.pk if deputy else ""}


def inbox_of(browse, user):
    return browse(user).get("/").context["inbox"]


# What a deputy sees and does.


def test_the_deputy_s_inbox_has_the_tasks_of_the_person_who_is_away(walk, browse, mari, kalle):
    absence = away(mari, kalle)
    inbox = inbox_of(browse, kalle)
    assert [(one.act, one.away_until) for one in inbox.represented] == [("appoint_culture", absence.last)]
    assert (inbox.next.tag, inbox.next.is_taken) == (f"For {mari}, who is away", False)


def test_below_the_top_they_are_marked_with_name_and_day_and_may_be_taken(walk, browse, mari, kalle):
    absence = away(mari, kalle, last=30)
    own = task_of(walk, "appoint_care")
    CaseTask.objects.filter(pk=own.pk).update(owner=kalle)
    answer = browse(kalle).get("/")
    (row,) = answer.context["inbox"].of_the_away.rows
    assert (row.holder, row.away_until) == (str(mari), absence.last)
    html = answer.content.decode()
    assert f"for {mari} (away until" in html
    assert f'action="/tasks/{row.first.pk}/claim/"' in html


@pytest.mark.parametrize(("first", "last"), [(1, 10), (-10, -1)])
def test_before_and_after_the_days_all_is_as_usual(walk, browse, mari, kalle, first, last):
    Absence.objects.create(person=mari, deputy=kalle, first=day(first), last=day(last))
    assert inbox_of(browse, kalle).represented == []
    with pytest.raises(Taken):
        tasks.claim(task_id=task_of(walk, "appoint_culture").pk, by=kalle, now=timezone.now())


def test_the_person_keeps_seeing_the_tasks_meanwhile(walk, browse, mari, kalle):
    away(mari, kalle)
    assert [one.act for one in inbox_of(browse, mari).in_hand] == ["appoint_culture"]


def test_a_deputy_may_take_what_the_person_holds(walk, mari, kalle):
    away(mari, kalle)
    task = task_of(walk, "appoint_culture")
    event = tasks.claim(task_id=task.pk, by=kalle, now=timezone.now())
    task.refresh_from_db()
    assert (task.owner, event.act, event.by) == (kalle, "claim", kalle)


def test_a_deputy_may_do_what_the_person_holds(walk, mari, kalle):
    away(mari, kalle)
    assert walk.do("appoint_culture", by=kalle).act == "appoint_culture"


def test_a_colleague_who_is_not_the_deputy_takes_nothing(walk, mari, kalle):
    away(mari, None)
    with pytest.raises(Taken):
        tasks.claim(task_id=task_of(walk, "appoint_culture").pk, by=kalle, now=timezone.now())


def test_a_deputy_of_the_other_side_gains_no_right(walk, browse, mari):
    care, task = person_of(walk, "sote"), task_of(walk, "appoint_culture")
    Absence.objects.create(person=mari, deputy=care, first=day(0), last=day(9))
    assert inbox_of(browse, care).represented == []
    with pytest.raises(NotYours):
        tasks.claim(task_id=task.pk, by=care, now=timezone.now())
    task.refresh_from_db()
    assert task.owner == mari


def test_a_worker_stands_in_for_a_colleague_in_regions_of_both(walk, browse, adviser):
    walk.to(Stage.TRAINING)
    other, task = in_english(adviser), task_of(walk, "plan_training")
    CaseTask.objects.filter(pk=task.pk).update(owner=walk.adviser, status="ASSIGNED")
    assert inbox_of(browse, other).represented == []
    away(walk.adviser, other)
    assert [one.pk for one in inbox_of(browse, other).represented] == [task.pk]
    tasks.claim(task_id=task.pk, by=other, now=timezone.now())
    assert [one.pk for one in inbox_of(browse, other).in_hand] == [task.pk]


def test_whoever_waits_for_somebody_who_is_away_reads_until_when(walk, browse, mari):
    absence = away(mari)
    inbox = inbox_of(browse, person_of(walk, "sote"))
    (row,) = [row for row in inbox.waiting_rows if row.act.name == "appoint_culture"]
    assert row.away_until == absence.last
    page = (
        browse(person_of(walk, "sote")).get(reverse("workflows:case", args=[walk.case_id])).content.decode()
    )
    assert page.count("away until") == 1


def test_nothing_is_written_when_an_absence_begins_or_ends(walk, browse, mari, kalle):
    events, held = CaseEvent.objects.count(), list(CaseTask.objects.order_by("pk").values())
    away(mari, kalle)
    inbox_of(browse, kalle)
    Absence.objects.all().delete()
    assert (CaseEvent.objects.count(), list(CaseTask.objects.order_by("pk").values())) == (events, held)


@pytest.mark.parametrize("who", ["contact", "adviser"])
def test_the_inbox_of_a_deputy_costs_the_same_for_few_and_for_many(browse, adviser, kalle, mari, who, walk):
    deputy = in_english(adviser) if who == "adviser" else kalle
    holder = walk.adviser if who == "adviser" else mari
    today, now, counts = timezone.localdate(), timezone.now(), []
    away(holder, deputy)
    for number in (3, 97):
        cases = many_cases(number, adviser=walk.adviser, on=today, now=now, contact=mari)
        for case in cases if who == "contact" else ():
            case.adoption.contacts.create(user=kalle, side="culture", starts=today)
        client = browse(deputy)
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            inbox = client.get("/").context["inbox"]
        counts.append((len(queries), len(inbox.represented)))
    assert (counts[1][0] <= counts[0][0] <= 21, counts[1][1] - counts[0][1]) == (True, 97)


# Who can be a deputy, and where.


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


def test_whose_sign_in_is_closed_is_nobody_s_deputy(walk, mari, kalle):
    User.objects.filter(pk=kalle.pk).update(is_active=False)
    assert possible_deputies(places_of(mari)) == []


# Announcing.


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
