"""Regions somewhere on the path, and people who look at them, for the tests of pages."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from adoption.models import Contact, Municipality
from commitments.services import load_catalogues
from config.demonstration.walk import Walk
from tests.adoption.region import country
from workflows.stages import Stage


def walk_to(
    stage: Stage, *, days_ago: int = 400, municipality: str = "101", places: dict | None = None
) -> Walk:
    """A region that people have brought to a stage by performing acts."""
    load_catalogues()
    adviser, _ = User.objects.get_or_create(
        email="neuvoja@example.fi",
        defaults={"name": "Nelli Neuvoja", "is_kaikukeskus": True, "language": "en"},
    )
    day = timezone.localdate() - timedelta(days=days_ago)
    walk = Walk(adviser=adviser, day=day).contact([(places or country())[municipality]])
    return walk.to(stage)


def person_of(walk: Walk, side: str) -> User:
    """The first contact of a side, who reads English."""
    return in_english(walk.contacts(side)[0].user)


def in_english(user: User) -> User:
    User.objects.filter(pk=user.pk).update(language="en")
    user.language = "en"
    return user


def stranger() -> User:
    """Somebody who is a contact of no region."""
    return User.objects.create_user("ulla.ulkopuolinen@example.fi", name="Ulla Ulkopuolinen", language="en")


def places() -> dict[str, Municipality]:
    """The municipalities of the country that a first region was made in, for a second one."""
    return {one.code: one for one in Municipality.objects.all()}


def on_both_sides(walk: Walk, user: User) -> None:
    """The person is a contact of the care side too."""
    Contact.objects.create(
        adoption=walk.case.adoption, user=user, side="sote", status="appointed", starts=walk.day
    )
