"""Days of the story on which `send_due` ran, or did not."""

from datetime import UTC, datetime, timedelta

from notifications.models import Run

AT = datetime(2026, 3, 3, 6, tzinfo=UTC)
DAY = AT.date()
NEXT = AT + timedelta(days=1)


def ran(at: datetime, error: str = "", *, ended: bool = True) -> Run:
    return Run.objects.create(started_at=at, ended_at=at if ended else None, error=error)
