"""How often a session was moved or called off, as calendars must know it."""

from datetime import timedelta

from adoption.models import Session
from notifications.queries.sessions import changes_of
from workflows.services import undoing


def sequences_of(sessions) -> dict[int, int]:
    return {pk: changes.number for pk, changes in changes_of(sessions).items()}


def test_a_session_counts_its_moves_and_what_was_taken_back_of_them(story):
    story.answered(("culture", "Kulta"), ("sote", "Sanna"))
    day = story.now.date() + timedelta(days=20)
    story.do("plan_info_session", date=day, mode="remote", starts_at="13:00")
    session = Session.objects.get()
    assert sequences_of([session]) == {session.pk: 0}
    item = f"session:{session.pk}"
    moved = story.do("move_session", item=item, date=day + timedelta(days=7), reason="Loma")
    assert sequences_of([session]) == {session.pk: 1}
    story.now += timedelta(hours=1)
    undoing.undo(case_id=story.case.pk, seq=moved.seq, by=story.adviser, now=story.now)
    assert sequences_of([session]) == {session.pk: 2}
    story.do("cancel_session", item=item, reason="Loma")
    changes = changes_of([session])[session.pk]
    assert (changes.number, changes.last) == (3, story.now)


def test_what_is_said_of_a_session_beside_its_time_and_place_is_no_change(story):
    story.answered(("culture", "Kulta"), ("sote", "Sanna"))
    story.do("plan_info_session", date=story.now.date(), mode="remote")
    session = Session.objects.get()
    session.audience = "Kaikki"
    session.save()
    assert sequences_of([session]) == {session.pk: 0}


def test_the_end_of_a_case_calls_its_sessions_off_and_its_return_brings_them_back(story, who):
    story.answered(("culture", "Kulta"), ("sote", "Sanna"))
    story.do("plan_info_session", date=story.now.date() + timedelta(days=20), mode="remote")
    session, found = Session.objects.get(), []

    def look() -> None:
        changes = changes_of([session])[session.pk]
        found.append((changes.number, changes.called_off))

    look()
    ended = story.do("end_by_kaikukeskus", reason="Ei jatketa")
    look()
    assert changes_of([session])[session.pk].last == story.now
    story.now += timedelta(hours=1)
    undoing.undo(case_id=story.case.pk, seq=ended.seq, by=story.adviser, now=story.now)
    look()
    assert found == [(0, False), (1, True), (2, False)]


def test_any_number_of_sessions_is_two_queries(story, django_assert_num_queries):
    story.answered(("culture", "Kulta"), ("sote", "Sanna")).heard()
    first = Session.objects.get()
    more = [
        Session.objects.create(
            adoption=first.adoption, kind="meeting", date=first.date, recorded_at=story.now
        )
        for _number in range(30)
    ]
    with django_assert_num_queries(2):
        found = sequences_of([first, *more])
    assert found == dict.fromkeys([first.pk, *(one.pk for one in more)], 0)
