"""Letters go out by SMTP to a server that the test rules."""

import pytest

from tests.notifications.post import PEOPLE, TUESDAY, Post
from tests.notifications.smtp.server import MailServer, running


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
