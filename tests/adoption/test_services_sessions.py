"""Sessions planned, moved, called off and held; who came."""

from datetime import time

import pytest

from adoption import services
from adoption.models import Attendance, Expected, Invitation, Session, SessionReport
from tests.adoption.region import Region, day

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return Region()


PLANS = {
    "info_session": services.plan_info_session,
    "training": services.plan_training,
    "workshop": services.plan_workshop,
    "meeting": services.plan_meeting,
}
HELD = {
    "info_session": services.mark_info_session_held,
    "training": services.mark_training_held,
    "workshop": services.mark_workshop_held,
    "meeting": services.mark_meeting_held,
}


@pytest.mark.parametrize("kind", PLANS)
def test_a_session_is_planned(region, kind):
    session = region.do(PLANS[kind], date=day(7), starts_at=time(13, 30), mode="hybrid", place="Kirjasto")
    assert (session.kind, session.date, session.starts_at, session.mode, session.place) == (
        kind,
        day(7),
        time(13, 30),
        "hybrid",
        "Kirjasto",
    )


@pytest.mark.rule("R62")
def test_a_session_is_remote_unless_said_otherwise(region):
    assert region.do(services.plan_training, date=day(7)).mode == "remote"


def test_planning_again_withdraws_what_was_not_held(region):
    first = region.do(services.plan_training, date=day(7))
    second = region.do(services.plan_training, date=day(9))
    assert list(Session.objects.standing().filter(adoption=region.adoption)) == [second]
    assert Session.objects.get(pk=first.pk).withdrawn_at is not None


def test_a_moved_session_keeps_its_invitations_and_its_past(region):
    session = region.do(services.plan_workshop, date=day(7))
    region.do(services.invite_culture, organisations=["Teatteri"])
    moved = region.do(services.move_session, item=session, date=day(20))
    assert (moved.pk, Session.objects.get(pk=session.pk).date) == (session.pk, day(20))
    assert Invitation.objects.standing().get().session == session
    assert [past.date for past in session.history.order_by("history_id")] == [day(7), day(20)]


def test_a_session_is_called_off(region):
    session = region.do(services.plan_workshop, date=day(7))
    region.do(services.cancel_session, item=session, reason="Sairaus")
    assert Session.objects.standing().count() == 0


@pytest.mark.parametrize("kind", HELD)
def test_who_came_is_kept_by_side_and_person(region, kind):
    region.do(PLANS[kind], date=day(1))
    report = region.do(
        HELD[kind],
        held_on=day(2),
        culture_contacts=[region.culture],
        culture_names=["Vieras"],
        culture_count=5,
        care_contacts=[region.care],
        summary="Hyvin meni",
    )
    rows = {(row.turn, row.contact_id, row.name, row.count) for row in report.attendances.all()}
    assert (report.held_on, report.summary, report.session.kind) == (day(2), "Hyvin meni", kind)
    assert rows == {
        ("culture", region.culture.pk, "", 1),
        ("culture", None, "Vieras", 1),
        ("culture", None, "", 3),
        ("care", region.care.pk, "", 1),
    }


def test_held_said_again_replaces_the_report(region):
    region.do(services.plan_training, date=day(1))
    for number in (1, 2):
        region.do(services.mark_training_held, held_on=day(number), culture_contacts=[region.culture])
    assert [report.held_on for report in SessionReport.objects.standing()] == [day(2)]


@pytest.mark.rule("R41.10", "R62")
def test_feedback_meetings_repeat_and_kaikukeskus_may_be_there(region):
    for number in (5, 6):
        region.do(
            services.record_feedback_meeting, held_on=day(number), kaikukeskus_came=True, summary="Kiitosta"
        )
    reports = SessionReport.objects.standing().filter(session__kind="feedback").order_by("held_on")
    assert [report.held_on for report in reports] == [day(5), day(6)]
    assert {row.turn for row in Attendance.objects.all()} == {"centre"}


def test_coming_members_are_kept_by_side(region):
    region.with_group()
    session = region.do(services.plan_training, date=day(9))
    region.do(services.confirm_attendance_culture, contacts=[region.culture])
    region.do(services.confirm_attendance_care, contacts=[region.care])
    rows = Expected.objects.standing().filter(session=session).order_by("turn")
    assert [(row.turn, list(row.contacts.all())) for row in rows] == [
        ("care", [region.care]),
        ("culture", [region.culture]),
    ]


def test_invited_organisations_are_kept_by_side(region):
    region.do(services.plan_workshop, date=day(9))
    region.do(services.invite_culture, organisations=["Teatteri", "Museo"])
    region.do(services.invite_care, organisations=["Ruoka-apu"], count=12)
    rows = Invitation.objects.standing().order_by("turn")
    assert [(row.turn, row.organisations, row.count) for row in rows] == [
        ("care", "Ruoka-apu", 12),
        ("culture", "Teatteri\nMuseo", 2),
    ]


@pytest.mark.parametrize("people", [1, 40])
def test_a_report_costs_the_same_for_any_number_of_people(region, people, django_assert_max_num_queries):
    region.do(services.plan_workshop, date=day(1))
    names = [f"Vieras {number}" for number in range(people)]
    with django_assert_max_num_queries(6):
        region.do(services.mark_workshop_held, held_on=day(1), culture_names=names)
    assert Attendance.objects.count() == people
