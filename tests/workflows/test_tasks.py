"""Who holds a task: taken, given back, handed over, and by whom never."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from adoption.services.contacts import add_contact
from tests.workflows.regions import in_english, person_of, stranger, walk_to
from workflows.acts.refusals import AlreadyDone, NothingToDo, NotTheirs, NotYours, Taken
from workflows.models import CaseEvent, CaseTask
from workflows.services import tasks
from workflows.stages import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk():
    """A region about to appoint its people, with a second person of culture and thus an unclaimed task."""
    walk = walk_to(Stage.WORKING_GROUP)
    colleague(walk)
    return walk


def colleague(walk, side="culture", email="kalle.kollega@example.fi") -> User:
    add_contact(
        walk.case.adoption,
        {"side": side, "name": "Kalle Kollega", "email": email},
        by=None,
        now=walk.now,
    )
    return in_english(User.objects.get(email=email))


def task_of(walk, act: str) -> CaseTask:
    return CaseTask.objects.open().get(case=walk.case_id, act=act)


def let_go(walk, act: str) -> CaseTask:
    """The task as it is when nobody has taken it."""
    task = task_of(walk, act)
    if task.owner_id:
        tasks.release(task_id=task.pk, by=task.owner, now=walk.now)
    return task_of(walk, act)


def test_claiming_makes_the_task_mine_and_says_so_in_the_log(walk):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    event = tasks.claim(task_id=task.pk, by=mari, now=walk.now)
    task.refresh_from_db()
    assert (task.owner, task.status, task.assigned) == (mari, "ASSIGNED", walk.now)
    assert (event.act, event.by, event.for_side, event.data) == (
        "claim", mari, "culture", {"task": "appoint_culture"},
    )  # fmt: skip


def test_claiming_moves_neither_the_case_nor_its_tasks(walk):
    task = let_go(walk, "appoint_culture")
    asked = set(CaseTask.objects.open().values_list("pk", flat=True))
    tasks.claim(task_id=task.pk, by=person_of(walk, "culture"), now=walk.now)
    assert set(CaseTask.objects.open().values_list("pk", flat=True)) == asked
    assert walk.case.at is Stage.WORKING_GROUP


def test_a_task_that_another_has_taken_is_refused_saying_by_whom(walk):
    task, first = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    second = User.objects.get(email="kalle.kollega@example.fi")
    tasks.claim(task_id=task.pk, by=first, now=walk.now)
    events = CaseEvent.objects.count()
    with pytest.raises(Taken) as refused:
        tasks.claim(task_id=task.pk, by=second, now=walk.now)
    task.refresh_from_db()
    assert (refused.value.by, refused.value.at) == (str(first), walk.now)
    assert (task.owner, CaseEvent.objects.count()) == (first, events)


def test_claiming_twice_changes_nothing_the_second_time(walk):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    tasks.claim(task_id=task.pk, by=mari, now=walk.now)
    events = CaseEvent.objects.count()
    with pytest.raises(NothingToDo):
        tasks.claim(task_id=task.pk, by=mari, now=walk.now)
    assert CaseEvent.objects.count() == events


def test_who_no_longer_answers_for_the_side_holds_the_task_no_more(walk):
    task, first = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    second = User.objects.get(email="kalle.kollega@example.fi")
    tasks.claim(task_id=task.pk, by=second, now=walk.now)
    second.contacts.update(ends=walk.day)
    tasks.claim(task_id=task.pk, by=first, now=walk.now)
    task.refresh_from_db()
    assert task.owner == first


def test_whom_a_record_names_holds_the_task_whatever_the_turn(walk):
    task, named = task_of(walk, "appoint_culture"), person_of(walk, "sote")
    CaseTask.objects.filter(pk=task.pk).update(owner=named, status="ASSIGNED")
    with pytest.raises(Taken):
        tasks.claim(task_id=task.pk, by=person_of(walk, "culture"), now=walk.now)
    tasks.release(task_id=task.pk, by=named, now=walk.now)
    task.refresh_from_db()
    assert task.owner is None


def test_a_task_of_the_other_side_is_not_mine_to_take(walk):
    task, care = let_go(walk, "appoint_culture"), person_of(walk, "sote")
    with pytest.raises(NotYours):
        tasks.claim(task_id=task.pk, by=care, now=walk.now)


def test_kaikukeskus_takes_no_local_task_and_no_local_person_takes_its(walk):
    local, other = let_go(walk, "appoint_culture"), walk_to_training(walk)
    with pytest.raises(NotYours):
        tasks.claim(task_id=local.pk, by=walk.adviser, now=walk.now)
    with pytest.raises(NotYours):
        tasks.claim(task_id=other.pk, by=person_of(walk, "culture"), now=walk.now)


def walk_to_training(walk) -> CaseTask:
    """A task of Kaikukeskus in the same region, which nobody holds."""
    walk.to(Stage.TRAINING)
    task = let_go(walk, "plan_training")
    assert (task.turn, task.owner) == ("centre", None)
    return task


def test_every_worker_of_kaikukeskus_may_take_its_task(walk, adviser):
    task = walk_to_training(walk)
    tasks.claim(task_id=task.pk, by=adviser, now=walk.now)
    task.refresh_from_db()
    assert task.owner == adviser


def test_a_task_that_is_done_says_by_whom_and_when(walk):
    task = task_of(walk, "appoint_care")
    walk.do("appoint_care", by=person_of(walk, "sote"))
    with pytest.raises(AlreadyDone) as refused:
        tasks.claim(task_id=task.pk, by=person_of(walk, "sote"), now=walk.now)
    task.refresh_from_db()
    assert (refused.value.by, refused.value.at) == (str(person_of(walk, "sote")), task.finished)


def test_a_task_that_is_no_longer_asked_for_says_so(walk):
    task = let_go(walk, "appoint_culture")
    CaseTask.objects.filter(pk=task.pk).update(status="CANCELED", finished=walk.now)
    with pytest.raises(NothingToDo) as refused:
        tasks.claim(task_id=task.pk, by=person_of(walk, "culture"), now=walk.now)
    assert refused.value.sentence == "This task is no longer asked for."


def test_giving_back_leaves_the_task_to_the_side(walk):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    tasks.claim(task_id=task.pk, by=mari, now=walk.now)
    event = tasks.release(task_id=task.pk, by=mari, now=walk.now)
    task.refresh_from_db()
    assert (task.owner, task.status, task.assigned, event.act) == (None, "NEW", None, "release")


def test_nobody_gives_back_what_another_holds_or_nobody_holds(walk):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    with pytest.raises(NothingToDo):
        tasks.release(task_id=task.pk, by=mari, now=walk.now)
    tasks.claim(task_id=task.pk, by=User.objects.get(email="kalle.kollega@example.fi"), now=walk.now)
    with pytest.raises(Taken):
        tasks.release(task_id=task.pk, by=mari, now=walk.now)


def test_handing_over_gives_the_task_to_a_colleague_with_the_reason(walk):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    kalle = User.objects.get(email="kalle.kollega@example.fi")
    tasks.claim(task_id=task.pk, by=mari, now=walk.now)
    event = tasks.hand_over(task_id=task.pk, to=kalle, reason="Away in December", by=mari, now=walk.now)
    task.refresh_from_db()
    assert (task.owner, event.reason) == (kalle, "Away in December")
    assert event.data == {"task": "appoint_culture", "to": kalle.pk}


def test_only_those_of_the_same_turn_are_colleagues(walk, adviser):
    task, mari = task_of(walk, "appoint_culture"), person_of(walk, "culture")
    assert [str(one) for one in tasks.colleagues(task, mari)] == ["Kalle Kollega"]
    centre = walk_to_training(walk)
    assert tasks.colleagues(centre, walk.adviser) == [adviser]


@pytest.mark.parametrize("whom", ["care", "stranger", "kaikukeskus", "oneself"])
def test_a_task_goes_to_nobody_outside_its_turn(walk, whom):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    people = {
        "care": person_of(walk, "sote"),
        "stranger": stranger(),
        "kaikukeskus": walk.adviser,
        "oneself": mari,
    }
    with pytest.raises(NotTheirs):
        tasks.hand_over(task_id=task.pk, to=people[whom], reason="Yes", by=mari, now=walk.now)
    task.refresh_from_db()
    assert task.owner is None


def test_what_asks_kaikukeskus_or_the_region_stays_on_its_own_side_of_the_two(walk, adviser):
    task = task_of(walk, "appoint_culture")
    CaseTask.objects.filter(pk=task.pk).update(turn="anyone", owner=None)
    with pytest.raises(NotTheirs):
        tasks.hand_over(task_id=task.pk, to=adviser, reason="Yes", by=person_of(walk, "sote"), now=walk.now)


def test_a_failing_listener_leaves_nothing_of_a_claim(walk, settings):
    task = let_go(walk, "appoint_culture")
    settings.CASE_EVENT_LISTENERS = ["tests.workflows.test_tasks.fail"]
    events = CaseEvent.objects.count()
    with pytest.raises(RuntimeError):
        tasks.claim(task_id=task.pk, by=person_of(walk, "culture"), now=walk.now)
    task.refresh_from_db()
    assert (task.owner, CaseEvent.objects.count()) == (None, events)


def fail(event):
    raise RuntimeError("told nobody")


# the pages


def url(name: str, task: CaseTask) -> str:
    return reverse(f"workflows:{name}", args=[task.pk])


def test_the_claim_button_takes_the_task_and_comes_back(walk, browse):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    case_page = reverse("workflows:case", args=[walk.case_id])
    answer = browse(mari).post(url("claim", task), {"next": case_page})
    task.refresh_from_db()
    assert (answer.status_code, answer.url, task.owner) == (302, case_page, mari)


def test_nobody_is_sent_to_another_site(walk, browse):
    task = let_go(walk, "appoint_culture")
    answer = browse(person_of(walk, "culture")).post(url("claim", task), {"next": "https://example.com/"})
    assert answer.url == reverse("workflows:inbox")


@pytest.mark.parametrize("name", ["claim", "release"])
def test_reading_an_address_changes_nothing(walk, browse, name):
    task = let_go(walk, "appoint_culture")
    answer = browse(person_of(walk, "culture")).get(url(name, task))
    assert answer.status_code == 405


@pytest.mark.parametrize("name", ["claim", "release", "hand_over"])
def test_a_stranger_finds_no_such_task_and_neither_does_anybody_find_an_unknown_one(walk, browse, name):
    task = let_go(walk, "appoint_culture")
    foreign = browse(stranger()).post(url(name, task))
    unknown = browse(person_of(walk, "culture")).post(reverse(f"workflows:{name}", args=[999999]))
    start = CaseTask.objects.filter(case=walk.case_id, flow_task_type="START").first()
    machinery = browse(person_of(walk, "culture")).post(url(name, start))
    assert [foreign.status_code, unknown.status_code, machinery.status_code] == [404, 404, 404]


@pytest.mark.parametrize("name", ["claim", "release", "hand_over"])
def test_the_other_side_and_kaikukeskus_are_told_that_it_is_not_theirs(walk, browse, name):
    task = let_go(walk, "appoint_culture")
    people = [person_of(walk, "sote"), walk.adviser]
    assert [browse(one).post(url(name, task)).status_code for one in people] == [403, 403]


def test_the_page_says_who_was_first(walk, browse):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    tasks.claim(
        task_id=task.pk,
        by=User.objects.get(email="kalle.kollega@example.fi"),
        now=timezone.now() - timedelta(1),
    )
    answer = browse(mari).post(url("claim", task))
    assert answer.status_code == 409
    assert "This task has been with Kalle Kollega since" in answer.content.decode()


def test_handing_over_asks_to_whom_and_why(walk, browse):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    client, kalle = browse(mari), User.objects.get(email="kalle.kollega@example.fi")
    assert client.get(url("hand_over", task)).status_code == 200
    refused = client.post(url("hand_over", task), {"to": kalle.pk, "reason": " "})
    assert (refused.status_code, refused.context["form"].errors.keys()) == (422, {"reason"})
    answer = client.post(url("hand_over", task), {"to": kalle.pk, "reason": "Away"})
    task.refresh_from_db()
    assert (answer.status_code, task.owner) == (302, kalle)


def test_a_person_who_is_no_colleague_is_a_mistake_at_the_field(walk, browse):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    answer = browse(mari).post(url("hand_over", task), {"to": person_of(walk, "sote").pk, "reason": "Away"})
    assert (answer.status_code, answer.context["form"].errors.keys()) == (422, {"to"})
    assert "Away" in answer.content.decode()


def test_what_another_holds_is_not_handed_over(walk, browse):
    task, mari = let_go(walk, "appoint_culture"), person_of(walk, "culture")
    tasks.claim(task_id=task.pk, by=User.objects.get(email="kalle.kollega@example.fi"), now=walk.now)
    assert browse(mari).get(url("hand_over", task)).status_code == 409
