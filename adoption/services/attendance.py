"""Who is asked to a session, who is coming, and who came, by side (R41.1, R41.3-R41.5, R41.10, R62)."""

from datetime import datetime

from adoption.declarations import SessionKind, Turn
from adoption.models import Attendance, Expected, Invitation, Session, SessionReport
from adoption.queries import current
from adoption.services.taking_back import withdraw
from adoption.services.writing import write


def mark_held(adoption, data: dict, *, by, now: datetime, kind: SessionKind, item=None) -> SessionReport:
    """The planned session of a kind was held, with those who came. Said again, it replaces what was said."""
    session = item.session if item else current.session_of(adoption, kind)
    withdraw(SessionReport.objects.filter(session=session), by=by, now=now)
    return _report(adoption, session, data, by=by, now=now)


def record_feedback_meeting(adoption, data: dict, *, by, now: datetime, item=None) -> SessionReport:
    """A feedback meeting that was held; Kaikukeskus may have been there (R41.10, R62). Repeatable."""
    session = item.session if item else _feedback_session(adoption, data, by=by, now=now)
    return _report(adoption, session, data, by=by, now=now)


def _feedback_session(adoption, data: dict, *, by, now: datetime) -> Session:
    return write(Session, adoption, by=by, now=now, kind=SessionKind.FEEDBACK, date=data["held_on"])


def _report(adoption, session: Session, data: dict, *, by, now: datetime) -> SessionReport:
    facts = {"session": session, "held_on": data["held_on"], "summary": data.get("summary", "")}
    report = write(SessionReport, adoption, by=by, now=now, **facts)
    Attendance.objects.bulk_create(_attendances(report, data))
    return report


def _attendances(report: SessionReport, data: dict) -> list[Attendance]:
    rows = _of_side(report, data, Turn.CULTURE) + _of_side(report, data, Turn.CARE)
    if data.get("kaikukeskus_came"):
        rows.append(Attendance(report=report, turn=Turn.CENTRE, count=1))
    return rows


def _of_side(report: SessionReport, data: dict, turn: Turn) -> list[Attendance]:
    """One row a person known by contact or name, and one for those only counted."""
    contacts, names = data.get(f"{turn}_contacts") or [], data.get(f"{turn}_names") or []
    rows = [Attendance(report=report, turn=turn, contact=contact, count=1) for contact in contacts]
    rows += [Attendance(report=report, turn=turn, name=name, count=1) for name in names]
    others = (data.get(f"{turn}_count") or 0) - len(rows)
    if others > 0:
        rows.append(Attendance(report=report, turn=turn, count=others))
    return rows


def _holding(name: str, kind: SessionKind):
    def record(adoption, data, *, by, now, item=None):
        return mark_held(adoption, data, by=by, now=now, kind=kind, item=item)

    record.__name__ = name
    return record


mark_info_session_held = _holding("mark_info_session_held", SessionKind.INFO)
mark_training_held = _holding("mark_training_held", SessionKind.TRAINING)
mark_workshop_held = _holding("mark_workshop_held", SessionKind.WORKSHOP)
mark_meeting_held = _holding("mark_meeting_held", SessionKind.MEETING)


def _confirming(name: str, turn: Turn):
    def record(adoption, data, *, by, now, item=None):
        session = item.session if item else current.session_of(adoption, SessionKind.TRAINING)
        withdraw(Expected.objects.filter(session=session, turn=turn), by=by, now=now)
        expected = write(Expected, adoption, by=by, now=now, session=session, turn=turn)
        expected.contacts.add(*data["contacts"])
        return expected

    record.__name__ = name
    record.__doc__ = "Which of the group's members come to the training from one side (R41.3)."
    return record


confirm_attendance_culture = _confirming("confirm_attendance_culture", Turn.CULTURE)
confirm_attendance_care = _confirming("confirm_attendance_care", Turn.CARE)


def _inviting(name: str, turn: Turn):
    def record(adoption, data, *, by, now, item=None):
        session = item.session if item else current.session_of(adoption, SessionKind.WORKSHOP)
        withdraw(Invitation.objects.filter(session=session, turn=turn), by=by, now=now)
        invited = data["organisations"]
        facts = {"organisations": "\n".join(invited), "count": data.get("count") or len(invited)}
        return write(Invitation, adoption, by=by, now=now, session=session, turn=turn, **facts)

    record.__name__ = name
    record.__doc__ = "Which organisations of its own field one side invites to the workshop (R41.4, R70)."
    return record


invite_culture = _inviting("invite_culture", Turn.CULTURE)
invite_care = _inviting("invite_care", Turn.CARE)
