"""Programs that follow every address in a letter before its reader does, over and over: nothing changes by it."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.conf import settings as site
from django.contrib.sessions.models import Session as Visit
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import Absence, User
from adoption.models import Session
from notifications.models import LetterItem
from notifications.services.running import run
from tests.workflows.checked import CheckedWalk
from tests.workflows.conftest import BEGIN, first_adviser
from tests.workflows.test_concurrency import everything
from workflows.services import tasks
from workflows.services.undoing import undo

TIMES = 50
ADDRESS = re.compile(rf"{re.escape(site.SITE_ADDRESS)}(/[^\s\"'<>,]*)")


@pytest.fixture
def walk(municipalities, monkeypatch, settings) -> CheckedWalk:
    """A region whose clock is everybody's. Programs may ask as often as they like: no limit keeps them from the pages."""
    settings.ACCOUNT_RATE_LIMITS = {}
    found = CheckedWalk(adviser=first_adviser(), day=BEGIN).contact([municipalities["101"]])
    monkeypatch.setattr(timezone, "now", lambda: found.now)
    return found


def sent(walk, days: int) -> set[str]:
    """The addresses in the letters of a run so many days later."""
    walk.day += timedelta(days=days)
    mail.outbox.clear()
    assert run(lambda: walk.now).handed == len(mail.outbox) > 0
    return {path for message in mail.outbox for path in ADDRESS.findall(whole(message))}


def whole(message) -> str:
    forms = [message.body, *(unescape(content) for content, _type in message.alternatives)]
    return "\n".join([*forms, *message.extra_headers.values()])


def rows() -> dict:
    """Every row of every table but those of visits."""
    return {model: found for model, found in everything().items() if model is not Visit}


def purpose_of(path: str) -> str:
    """`act`, `take` and so on of a link that acts without signing in, else nothing."""
    token = path.strip("/").rpartition("/")[2].split(".")
    return token[1] if len(token) == 5 else ""


def follow(paths: set[str]) -> None:
    """Fifty times each, by a program that keeps no cookies: links show what they are for, other pages ask to sign in."""
    before, program = rows(), Client()
    for path in sorted(paths):
        expected = 200 if purpose_of(path) else 302
        for _time in range(TIMES):
            assert (path, program.get(path).status_code) == (path, expected)
            assert (path, program.head(path).status_code) == (path, expected)
            program.cookies.clear()
    assert rows() == before


@pytest.fixture
def people(walk) -> dict[str, User]:
    """Both sides are asked who comes to the training; each has a second person, and Seppo is away for some days."""
    walk.until("confirm_attendance_culture")
    found = {"Kaisa": walk.contacts("culture")[0].user, "Seppo": walk.contacts("sote")[0].user}
    for side, name, by in (("culture", "Uuno", "Kaisa"), ("sote", "Sari", "Seppo")):
        said = {"side": side, "name": name, "email": f"{name.lower()}@example.fi", "starts": walk.day}
        walk.do("add_contact", by=found[by], **said)
        found[name] = User.objects.get(name=name)
    tasks.release(task_id=walk.task("confirm_attendance_culture").pk, by=found["Kaisa"], now=walk.now)
    away = {"first": walk.day, "last": walk.day + timedelta(days=10)}
    Absence.objects.create(person=found["Seppo"], deputy=found["Sari"], **away)
    return found


def test_following_every_address_of_every_letter_fifty_times_changes_nothing(walk, people):
    asked = sent(walk, days=1)
    follow(asked)
    kaisa, uuno, sari = people["Kaisa"], people["Uuno"], people["Sari"]
    given = walk.task("confirm_attendance_culture").pk
    tasks.hand_over(task_id=given, to=uuno, reason="Loma", by=kaisa, now=walk.now)
    (training,) = Session.objects.filter(kind="training")
    walk.do("move_session", item=f"session:{training.pk}", date=walk.day + timedelta(days=30))
    later = sent(walk, days=4)
    follow(later - asked)
    walk.do("confirm_attendance_culture", by=uuno)
    event = walk.do("confirm_attendance_care", by=sari)
    sent(walk, days=1)
    undo(case_id=walk.case_id, seq=event.seq, by=sari, now=walk.now)
    last = sent(walk, days=1)
    follow(last - later - asked)
    told = set(LetterItem.objects.values_list("kind", flat=True))
    assert told == {"invitation", "session_moved", "assigned", "handed_over", "taken_back"}
    every = asked | later | last
    assert {purpose_of(path) for path in every} == {"", "act", "take", "give", "seen", "stop"}
    before = rows()
    (stop, *_) = [path for path in every if purpose_of(path) == "stop"]
    assert (
        Client().post(stop).status_code == 200
    )  # a check of the check: what a person sends does change something
    assert rows() != before
