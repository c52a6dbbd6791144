"""The page of a case as of a past moment: the way there, what it offers (nothing), and what it takes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from adoption.models import County, GroupMember, LocalGroup, Session
from tests.config.looks import later, looks_after, unlike_today
from tests.workflows.regions import in_english, person_of, places, stranger, walk_to
from workflows.acts import BY_NAME
from workflows.acts.permission import refusal
from workflows.models import AdoptionCase, CaseEvent, CaseTask, Draft
from workflows.queries import case_page
from workflows.queries.past import NotKept, PastIsPast, as_of, kept
from workflows.services import drafts, tasks
from workflows.services.undoing import undo
from workflows.stages import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk():
    return walk_to(Stage.TRAINING, days_ago=60)


@pytest.fixture
def get(walk, browse):
    """A function from what follows the address of the case to the answer, for its adviser."""
    client = browse(in_english(walk.adviser))
    return lambda asked="": client.get(f"/cases/{walk.case_id}/{asked}")


def event(walk, act: str) -> CaseEvent:
    return CaseEvent.objects.filter(case=walk.case_id, act=act).latest("seq")


def then(walk, act: str) -> AdoptionCase:
    at = event(walk, act).at
    with as_of(at):
        return case_page.a_case(walk.case_id, as_of=at)


def test_a_past_moment_is_shown_as_it_was_and_says_so(walk, get):
    at = event(walk, "appoint_culture").at
    text = get(f"?event={event(walk, 'appoint_culture').seq}").content.decode()
    assert f'As it was <time datetime="{at:%Y-%m-%d}"' in text
    assert "Step 2 of 10: Working group" in text
    assert "Step 3 of 10: Training" in get().content.decode()


def test_the_past_offers_nothing_and_is_asked_for_nothing(walk, get):
    assert f"/cases/{walk.case_id}/do/" in get().content.decode()
    text = get(f"?event={event(walk, 'appoint_culture').seq}").content.decode()
    assert f"/cases/{walk.case_id}/do/" not in text
    assert "Your turn" not in text
    case = then(walk, "appoint_culture")
    refused = {type(refusal(act, case, walk.adviser)).__name__ for act in BY_NAME.values()}
    assert refused == {"Over"}


def links(answer) -> dict[str, str]:
    found = answer.context["page"].then
    steps = {"prev": found.earlier, "next": found.later}
    return {rel: f"?event={one.seq}" for rel, one in steps.items() if one}


def test_steps_lead_from_event_to_event_what_happened_together_being_one(walk, get):
    told = CaseEvent.objects.filter(case=walk.case_id).order_by("seq")
    moments = list(dict.fromkeys(told.values_list("at", flat=True)))
    assert len(moments) < len(told)
    walked, answer = [], get("?event=1")
    while True:
        walked.append(answer.context["page"].then.at)
        if "next" not in links(answer):
            break
        answer = get(links(answer)["next"])
    assert walked == moments
    assert links(get("?event=1")) == {"next": "?event=2"}
    assert f'rel="prev" href="{links(answer)["prev"]}"' in answer.content.decode()


def test_todays_page_leads_to_before_what_happened_last(walk, get):
    before = CaseEvent.objects.filter(case=walk.case_id, at__lt=event(walk, "form_group").at).latest("seq")
    assert f'href="?event={before.seq}"' in get().content.decode()


def test_a_day_is_shown_as_it_was_at_its_end(walk, get):
    at = timezone.localtime(event(walk, "appoint_culture").at)
    for written in (f"{at.day}.{at.month}.{at.year}", f"{at:%Y-%m-%d}"):
        page = get(f"?on={written}").context["page"]
        assert (page.on, page.then.at.hour, page.latest.last_act.event.act) == (
            at.date(),
            23,
            "appoint_culture",
        )
        assert page.then.earlier.act == "moved_forward"


def test_today_is_the_case_as_it_is(walk, get):
    answer = get(f"?on={timezone.localdate():%Y-%m-%d}")
    assert (answer.status_code, answer.url) == (302, f"/cases/{walk.case_id}/")


def test_a_day_that_cannot_be_shown_is_refused_with_the_reason_and_kept(walk, get):
    soon = timezone.localdate() + timedelta(days=2)
    began = event(walk, "register_contact").at.date()
    said = {
        "sometime": "Write the day as day, month and year, for example 11.3.2026.",
        "": "Give the day.",
        f"{soon:%d.%m.%Y}": "This day is still to come. Choose today or an earlier day.",
        "1.1.2001": f"The case began on {began.day} {began:%b %Y}. Choose that day or a later one.",
    }
    for written, sentence in said.items():
        answer = get(f"?on={written}")
        assert answer.status_code == 422
        assert "<title>Mistake: " in answer.content.decode()
        assert (answer.context["form"].errors["on"], answer.context["page"].then) == ([sentence], None)
        assert f'value="{written}"' in answer.content.decode() or not written


@pytest.mark.parametrize("asked", ["9999", "0", "-1", "x", "", "٣", "9" * 18, "9" * 30, "9" * 5000])
def test_an_event_that_never_was_is_not_found(get, asked):
    assert get(f"?event={asked}").status_code == 404


def test_who_may_see_the_case_now_sees_its_past_and_nobody_else(walk, browse):
    asked = f"/cases/{walk.case_id}/?event=1"
    assert browse(person_of(walk, "culture")).get(asked).status_code == 200
    assert browse(stranger()).get(asked).status_code == 404


def test_each_line_of_the_history_leads_to_the_case_just_after_it(walk, get):
    text = get("history/").content.decode()
    numbers = CaseEvent.objects.filter(case=walk.case_id).values_list("seq", flat=True)
    assert {number for number in numbers if f"/cases/{walk.case_id}/?event={number}" in text} == set(numbers)


def test_the_past_costs_no_more_than_a_few_queries_more_than_today(walk, get):
    counts = []
    for asked in ("", "?event=5", "?event=12"):
        with CaptureQueriesContext(connection) as captured:
            assert get(asked).status_code == 200
        counts.append(len(captured))
    assert counts[0] <= 19
    assert max(counts[1:]) <= counts[0] + 10


def test_what_changed_in_place_is_as_it_was(walk):
    """A session that was moved, a task that changed hands, and a draft that was nobody else's business."""
    planned = walk.do("plan_training")
    session = Session.objects.get(pk=planned.record.partition(":")[2])
    culture = CaseTask.objects.open().get(case=walk.case_id, act="confirm_attendance_culture")
    drafts.save(walk.case, culture.act, "", {"contacts": ["1"]}, by=culture.owner, now=walk.now)
    walk.day += timedelta(days=1)
    walk.do(
        "move_session", item=f"session:{session.pk}", date=session.date + timedelta(days=7), starts_at=None
    )
    walk.day += timedelta(days=1)
    tasks.release(task_id=culture.pk, by=culture.owner, now=walk.now)
    due = {}
    for act in ("plan_training", "move_session", "release"):
        with as_of(event(walk, act).at):
            shown = {task.act: task for task in case_page.open_tasks(walk.case)}[culture.act]
            (coming,) = case_page.coming_sessions(walk.case)
            due[act] = (coming.date - session.date).days, shown.owner, shown.status, shown.has_draft
    assert due == {
        "plan_training": (0, culture.owner, "ASSIGNED", False),
        "move_session": (7, culture.owner, "ASSIGNED", False),
        "release": (7, None, "NEW", False),
    }
    assert Draft.objects.count() == 1


@pytest.mark.postgresql
def test_whatever_happens_every_moment_looks_as_it_did(walk):
    """Each act, whatever it changes or takes back, is followed by a look at the whole page."""
    (care,), looks = walk.contacts("sote"), []
    for happens in (
        lambda: walk.do("plan_training"),
        lambda: walk.do("move_session", item=session(walk), date=walk.day + timedelta(days=30)),
        lambda: walk.do("add_contact", side="culture", name="Uuno", email="uuno@example.fi", starts=walk.day),
        lambda: walk.do("change_coordinator", coordinators=walk.contacts("culture")[1:]),
        lambda: handed_over(walk),
        lambda: walk.do("hold", reason="Loma", review_on=walk.day + timedelta(days=9)),
        lambda: walk.do("resume"),
        lambda: walk.do("contact_leaves", item=f"contact:{care.pk}", ends=walk.day),
        lambda: walk.do(
            "appoint_care", contacts=[], new_side="hyte", new_name="Outi", new_email="outi@example.fi"
        ),
        lambda: taken_back(event(walk, "appoint_care")),
        lambda: walk.do("add_county", counties=[County.objects.latest("pk")]),
        lambda: walk.do("cancel_session", item=session(walk)),
        lambda: walk.do("send_back", to=Stage.WORKING_GROUP, reason="Uudelleen", records=[group(walk)]),
        lambda: walk.do("end_culture", reason="Ei jatketa"),
        lambda: walk.do("end_by_kaikukeskus", reason="Ei jatketa"),
    ):
        walk.day += timedelta(days=2)
        looks += looks_after(happens())
    assert len({look.at for look in looks}) == 15
    assert [look.seen for look in looks] == [later(look) for look in looks]
    assert unlike_today(walk.now) == []


def taken_back(act: CaseEvent) -> CaseEvent:
    return undo(case_id=act.case_id, seq=act.seq, by=act.by, now=act.at + timedelta(hours=1))


def session(walk) -> str:
    return f"session:{Session.objects.standing().get(adoption=walk.case.adoption, kind='training').pk}"


def group(walk) -> LocalGroup:
    return LocalGroup.objects.standing().get(adoption=walk.case.adoption)


def handed_over(walk) -> CaseEvent:
    task = CaseTask.objects.open().get(case=walk.case_id, act="confirm_attendance_culture")
    first, second = (contact.user for contact in walk.contacts("culture"))
    said = {"task_id": task.pk, "reason": "Loma", "now": walk.now}
    return tasks.hand_over(to=second if task.owner == first else first, by=task.owner or first, **said)


def test_a_neighbour_is_shown_where_it_was(walk, browse):
    """The region next door has ended since."""
    other = walk_to(Stage.TRAINING, days_ago=50, municipality="102", places=places())
    seen = event(other, "appoint_culture")
    other.do("end_by_kaikukeskus", reason="Enough")
    text = browse(in_english(walk.adviser)).get(f"/cases/{walk.case_id}/?on={seen.at:%Y-%m-%d}")
    assert "(preparing)" in text.content.decode()


def test_nothing_is_written_while_the_past_is_read(walk):
    with as_of(walk.now), pytest.raises(PastIsPast):
        AdoptionCase.objects.filter(pk=walk.case_id).update(seq=0)


def test_what_keeps_no_past_is_not_asked_for_it(walk):
    with as_of(walk.now), pytest.raises(NotKept):
        list(GroupMember.objects.all())


def test_of_every_table_it_is_known_whether_its_past_is_kept():
    """A new table is one or the other: its model has a history, or `queries.past` says how it was."""
    assert [model.__name__ for model, is_kept in kept().items() if not is_kept] == [
        "GroupMember",
        "Attendance",
        "StageWork",
        "CaseTask_previous",
        "TaskBefore",
    ]
