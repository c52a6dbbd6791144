"""Whoever was named in the answer to a contact may leave before the region has an adviser and takes its first step."""

import pytest
from django.urls import reverse

from accounts.models import User
from tests.workflows.colleagues import colleague
from tests.workflows.regions import in_english, person_of
from workflows.models import CaseTask
from workflows.queries.leaving import left_over, seats_of
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
STAGES = (Stage.CONTACT,)
PAGE = "/leaving/"
REASON = {"reason": "New work"}
NEW = REASON | {"everything": "new", "name": "Uuno Uusi", "email": "uuno.uusi@example.fi"}


@pytest.fixture
def walk(region):
    """A region that was answered by somebody who is not its adviser, as it has none: it waits for one."""
    walk = region(Stage.CONTACT)
    walk.do("answer_contact")
    assert (walk.case.at, walk.case.adviser, walk.asked) == (Stage.CONTACT, None, {"take_ownership"})
    in_english(walk.adviser)
    return walk


@pytest.fixture
def kaisa(walk) -> User:
    return person_of(walk, "culture")


def confirmed(client, said: dict):
    """The answer to the list, sent as it was seen."""
    seen = client.post(PAGE, said)
    assert seen.status_code == 200
    return client.post(PAGE, said | {"seen": seen.context["seen"]})


def of_culture(walk) -> list[str]:
    return [str(contact.user) for contact in walk.contacts("culture")]


def test_a_colleague_takes_the_place(walk, browse, kaisa):
    kalle = colleague(walk)
    assert confirmed(browse(kaisa), REASON | {"everything": kalle.pk}).status_code == 302
    assert (left_over(kaisa), of_culture(walk)) == ([], ["Kalle Kollega"])


def test_a_new_person_takes_the_place(walk, browse, kaisa):
    assert confirmed(browse(kaisa), NEW).status_code == 302
    assert (left_over(kaisa), of_culture(walk)) == ([], ["Uuno Uusi"])
    walk.to(Stage.TRAINING)


def test_where_nobody_else_is_the_page_says_so_and_one_can_leave(walk, browse, kaisa):
    client, (seat,) = browse(kaisa), seats_of(kaisa)
    assert "Nobody else of your side is here yet." in client.get(PAGE).content.decode()
    assert list(client.post(PAGE, REASON).context["form"].errors) == [f"to_{seat.key}"]
    said = REASON | {f"to_{seat.key}": "nobody"}
    assert client.post(PAGE, said).context["regions"][0].sentences == [
        "You are no longer a contact, and nobody takes your place: Kaikukeskus sees that"
    ]
    assert confirmed(client, said).status_code == 302
    assert (left_over(kaisa), of_culture(walk)) == ([], [])
    assert "You have nothing to hand over" in client.get(PAGE).content.decode()


@pytest.mark.rule("R47")
def test_kaikukeskus_sees_who_is_left_and_names_somebody(walk, browse, kaisa):
    client, board = browse(walk.adviser), reverse("workflows:pipeline")
    assert list(client.get(board, {"few": "on"}).context["page"]) == []
    (seat,) = seats_of(kaisa)
    confirmed(browse(kaisa), REASON | {f"to_{seat.key}": "nobody"})
    (line,) = client.get(board, {"few": "on"}).context["page"]
    assert (line.case.pk, line.lacks_people) == (walk.case_id, "Only one person")
    adding = reverse("workflows:act", args=[walk.case_id, "add_contact"])
    assert f'href="{adding}' in client.get(reverse("workflows:case", args=[walk.case_id])).content.decode()
    walk.do(
        "add_contact", by=walk.adviser, side="culture", name="Uuno", email="u@example.fi", starts=walk.day
    )
    assert of_culture(walk) == ["Uuno"]
    assert list(client.get(board, {"few": "on"}).context["page"]) == []


def test_a_region_that_everybody_has_left_goes_on_once_it_has_an_adviser(walk, browse, kaisa):
    for person in (kaisa, person_of(walk, "sote")):
        (seat,) = seats_of(person)
        confirmed(browse(person), REASON | {f"to_{seat.key}": "nobody"})
    assert (walk.case.contacts, walk.asked) == ([], {"take_ownership"})
    assert (walk.to(Stage.INFO_SESSION).case.at, walk.asked) == (Stage.INFO_SESSION, {"plan_info_session"})


def test_where_a_colleague_is_or_the_steps_have_begun_a_place_does_not_stay_empty(walk, browse, kaisa):
    seppo, (seat,) = person_of(walk, "sote"), seats_of(kaisa)
    colleague(walk)
    assert browse(kaisa).post(PAGE, REASON | {f"to_{seat.key}": "nobody"}).status_code == 422
    walk.to(Stage.INFO_SESSION)
    (seat,) = seats_of(seppo)
    answer = browse(seppo).post(PAGE, REASON | {f"to_{seat.key}": "nobody"})
    assert answer.status_code == 422
    assert "Nobody else of your side is here. Name a new person." in answer.content.decode()


def test_a_worker_hands_over_a_contact_that_is_not_answered_yet(region, browse, adviser):
    walk = region(Stage.CONTACT)
    walk.do("take_ownership")
    leaver = in_english(walk.adviser)
    assert confirmed(browse(leaver), REASON | {"everything": adviser.pk}).status_code == 302
    assert (walk.case.adviser, left_over(leaver)) == (adviser, [])
    assert CaseTask.objects.open().filter(case=walk.case_id, owner=leaver).count() == 0


def test_a_worker_who_is_the_only_one_is_told_so(region, browse):
    walk = region(Stage.CONTACT)
    walk.do("take_ownership")
    answer = browse(in_english(walk.adviser)).post(PAGE, REASON)
    assert answer.status_code == 422
    assert "No other worker of Kaikukeskus can sign in yet" in answer.content.decode()
    assert walk.case.adviser == walk.adviser
