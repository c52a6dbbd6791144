"""Whoever leaves hands everything over on one page, and nothing stays without somebody."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from adoption.models import Contact, StatisticsDuty
from tests.workflows.colleagues import colleague
from tests.workflows.many import many_cases, spread
from tests.workflows.regions import in_english, person_of, places, stranger, walk_to
from workflows.models import AdoptionCase, CaseEvent, CaseTask
from workflows.queries.leaving import left_over, seats_of
from workflows.services.leaving import Kind, NotHandedOver, Successor, leave, steps
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
STAGES = (Stage.PRINTING,)
PAGE = "/leaving/"
NEW = {"everything": "new", "name": "Uuno Uusi", "email": "uuno.uusi@example.fi", "reason": "New work"}


@pytest.fixture
def walk(region):
    """A region whose culture has a coordinator with tasks, and a colleague."""
    walk = region(Stage.PRINTING)
    colleague(walk)
    in_english(walk.adviser)
    return walk


@pytest.fixture
def mari(walk) -> User:
    return person_of(walk, "culture")


@pytest.fixture
def kalle(walk) -> User:
    return User.objects.get(email="kalle.kollega@example.fi")


def held(person) -> set[str]:
    return set(CaseTask.objects.open().filter(owner=person).values_list("act", flat=True))


def contact_of(walk, person) -> Contact | None:
    return walk.case.adoption.contacts.filter(user=person, ends=None).first()


def confirmed(client, said: dict):
    """The answer to the list, sent as it was seen."""
    seen = client.post(PAGE, said)
    assert seen.status_code == 200
    return client.post(PAGE, said | {"seen": seen.context["seen"]})


def test_everything_goes_to_a_colleague(walk, browse, mari, kalle):
    (seat,) = seats_of(mari)
    tasks = held(mari)
    assert (seat.contact.coordinator, seat.colleagues, tasks != set()) == (True, (kalle,), True)
    answer = confirmed(browse(mari), {"everything": kalle.pk, "reason": "New work"})
    assert (answer.status_code, answer.url) == (302, PAGE)
    assert (left_over(mari), held(mari), contact_of(walk, mari)) == ([], set(), None)
    assert (tasks <= held(kalle), contact_of(walk, kalle).coordinator) == (True, True)
    assert walk.case.facts.coordinator


def test_everything_goes_to_a_new_person_who_takes_the_place_in_the_group_too(walk, browse, mari):
    tasks = held(mari)
    assert confirmed(browse(mari), NEW).status_code == 302
    new = User.objects.get(email=NEW["email"])
    place = contact_of(walk, new)
    assert (new.name, new.language, place.side, place.coordinator) == ("Uuno Uusi", "en", "culture", True)
    assert (tasks <= held(new), left_over(mari)) == (True, [])
    assert place.memberships.count() == 1


def test_the_reason_goes_with_each_task(walk, browse, mari, kalle):
    confirmed(browse(mari), {"everything": kalle.pk, "reason": "New work"})
    given = CaseEvent.objects.filter(case=walk.case_id, act="hand_over", by=mari)
    assert set(given.values_list("reason", flat=True)) == {"New work"}


def test_a_coordinator_who_looks_after_the_statistics_names_the_successor(walk, browse, mari, kalle):
    walk.do("name_statistics_person", by=mari, contact=contact_of(walk, mari))
    confirmed(browse(mari), {"everything": kalle.pk, "reason": "New work"})
    assert StatisticsDuty.objects.standing().get().contact.user == kalle


def test_of_another_s_statistics_the_coordinator_is_asked(walk, browse, mari, kalle):
    walk.do("name_statistics_person", by=mari, contact=contact_of(walk, kalle))
    kinds = [step.kind for step in steps((seat, Successor("", "", mari)) for seat in seats_of(kalle))]
    assert Kind.ASKED in kinds
    confirmed(browse(kalle), {"everything": mari.pk, "reason": "New work"})
    assert ("name_statistics_person" in held(mari), left_over(kalle)) == (True, [])


def test_the_list_says_all_that_is_done_and_does_nothing(walk, browse, mari, kalle):
    before = CaseEvent.objects.count()
    answer = browse(mari).post(PAGE, {"everything": kalle.pk, "reason": "New work"})
    (region,) = answer.context["regions"]
    assert (region.name, region.sentences[0]) == ("Kunta 0", "Kalle Kollega becomes a local coordinator")
    assert region.sentences[-1] == "You are no longer a contact"
    assert len([one for one in region.sentences if "gets the task" in one]) == len(
        CaseTask.objects.open().filter(owner=mari)
    )
    assert CaseEvent.objects.count() == before


def test_a_list_that_is_out_of_date_is_shown_again(walk, browse, mari, kalle):
    client, said = browse(mari), {"everything": kalle.pk, "reason": "New work"}
    seen = client.post(PAGE, said).context["seen"]
    CaseTask.objects.filter(pk=CaseTask.objects.open().filter(owner=mari).first().pk).update(owner=None)
    answer = client.post(PAGE, said | {"seen": seen})
    assert (answer.status_code, answer.context["has_changed"]) == (200, True)
    assert contact_of(walk, mari) is not None


def test_going_back_keeps_what_was_filled_in(walk, browse, mari):
    answer = browse(mari).post(PAGE, NEW | {"back": "1"})
    assert (answer.status_code, answer.context["form"]["email"].value()) == (200, NEW["email"])


def test_a_region_without_a_successor_is_named_and_nothing_is_done(walk, browse, mari, kalle):
    before = CaseEvent.objects.count()
    answer = browse(mari).post(PAGE, {"reason": "New work"})
    (key,) = [seat.key for seat in seats_of(mari)]
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        f"to_{key}": ["Nobody takes over in Kunta 0 yet. Choose who does."]
    }
    assert CaseEvent.objects.count() == before


def test_one_person_for_all_but_exceptions_region_by_region(walk, browse):
    first = walk_to(Stage.WORKING_GROUP, places=places())
    second = walk_to(Stage.WORKING_GROUP, places=places(), municipality="201")
    mari, kalle = in_english(first.contacts("culture")[0].user), colleague(first, email="ks@example.fi")
    Contact.objects.filter(adoption=second.case.adoption, side="culture").update(user=mari)
    client, keys = browse(mari), {seat.case.pk: seat.key for seat in seats_of(mari)}
    lacking = client.post(PAGE, {"everything": kalle.pk, "reason": "New work"})
    own = f"to_{keys[second.case_id]}"
    assert list(lacking.context["form"].errors) == [own]
    assert "Kalle Kollega cannot take over in Seela" in lacking.content.decode()
    key = keys[second.case_id]
    said = {"everything": kalle.pk, "reason": "New work", own: "new", f"name_{key}": "Uuno", f"email_{key}": "u@example.fi"}  # fmt: skip
    assert confirmed(client, said).status_code == 302
    assert (contact_of(first, kalle) is not None, left_over(mari)) == (True, [])
    assert contact_of(second, User.objects.get(email="u@example.fi")).side == "culture"


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"email": ""}, ["email"]),
        ({"email": "not an address"}, ["email"]),
        ({"name": ""}, ["name"]),
        ({"email": "neuvoja@example.fi"}, ["email"]),
        ({"reason": " "}, ["reason"]),
        ({"everything": "0"}, ["everything"]),
    ],
)
def test_a_mistake_is_said_at_its_field_and_nothing_typed_is_lost(walk, browse, mari, said, wrong):
    answer = browse(mari).post(PAGE, NEW | said)
    assert answer.status_code == 422
    assert set(wrong) <= set(answer.context["form"].errors)
    assert answer.context["form"]["name"].value() == (NEW | said)["name"]


def test_oneself_is_no_successor(walk, browse, mari):
    answer = browse(mari).post(PAGE, NEW | {"email": mari.email})
    assert list(answer.context["form"].errors) == ["email"]


def test_a_worker_hands_over_what_the_worker_advises_and_holds(walk, browse, adviser):
    leaver, other = in_english(walk.adviser), in_english(adviser)
    tasks, client = held(leaver), browse(leaver)
    said = {"everything": other.pk, "reason": "New work"}
    assert "Then your sign-in is closed" in client.post(PAGE, said).content.decode()
    answer = client.get(confirmed(client, said)["Location"])
    assert "Everything is handed over, and your sign-in is closed." in answer.content.decode()
    assert (client.get(PAGE).status_code, User.objects.get(pk=leaver.pk).is_active) == (302, False)
    assert (walk.case.adviser, tasks <= held(other), held(leaver), left_over(leaver)) == (
        other,
        True,
        set(),
        [],
    )


def test_a_worker_who_has_nothing_leaves_all_the_same(walk, browse, adviser):
    client = browse(in_english(adviser))
    assert "You have no region and no task here." in client.get(PAGE).content.decode()
    assert confirmed(client, {})["Location"] == "/sign-in/"
    assert User.objects.get(pk=adviser.pk).is_active is False


def test_the_last_worker_stays(walk, browse):
    User.objects.filter(is_kaikukeskus=True).exclude(pk=walk.adviser.pk).update(is_active=False)
    AdoptionCase.objects.update(adviser=None)
    CaseTask.objects.filter(owner=walk.adviser).update(owner=None)
    client = browse(walk.adviser)
    for answer in (client.get(PAGE), client.post(PAGE, {})):
        assert "You have nothing to hand over" in answer.content.decode()
    leave(walk.adviser, [], reason="", now=timezone.now())
    assert User.objects.get(pk=walk.adviser.pk).is_active is True


def test_a_worker_is_succeeded_by_no_new_person(walk, browse, adviser):
    answer = browse(in_english(walk.adviser)).post(PAGE, NEW)
    assert (answer.status_code, "email" in answer.context["form"].fields) == (422, False)


def test_what_would_stay_with_the_person_undoes_everything(walk, mari, kalle):
    todo = steps((seat, Successor("", "", kalle)) for seat in seats_of(mari))
    without_the_end = [step for step in todo if step.kind is not Kind.LEAVE]
    before = CaseEvent.objects.count()
    with pytest.raises(NotHandedOver) as refused:
        leave(mari, without_the_end, reason="New work", now=timezone.now())
    assert (refused.value.regions, CaseEvent.objects.count()) == (["Kunta 0"], before)
    assert not contact_of(walk, kalle).coordinator


def test_what_is_refused_names_the_region_and_undoes_everything(walk, browse, mari, kalle):
    todo = steps((seat, Successor("", "", kalle)) for seat in seats_of(mari))
    before = CaseEvent.objects.count()
    with pytest.raises(NotHandedOver) as refused:
        leave(mari, [todo[0], *todo[-1:], *todo], reason="New work", now=timezone.now())
    assert (refused.value.regions, refused.value.why != "") == (["Kunta 0"], True)
    assert CaseEvent.objects.count() == before


def test_whoever_has_left_may_still_sign_in(walk, browse, mari, kalle):
    client = browse(mari)
    confirmed(client, {"everything": kalle.pk, "reason": "New work"})
    assert "You have nothing to hand over" in client.get(PAGE).content.decode()
    assert User.objects.get(pk=mari.pk).is_active


def test_a_stranger_has_nothing_to_hand_over_and_others_sign_in_first():
    assert seats_of(stranger()) == []
    assert Client().get(PAGE)["Location"] == f"/sign-in/?next={PAGE}"


@pytest.mark.parametrize("who", ["contact", "adviser"])
def test_the_page_and_its_list_cost_the_same_for_few_regions_and_for_many(browse, adviser, who):
    contact = in_english(User.objects.create_user("petra@example.fi", name="Petra"))
    other = User.objects.create_user("toinen@example.fi", name="Toinen", is_kaikukeskus=True)
    said = {"contact": NEW, "adviser": NEW | {"everything": other.pk}}[who]
    counts, now = [], timezone.now()
    for number in (13, 65):
        spread(many_cases(number, adviser=adviser, on=timezone.localdate(), now=now, contact=contact), now)
        client = browse(contact if who == "contact" else adviser)
        with CaptureQueriesContext(connection) as queries:
            shown = client.get(PAGE).context["form"].seats
        with CaptureQueriesContext(connection) as of_list:
            listed = client.post(PAGE, said).context["regions"]
        counts.append((len(queries), len(of_list), len(shown) > number / 2, len(listed) > number / 2))
    assert counts[0] == counts[1]
    assert (counts[0][0] <= 10, counts[0][1] <= 12, *counts[0][2:]) == (True, True, True, True)
