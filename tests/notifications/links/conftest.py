"""Regions in which something simple is asked for, and links to it."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts.models import User
from notifications.links import Purpose, link_to
from tests.workflows.conftest import _walked, municipalities, region

__all__ = ["_walked", "municipalities", "region"]


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
