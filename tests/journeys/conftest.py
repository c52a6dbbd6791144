"""The site served for one test at a time, with a clock that can be moved, and people sitting down at it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from commitments.services import load_catalogues
from config.demonstration.walk import HELSINKI, Walk
from tests.adoption.region import country
from tests.axe import bring_along
from tests.journeys.desk import Desk, session_of
from tests.journeys.reader import Reader
from workflows.stages import Stage

YEARS = 3 * 366 * 24 * 60 * 60


@dataclass
class Clock:
    """What the pages take for the present moment; people come to their desks at ten."""

    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone(HELSINKI).date()

    def on(self, day: date) -> None:
        self.now = datetime.combine(day, time(10), HELSINKI)

    def after(self, days: int) -> None:
        self.on(self.today + timedelta(days=days))


@pytest.fixture(scope="session")
def _server(django_db_setup):
    """Shares the connection of the tests, so that what a page changes is taken back when its test ends."""
    server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture
def site(_server, db) -> str:
    """Where the site is."""
    return _server.url


@pytest.fixture
def clock(monkeypatch, settings) -> Clock:
    """The one clock that the views read. Nobody has to sign in again while it runs."""
    moved = Clock(timezone.now())
    monkeypatch.setattr(timezone, "now", lambda: moved.now)
    settings.SESSION_COOKIE_AGE = YEARS
    return moved


@pytest.fixture
def seat(site, look):
    """A function from a person to the desk at which they are signed in; from nobody, to one of the public."""

    def seated(user: User | None = None, language: str = "fi", **kwargs) -> Desk:
        page = look(user.language if user else language, **kwargs)
        if user:
            page.context.add_cookies([{"name": "sessionid", "value": session_of(user), "url": site}])
        return Desk(page, site)

    return seated


@pytest.fixture
def reader(site, look):
    """A function from a language to somebody who reads every page in it."""

    def of(language: str) -> Reader:
        page = look(language)
        bring_along(page)
        return Reader(page, site, language)

    return of


@pytest.fixture
def centre(db) -> User:
    """The adviser of Kaikukeskus; the commitments' catalogues are there by then."""
    load_catalogues()
    return User.objects.create_user("nelli.neuvoja@example.fi", name="Nelli Neuvoja", is_kaikukeskus=True)


@pytest.fixture
def walk(centre, clock) -> Walk:
    """A region of Finnish speakers that has just been in touch. Its walk tells the clock what day it is."""
    clock.on(date(2027, 1, 11))
    return Walk(adviser=centre, day=clock.today).contact([country()["102"]])


@pytest.fixture
def brought(walk, clock):
    """A function that brings the region to a stage and the clock to the day after."""

    def to(stage: Stage) -> Walk:
        walk.to(stage)
        walk.day += timedelta(days=1)
        clock.on(walk.day)
        return walk

    return to
