"""What may come between on the path, on the pages that people use."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import User
from config.demonstration.walk import Walk
from tests.journeys.desk import Desk
from tests.workflows.checked import check, events_of, open_tasks
from workflows.models import CaseTask
from workflows.queries import records
from workflows.queries.calendar import calendar_of
from workflows.stages import Stage

pytestmark = pytest.mark.browser


def do_besides(desk: Desk, act: str, walk: Walk, item: str = "", **said) -> None:
    """An act that no task asks for, found on the region's page."""
    desk.open(reverse("workflows:case", args=[walk.case_id])).choose(act, walk.case, item)
    desk.fill(**said)
    desk.send()
    desk.was_done()


def task(walk: Walk, act: str) -> CaseTask:
    return CaseTask.objects.open().get(case=walk.case_id, act=act)


@pytest.fixture
def of(seat):
    """A function from a side to the desk of its first contact in a region."""
    return lambda side, walk: seat(walk.contacts(side)[0].user)


def test_a_region_sent_back_does_again_what_was_ticked_and_is_where_it_was(brought, seat, of):
    walk = brought(Stage.COMMITMENTS)
    (held,) = [one for one in records.standing(walk.case) if one.act == "mark_training_held"]
    ticked = {"to": "training", "reason": "Puolet osallistujista puuttui", "records": [held.event.seq]}
    do_besides(of("culture", walk), "send_back", walk, **ticked)
    assert (walk.case.at, open_tasks(walk.case)) == (Stage.TRAINING, {("mark_training_held", "")})
    came = {
        f"{turn}_contacts": [walk.contacts(side)[0].pk]
        for turn, side in (("culture", "culture"), ("care", "sote"))
    }
    seat(walk.adviser).do("mark_training_held", held_on=walk.day, **came)
    check(walk.case)
    assert walk.case.at is Stage.COMMITMENTS


def test_what_falls_due_on_hold_is_not_late_and_moves_by_the_days_held(brought, clock, seat, of):
    walk = brought(Stage.WORKING_GROUP)
    due, day = task(walk, "appoint_culture").due, clock.today
    centre, culture = seat(walk.adviser), of("culture", walk)
    do_besides(centre, "hold", walk, reason="Kuntavaalit", review_on=due + timedelta(days=20))
    clock.on(due + timedelta(days=10))
    assert culture.open().page.locator(".state--late").count() == 0
    centre.do("resume")
    held = clock.today - day
    assert task(walk, "appoint_culture").due == calendar_of(walk.case).next_working_day(due + held)
    contact = walk.contacts("culture")[0].pk
    culture.do("appoint_culture", contacts=[contact], appointed_by="Johtaja", appointed_on=clock.today)
    check(walk.case)


def test_when_a_side_s_only_contact_leaves_another_is_named_and_goes_on(brought, clock, seat, of):
    walk = brought(Stage.WORKSHOP)
    leaving, culture = walk.contacts("sote")[0], of("culture", walk)
    care = seat(leaving.user)
    do_besides(care, "contact_leaves", walk, f"contact:{leaving.pk}", ends=clock.today)
    assert care.page.url == f"{care.address}/"
    assert ("appoint_care", "") in open_tasks(walk.case)
    culture.do(
        "appoint_care",
        new_name="Uuno Uusi",
        new_email="uuno.uusi@example.fi",
        new_side="sote",
        appointed_by="Johtaja",
        appointed_on=clock.today,
    )
    culture.do("plan_workshop", date=clock.today + timedelta(days=28), mode="remote")
    seat(User.objects.get(email="uuno.uusi@example.fi")).do("invite_care", organisations="Ovi auki ry")
    check(walk.case)
    assert [str(contact.user) for contact in walk.contacts("sote")] == ["Uuno Uusi"]


def test_a_pilot_is_extended_and_then_stays(brought, clock, of):
    walk = brought(Stage.FEEDBACK)
    walk.do("record_feedback_meeting")
    walk.do("record_survey")
    clock.on(walk.day)
    culture, care = of("culture", walk), of("sote", walk)
    until = walk.case.dates.pilot_end + timedelta(days=180)
    decide(culture, care, clock, outcome="extend", until=until)
    assert (walk.case.at, walk.case.dates.pilot_end) == (Stage.FEEDBACK, until)
    clock.after(200)
    decide(culture, care, clock, outcome="continue")
    check(walk.case)
    assert walk.case.at is Stage.PERMANENT


def decide(culture: Desk, care: Desk, clock, **said) -> None:
    """Both sides decide the same, and the coordinator carries it out."""
    for desk, act in ((culture, "decide_culture"), (care, "decide_care")):
        desk.do(act, organ="Lautakunta", decided_on=clock.today, **said)
    culture.do("carry_out_decision")


def test_a_region_ends_when_both_sides_say_so(brought, of):
    walk = brought(Stage.TRAINING)
    culture, care = of("culture", walk), of("sote", walk)
    do_besides(culture, "end_culture", walk, reason="Määrärahaa ei ole")
    assert walk.case.at is Stage.TRAINING
    do_besides(care, "end_care", walk, reason="Määrärahaa ei ole")
    check(walk.case)
    assert (walk.case.at, open_tasks(walk.case)) == (Stage.ENDED, set())
    assert [event.act for event in events_of(walk.case)][-1] == "ended"
    assert culture.open().page.locator("main a[href^='/tasks/']").count() == 0
