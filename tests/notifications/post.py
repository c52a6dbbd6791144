"""Runs of `send_due` in a story, and what came of them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core import mail
from django.utils import timezone
from post_office.models import STATUS, Email

from config.demonstration.walk import HELSINKI
from notifications.models import Letter, LetterItem, Run
from notifications.services.handing import hand_over
from notifications.services.queueing import queue_due
from notifications.services.running import run


@dataclass
class Post:
    """The clock of a story, `Story` or `Walk`, is everybody's."""

    story: Any

    @property
    def now(self) -> datetime:
        return self.story.now

    def clock(self) -> datetime:
        return self.story.now

    def at(self, day: date, hour: int = 8, minute: int = 0) -> "Post":
        self.story.now = datetime.combine(day, time(hour, minute), HELSINKI)
        return self

    def after(self, **time) -> "Post":
        self.story.now += timedelta(**time)
        return self

    def run(self) -> Run:
        return run(self.clock)

    def queue(self) -> int:
        return queue_due(self.now)

    def hand_over(self) -> tuple[int, int]:
        return hand_over(self.clock)


def letters(**fields) -> list[tuple[str, str, list[str]]]:
    """Letters that stand: kind, reader and the kinds of their items, in order."""
    rows = Letter.objects.standing().filter(**fields).order_by("pk")
    return [
        (row.kind, str(row.recipient), [item.kind for item in row.items.order_by("pk")])
        for row in rows.prefetch_related("items")
    ]


def received() -> list[str]:
    """To whom letters were handed over."""
    return sorted(address for message in mail.outbox for address in message.to)


def everything() -> dict[str, list]:
    """Every row that tells of letters."""
    return {
        model.__name__: list(model.objects.order_by("pk").values()) for model in (Letter, LetterItem, Email)
    }


def statuses() -> list[int]:
    return list(Email.objects.order_by("pk").values_list("status", flat=True))


PEOPLE = ("culture", "Kulta"), ("culture", "Kerttu"), ("sote", "Sanna")
ASSIGNED = [("day", name, ["assigned"]) for name in ("Kulta", "Kerttu", "Sanna")]
ADDRESSES = ["kerttu@example.fi", "kulta@example.fi", "sanna@example.fi"]
TUESDAY, WEDNESDAY, MONDAY, DUE = (date(2026, 3, day) for day in (3, 4, 9, 16))
"""Days of the story; the decision that waits for its people is due on the last."""
QUEUED, REQUEUED, SENT, FAILED = STATUS.queued, STATUS.requeued, STATUS.sent, STATUS.failed


def set_clock(monkeypatch, story) -> Post:
    """Whatever asks what time it is, the queue of letters too, is told the story's time."""
    monkeypatch.setattr(timezone, "now", lambda: story.now)
    return Post(story)
