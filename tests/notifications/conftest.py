"""A case that goes on by acts, with the people who do them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import User
from tests.adoption.region import country
from tests.notifications.post import MONDAY, PEOPLE, TUESDAY, Post, set_clock
from workflows.acts import BY_NAME
from workflows.models import AdoptionCase, CaseTask
from workflows.services import tasks
from workflows.services.cases import open_case
from workflows.services.perform import perform

BEGIN = datetime(2026, 3, 2, 10, tzinfo=UTC)


@dataclass
class Story:
    """A region that got in touch; `now` goes on by an hour with every act."""

    case: AdoptionCase
    adviser: User
    colleague: User
    now: datetime = BEGIN

    def do(self, name: str, /, *, by=None, item: str = "", **data):
        self.now += timedelta(hours=1)
        act = BY_NAME[name]
        return perform(act, case_id=self.case.pk, by=by or self.adviser, data=data, now=self.now, item=item)

    def answered(self, *people: tuple[str, str]) -> "Story":
        """Taken by the adviser and answered: the case is at the information session, with these contacts."""
        self.do("take_ownership", adviser=self.adviser)
        contacts = [
            {"side": side, "name": name, "email": f"{name.lower()}@example.fi"} for side, name in people
        ]
        region = {
            "kind": "municipality",
            "municipalities": list(self.case.adoption.region.municipalities.all()),
        }
        self.do("answer_contact", outcome="go_on", contacts=contacts, counties=[], **region)
        return self

    def heard(self) -> "Story":
        """The information session planned and held: the region decides next."""
        self.do("plan_info_session", date=self.now.date(), mode="remote")
        self.do("mark_info_session_held", held_on=self.now.date())
        return self

    def task(self, name: str) -> CaseTask:
        return CaseTask.objects.open().get(case=self.case, act=name)

    def hand_over(self, name: str, to: User, by: User):
        self.now += timedelta(hours=1)
        return tasks.hand_over(task_id=self.task(name).pk, to=to, reason="Loma", by=by, now=self.now)

    def claim(self, name: str, by: User):
        self.now += timedelta(hours=1)
        return tasks.claim(task_id=self.task(name).pk, by=by, now=self.now)

    def release(self, name: str, by: User):
        self.now += timedelta(hours=1)
        return tasks.release(task_id=self.task(name).pk, by=by, now=self.now)


def contact(**changes) -> dict:
    data = {"name": "Lähettäjä", "email": "laheta@example.fi", "message": "Hei", "origin": "own_idea"}
    return data | changes


@pytest.fixture
def municipalities(db):
    return country()


@pytest.fixture
def colleague(db) -> User:
    return User.objects.create_user("kaino.keskus@example.fi", name="Kaino Keskus", is_kaikukeskus=True)


@pytest.fixture
def story(municipalities, adviser, colleague) -> Story:
    case = open_case(contact(municipalities=[municipalities["101"]]), by=None, now=BEGIN)
    return Story(case, adviser, colleague)


@pytest.fixture
def who():
    """A person by the name by which the story named them."""
    return lambda name: User.objects.get(email=f"{name.lower()}@example.fi")


@pytest.fixture
def post(story, monkeypatch) -> Post:
    """The story's letters."""
    return set_clock(monkeypatch, story)


@pytest.fixture
def heard(story) -> Story:
    """Culture and care of the region are asked to decide; everybody reads English."""
    story.answered(("culture", "Kulta"), ("sote", "Sanna")).heard()
    User.objects.update(language="en")
    return story


@pytest.fixture
def decision(story, post) -> Post:
    """On Tuesday morning the region's three people have a task that none of them has been told of by letter."""
    story.answered(*PEOPLE).heard()
    return post.at(TUESDAY)


@pytest.fixture
def invited(story, post, who):
    """Everybody was invited to the information session on Monday."""
    story.answered(*PEOPLE)
    story.do("plan_info_session", date=MONDAY, mode="remote")
    return post.at(TUESDAY)
