"""Who holds a task: taken, given back, handed over, and by whom never."""

import pytest
from django.utils.translation import override

from accounts.models import User
from tests.workflows.colleagues import let_go, region_with_colleagues, task_of
from tests.workflows.regions import person_of, stranger
from workflows.acts.refusals import AlreadyDone, NothingToDo, NotTheirs, NotYours, Taken
from workflows.models import CaseEvent, CaseTask
from workflows.services import tasks
from workflows.stages import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk():
    return region_with_colleagues()


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


@pytest.mark.rule("R61")
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
    with override("en"), pytest.raises(NothingToDo) as refused:
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
