"""People act at the same moment, each on a connection of their own: each act happens once, and each move once."""

from collections import Counter
from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.apps import apps
from django.db import connection, connections

from adoption.models import Municipality
from commitments.models import Partner
from tests.adoption.region import country
from tests.workflows.checked import CheckedWalk, check
from tests.workflows.conftest import BEGIN, first_adviser
from workflows.acts import BY_NAME
from workflows.acts.refusals import AlreadyDone, GoneOn, Refused, Taken, TakenBack
from workflows.models import CaseEvent, CaseTask
from workflows.queries.items import find
from workflows.services import tasks
from workflows.services.perform import perform
from workflows.services.undoing import undo
from workflows.stages import Stage

pytestmark = pytest.mark.postgresql


@pytest.fixture
def walk(committed) -> CheckedWalk:
    """A region whose tasks, records and log are committed and seen by everybody."""
    return CheckedWalk(adviser=first_adviser(), day=BEGIN).contact([country()["101"]])


def at_once(*doings: Callable) -> list:
    """What comes of several doings that begin at the same moment, in their order: a result, or what was raised."""
    start, results = Barrier(len(doings)), [None] * len(doings)

    def run(number: int, doing: Callable) -> None:
        start.wait()
        try:
            results[number] = doing()
        except Exception as error:
            results[number] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=one) for one in enumerate(doings)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def doing(walk, name: str, item: str = "") -> Callable:
    """The act as its person would do it now, made ready before the moment comes."""
    act, case = BY_NAME[name], walk.case
    thing = find(case, item)
    data, by = walk.answers(name, case, thing), walk.actor(act, case, item, thing)
    data.pop("not_before", None)
    return lambda: perform(act, case_id=walk.case_id, by=by, data=data, now=walk.now, item=item)


def outcomes(results: list) -> Counter:
    return Counter(type(result) for result in results)


def until_two_are_left(walk) -> list[tuple[str, str]]:
    """The region before the last two acts of steps 6, 7 and 8, of which either side has one."""
    walk.to(Stage.ONBOARDING)
    by_turn = {task.turn: task.item for task in walk.tasks("report_onboarding")}
    last = [("report_onboarding", by_turn[turn]) for turn in ("culture", "care")]
    for task in walk.tasks("report_onboarding"):
        if task.item not in by_turn.values():
            walk.do("report_onboarding", item=task.item)
    return last


def test_two_people_finish_the_last_two_tasks_of_a_step_and_the_case_moves_once(walk):
    last = until_two_are_left(walk)
    before = len(walk.moves)
    results = at_once(*(doing(walk, *one) for one in last))
    assert outcomes(results) == {CaseEvent: 2}
    assert len(walk.moves) == before + 1
    assert walk.case.at is Stage.DISTRIBUTION
    check(walk.case)


def test_each_clicking_twice_does_it_once_and_the_other_click_is_told(walk):
    last = until_two_are_left(walk)
    results = at_once(*(doing(walk, *one) for one in last * 2))
    assert outcomes(results) == {CaseEvent: 2, AlreadyDone: 2}
    told = [result for result in results if isinstance(result, AlreadyDone)]
    assert {refused.at for refused in told} == {walk.now}
    assert {refused.by for refused in told} == {str(contact.user) for contact in walk.case.contacts}
    assert [move[1] for move in walk.moves].count("distribution") == 1
    check(walk.case)


@pytest.mark.parametrize("number", range(5))
def test_both_halves_of_a_pair_at_once_open_what_follows_once(walk, number):
    walk.until("confirm_attendance_culture")
    pair = ("confirm_attendance_culture", "confirm_attendance_care")
    results = at_once(*(doing(walk, name) for name in pair * 2))
    assert outcomes(results) == {CaseEvent: 2, AlreadyDone: 2}
    assert walk.asked == {"mark_training_held"}
    assert Counter(event.act for event in walk.events if event.act in pair) == dict.fromkeys(pair, 1)
    check(walk.case)


def test_sending_back_twice_at_once_goes_back_once(walk):
    walk.to(Stage.WORKSHOP)
    (held,) = [one.record for one in walk.recorded("mark_training_held")]
    data = {"to": Stage.TRAINING, "reason": "Uudelleen", "records": [held]}
    send = BY_NAME["send_back"]
    results = at_once(
        *[lambda: perform(send, case_id=walk.case_id, by=walk.adviser, data=data, now=walk.now)] * 2
    )
    assert sum(isinstance(result, Refused) for result in results) == 1
    assert [move[0] for move in walk.moves].count("sent_back") == 1
    check(walk.case)


def test_a_task_that_two_take_at_once_goes_to_one_of_them(walk):
    walk.to(Stage.WORKING_GROUP)
    walk.do("add_contact", side="culture", name="Uuno Uusi", email="uuno@example.fi", starts=walk.day)
    task = walk.task("appoint_culture")
    tasks.release(task_id=task.pk, by=task.owner, now=walk.now)
    people = [contact.user for contact in walk.contacts("culture")]
    results = at_once(*(lambda by=by: tasks.claim(task_id=task.pk, by=by, now=walk.now) for by in people))
    assert outcomes(results) == {CaseEvent: 1, Taken: 1}
    (event,) = [result for result in results if isinstance(result, CaseEvent)]
    assert CaseTask.objects.get(pk=task.pk).owner == event.by
    check(walk.case)


def test_a_partner_that_is_sent_twice_at_once_is_added_once_and_the_other_is_told(walk, browse):
    walk.to(Stage.WORKSHOP)
    url, said = f"/cases/{walk.case_id}/do/add_partner/", {"name": "Teatteri", "sector": "culture"}
    said |= {"ownership": "public", "roles": ["venue"]}
    clients = [browse(walk.contacts("culture")[0].user) for _number in range(2)]
    results = at_once(*(lambda client=client: client.post(url, said) for client in clients))
    assert sorted(answer.status_code for answer in results) == [302, 422]
    assert Partner.objects.filter(name="Teatteri").count() == 1
    check(walk.case)


def test_two_regions_act_at_once_without_touching_each_other(walk):
    other = CheckedWalk(adviser=walk.adviser, day=BEGIN).contact([Municipality.objects.get(code="201")])
    both = [walk.to(Stage.TRAINING), other.to(Stage.TRAINING)]
    assert outcomes(at_once(*(doing(one, "plan_training") for one in both))) == {CaseEvent: 2}
    assert [one.asked for one in both] == [{"confirm_attendance_culture", "confirm_attendance_care"}] * 2


def everything() -> dict:
    """Every row of every table."""
    models = [*apps.get_models(include_auto_created=True)]
    return {
        model: list(model.objects.order_by("pk").values_list()) for model in models if model._meta.managed
    }


def broken(*args, **kwargs):
    """Stands where something fails half-way."""
    raise RuntimeError("Half-way")


PLACES = [
    "workflows.services.log.tell",
    "workflows.services.due.follow",
    "workflows.services.work.keep_asking",
    "workflows.services.work.finish",
    "workflows.flows.base.ActActivation.performed",
    "workflows.models.AdoptionCase.go_forward",
    "notifications.services.notices.on_case_event",
]


@pytest.mark.parametrize("place", PLACES)
def test_an_act_that_fails_half_way_leaves_nothing_behind(walk, monkeypatch, place):
    walk.until("form_group")
    before, act = everything(), doing(walk, "form_group")
    with monkeypatch.context() as patched:
        patched.setattr(place, broken)
        with pytest.raises(RuntimeError, match="Half-way"):
            act()
    assert everything() == before
    assert connection.in_atomic_block is False
    act()
    assert walk.case.at is Stage.TRAINING


def test_a_listener_that_fails_takes_the_act_with_it(walk, settings):
    settings.CASE_EVENT_LISTENERS = [f"{__name__}.broken"]
    before = everything()
    with pytest.raises(RuntimeError, match="Half-way"):
        doing(walk, "take_ownership")()
    assert everything() == before


def test_an_act_is_taken_back_or_followed_and_never_both(walk):
    walk.to(Stage.TRAINING)
    event = walk.do("plan_training")
    now = {"by": event.by, "now": walk.now}
    results = at_once(
        doing(walk, "confirm_attendance_care"),
        lambda: undo(case_id=walk.case_id, seq=event.seq, **now),
    )
    check(walk.case)
    assert outcomes(results)[CaseEvent] == 1
    assert walk.case.facts.training_planned == isinstance(results[1], GoneOn)


def test_an_act_that_is_taken_back_twice_at_once_is_taken_back_once(walk):
    walk.to(Stage.TRAINING)
    event = walk.do("plan_training")

    def back():
        return undo(case_id=walk.case_id, seq=event.seq, by=event.by, now=walk.now)

    assert outcomes(at_once(back, back)) == {CaseEvent: 1, TakenBack: 1}
    check(walk.case)
