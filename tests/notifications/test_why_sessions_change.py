"""The reason that somebody gave for moving or calling off a session reaches those who were asked to it."""

from datetime import timedelta

from notifications.models import Letter
from tests.notifications.post import MONDAY, TUESDAY, WEDNESDAY, letters


def reasons_said(kind: str) -> set[str]:
    """What letters of the kind give as reason, in Finnish."""
    messages = Letter.objects.filter(kind=kind).values_list("email__message", flat=True)
    return {line for message in messages for line in message.splitlines() if line.startswith("Perustelu: ")}


def test_the_reason_for_which_a_session_is_moved_or_called_off_is_told(invited, story, who):
    invited.run()
    session = f"session:{story.case.adoption.sessions.get().pk}"
    later = MONDAY + timedelta(days=1)
    story.do("move_session", item=session, date=later, reason="Kouluttaja\non sairaana")
    invited.after(minutes=20).run()
    assert reasons_said("session_moved") == {"Perustelu: Kouluttaja on sairaana"}
    story.do("cancel_session", item=session, reason="Tila ei ole vapaa")
    invited.after(minutes=20).run()
    assert reasons_said("session_cancelled") == {"Perustelu: Tila ei ole vapaa"}


def test_a_reason_for_an_earlier_change_or_for_the_end_of_the_case_is_not_told_of_the_session(
    invited, story, who
):
    session = f"session:{story.case.adoption.sessions.get().pk}"
    story.do("move_session", item=session, date=MONDAY + timedelta(days=1), reason="Kouluttaja on sairaana")
    invited.after(minutes=20).run()
    story.do("move_session", item=session, date=MONDAY + timedelta(days=2))
    invited.after(minutes=20).run()
    story.do("end_by_kaikukeskus", reason="Ei jatketa")
    invited.after(minutes=20).run()
    assert {kind for kind, *_ in letters()} >= {"session_moved", "session_cancelled"}
    assert reasons_said("session_moved") | reasons_said("session_cancelled") == set()


def test_whoever_has_left_is_told_no_reason(invited, story, who):
    invited.run()
    who("Sanna").contacts.update(ends=TUESDAY)
    session = f"session:{story.case.adoption.sessions.get().pk}"
    story.do("cancel_session", item=session, reason="Sairaus")
    invited.at(WEDNESDAY).run()
    told = Letter.objects.filter(kind="session_cancelled").select_related("recipient", "email")
    said = {str(one.recipient): "Sairaus" in one.email.message for one in told}
    assert (said["Sanna"], said["Kulta"]) == (False, True)
