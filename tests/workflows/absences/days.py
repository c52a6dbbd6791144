"""Days from today on, and an absence on them."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Absence
from workflows.services.absences import announce

PAGE = "/absence/"


def day(days: int):
    return timezone.localdate() + timedelta(days)


def typed(days: int) -> str:
    return f"{day(days):%d.%m.%Y}"


def away(person, deputy=None, first=0, last=10) -> Absence:
    return announce(person, first=day(first), last=day(last), deputy=deputy)


def sent(deputy=None, first=1, last=10) -> dict:
    return {"first": typed(first), "last": typed(last), "deputy": deputy.pk if deputy else ""}
