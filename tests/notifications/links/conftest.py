"""Regions in which something simple is asked for, and links to it."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts.models import User
from notifications.links import Purpose, link_to
from tests.workflows.conftest import _walked, municipalities, region
from tests.workflows.regions import person_of
from workflows.models import CaseEvent, CaseTask
from workflows.stages import Stage

__all__ = ["_walked", "municipalities", "region"]
BAD = "This link does not work"


def path_of(purpose: Purpose, person: User, thing: str, now=None) -> str:
    """The link's address within the site."""
    address = link_to(purpose, person_id=person.pk, thing=thing, now=now or timezone.now())
    return address.removeprefix(settings.SITE_ADDRESS)


def contacts(walk, side: str) -> list[int]:
    """Contacts of a side, as its forms offer them."""
    return [contact.pk for contact in walk.contacts(side)]


@pytest.fixture
def nobody() -> Client:
    """A browser in which nobody is signed in, which would like English."""
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def walk(region):
    """The training is planned: who comes is asked of both sides."""
    return region(Stage.TRAINING).until("confirm_attendance_culture")


@pytest.fixture
def mari(walk) -> User:
    return person_of(walk, "culture")


@pytest.fixture
def task(walk) -> CaseTask:
    return walk.task("confirm_attendance_culture")


@pytest.fixture
def act(mari, task) -> str:
    return path_of(Purpose.ACT, mari, f"task:{task.pk}")


def text_of(answer) -> str:
    return answer.content.decode()


def is_bad(answer) -> bool:
    return (answer.status_code, BAD in text_of(answer)) == (404, True)


def last_event() -> CaseEvent:
    return CaseEvent.objects.latest("pk")
