"""Sessions and the end of the pilot in a feed."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from adoption.models import PilotPeriod
from notifications.queries.feed_contents import PAST
from tests.notifications.calendar.feeds import address, got, plan
from tests.notifications.calendar.reading import events_in
from tests.workflows.regions import person_of, walk_to
from workflows.stages import Stage


def test_a_session_stands_in_the_calendars_of_its_region(heard, who, colleague):
    session = plan(heard, starts_at="13:00", place="Kirjasto")
    for person, case in ((who("Sanna"), None), (heard.adviser, None), (colleague, heard.case)):
        event = events_in(got(address(person, case)))[f"session-{session.pk}"]
        assert timezone.localtime(event.start).date() == session.date
        assert (event.status, event.sequence) == ("CONFIRMED", 0)
    assert f"session-{session.pk}" not in events_in(got(address(colleague)))


def test_what_is_said_of_a_session_is_its_kind_its_region_its_place_and_where_its_page_is(heard):
    session = plan(heard, audience="Luottamuksellista")
    event = events_in(got(address(heard.adviser)))[f"session-{session.pk}"]
    assert event.summary == "Meeting: Alkula"
    assert event.description == f"http://localhost:8000/cases/{heard.case.pk}/"
    assert event.location == "Remote"


def test_a_session_that_is_called_off_is_cancelled_and_not_just_gone(heard):
    session, path = plan(heard, kind="training"), address(heard.adviser)
    heard.do("cancel_session", item=f"session:{session.pk}", reason="Loma")
    event = events_in(got(path))[f"session-{session.pk}"]
    assert (event.status, event.sequence) == ("CANCELLED", 1)


def test_what_was_long_ago_is_left_out(heard):
    days = PAST.days
    last, gone = plan(heard, -days), plan(heard, -days - 1)
    found = events_in(got(address(heard.adviser)))
    assert (f"session-{last.pk}" in found, f"session-{gone.pk}" in found) == (True, False)


def test_the_end_of_the_pilot_moves_with_its_last_round(heard, who):
    path, today = address(who("Sanna"), heard.case), timezone.localdate()
    about = {"adoption": heard.case.adoption, "starts": date(2026, 1, 1), "recorded_at": heard.now}
    PilotPeriod.objects.create(ends=today, **about)
    first = events_in(got(path))[f"pilot-{heard.case.pk}"]
    second = PilotPeriod.objects.create(round=2, ends=today + timedelta(days=90), **about)
    longer = events_in(got(path))[f"pilot-{heard.case.pk}"]
    PilotPeriod.objects.filter(pk=second.pk).update(withdrawn_at=timezone.now(), withdrawn_by=heard.adviser)
    again = events_in(got(path))[f"pilot-{heard.case.pk}"]
    assert [one.dtstart for one in (first, longer, again)] == [today, today + timedelta(days=90), today]
    assert [one.sequence for one in (first, longer, again)] == [0, 1, 2]
    PilotPeriod.objects.update(withdrawn_at=timezone.now(), withdrawn_by=heard.adviser)
    assert f"pilot-{heard.case.pk}" not in events_in(got(path))


@pytest.mark.parametrize(("stage", "shown"), [(Stage.FEEDBACK, True), (Stage.PERMANENT, False)])
@pytest.mark.parametrize("own", [True, False])
def test_a_pilot_that_has_become_permanent_operation_does_not_end_any_more(db, stage, shown, own):
    walk = walk_to(stage, days_ago=200)
    path = address(person_of(walk, "culture"), None if own else walk.case)
    assert (f"pilot-{walk.case.pk}" in events_in(got(path))) is shown


def test_a_pilot_of_a_region_that_has_ended_does_not_end_any_more(heard):
    path, today = address(heard.adviser, heard.case), timezone.localdate()
    PilotPeriod.objects.create(
        adoption=heard.case.adoption, starts=date(2026, 1, 1), ends=today, recorded_at=heard.now
    )
    assert f"pilot-{heard.case.pk}" in events_in(got(path))
    heard.do("end_by_kaikukeskus", reason="Ei jatketa")
    assert f"pilot-{heard.case.pk}" not in events_in(got(path))
