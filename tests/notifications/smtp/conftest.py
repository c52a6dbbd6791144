"""Letters go out by SMTP to a server that the test rules."""

from datetime import date, time
from email.message import EmailMessage

import pytest

from accounts.models import User
from adoption.models import Region
from tests.notifications.post import PEOPLE, TUESDAY, Post
from tests.notifications.smtp.awkward import NAME, PLACE, REASON, REGION
from tests.notifications.smtp.outcome import KULTA
from tests.notifications.smtp.server import MailServer, running
from tests.notifications.smtp.taken import latest_to
from workflows.services import tasks

THURSDAY = date(2026, 3, 5)


@pytest.fixture
def server(settings) -> MailServer:
    found = MailServer()
    with running(found) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
        yield found


@pytest.fixture
def decision(server, story, post) -> Post:
    """On Tuesday morning the region's three people have a task that none of them has been told of by letter."""
    story.answered(*PEOPLE).heard()
    return post.at(TUESDAY)


@pytest.fixture
def awkward(server, story, post):
    """People and a region with names that break what is put together carelessly."""
    story.answered(*PEOPLE)
    User.objects.filter(email="kulta@example.fi").update(name=NAME)
    User.objects.filter(email="kerttu@example.fi").update(language="sv")
    User.objects.filter(email="sanna@example.fi").update(language="en")
    Region.objects.update(name_fi=REGION, name_sv=REGION)
    return post.at(TUESDAY)


@pytest.fixture
def invited(awkward, story):
    where = {"mode": "on_site", "place": PLACE, "audience": "Työryhmä; kaikki, <b>& muut</b>"}
    story.do("plan_info_session", date=THURSDAY, starts_at=time(13), **where)
    awkward.after(minutes=20).run()
    return awkward


@pytest.fixture
def handed_over(invited, server, story, who):
    """Kulta, of whom every word is awkward, gives Sanna a task."""
    invited.at(THURSDAY)
    story.do("mark_info_session_held", held_on=THURSDAY)
    task = story.task("decide_to_prepare")
    tasks.hand_over(task_id=task.pk, to=who("Sanna"), reason=REASON, by=who("Kulta"), now=story.now)
    invited.after(minutes=20).run()
    return latest_to(server, "Sanna")


@pytest.fixture
def gone(decision, server) -> EmailMessage:
    """Kulta's letter, which the server took."""
    decision.run()
    (letter,) = (one for one in server.taken if one["To"] == KULTA)
    return letter
