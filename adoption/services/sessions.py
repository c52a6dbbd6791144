"""Sessions planned, moved and called off (R41.1, R41.3-R41.5, R62)."""

from datetime import datetime

from adoption.declarations import Mode, SessionKind
from adoption.models import Session, SessionReport
from adoption.services.taking_back import withdraw, withdraw_records
from adoption.services.writing import write


def plan_session(adoption, data: dict, *, by, now: datetime, kind: SessionKind) -> Session:
    """A session with its day and place. One of the kind that was planned and not held gives way to it."""
    held = SessionReport.objects.standing().filter(adoption=adoption, session__kind=kind).values("session")
    withdraw(Session.objects.filter(adoption=adoption, kind=kind).exclude(pk__in=held), by=by, now=now)
    return write(Session, adoption, by=by, now=now, kind=kind, date=data["date"], **_where(data))


def _where(data: dict) -> dict:
    return {
        "starts_at": data.get("starts_at"),
        "mode": data.get("mode") or Mode.REMOTE,
        "place": data.get("place", ""),
        "audience": data.get("audience", ""),
    }


def _planning(name: str, kind: SessionKind):
    def record(adoption, data, *, by, now, item=None):
        return plan_session(adoption, data, by=by, now=now, kind=kind)

    record.__name__ = name
    return record


plan_info_session = _planning("plan_info_session", SessionKind.INFO)
plan_training = _planning("plan_training", SessionKind.TRAINING)
plan_workshop = _planning("plan_workshop", SessionKind.WORKSHOP)
plan_meeting = _planning("plan_meeting", SessionKind.MEETING)


def move_session(adoption, data: dict, *, by, now: datetime, item: Session | None = None) -> Session:
    """The session on another day. Who was invited or comes stays with it; its history keeps the first day."""
    session = item or data["session"]
    session.date, session.starts_at = data["date"], data.get("starts_at") or session.starts_at
    session.save(update_fields=["date", "starts_at"])
    return session


def cancel_session(adoption, data: dict, *, by, now: datetime, item: Session | None = None) -> Session:
    """The session is called off, so it is asked to be planned again."""
    session = item or data["session"]
    withdraw_records(adoption, [session], by=by, now=now)
    return session
