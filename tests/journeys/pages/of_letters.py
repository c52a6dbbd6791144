"""Letters, what leads to them and comes of them, and the calendar, as each reader sees them."""

from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone

from accounts.models import User
from notifications.declarations import ASSIGNED
from notifications.links import Purpose, link_to
from notifications.models import Letter, Notification, Reckoning, Run
from notifications.models.texts import Part
from notifications.services import feeds
from notifications.services.addresses import refuse
from notifications.services.choices import choose, pause
from notifications.services.texts import set_texts
from tests.journeys.pages.visit import Visit
from workflows.models import CaseTask


def choices(visit: Visit) -> None:
    """While letters are paused, by somebody who gets no digests and chose them for something."""
    choose(visit.coordinator.pk, {"tasks": "digest", "digest": "off"})
    pause(visit.coordinator.pk, visit.walk.day + timedelta(days=30))
    visit.asked("notifications:choices", by=visit.coordinator)


def calendar(visit: Visit) -> None:
    """With an address and without one."""
    feeds.make(visit.coordinator, visit.case, now=visit.walk.now)
    visit.at("notifications:calendar", by=visit.coordinator)
    visit.at("notifications:calendar", by=visit.centre)


def outbox(visit: Visit) -> None:
    visit.at("outbox")


def outbox_letter(visit: Visit) -> None:
    """A letter, in its reader's language."""
    visit.at("outbox_letter", Letter.objects.exclude(email=None).first().pk)


def letters(visit: Visit) -> None:
    for user in (visit.coordinator, visit.centre):
        visit.at("notifications:letters", by=user)


def letter(visit: Visit) -> None:
    """By its reader, with all that led to it."""
    one = Letter.objects.exclude(email=None).exclude(items=None).first()
    visit.at("notifications:letter", one.pk, by=one.recipient)
    visit.at("notifications:letter", one.pk, by=visit.centre)


def coming(visit: Visit) -> None:
    visit.at("notifications:coming", by=visit.coordinator)
    visit.at("notifications:coming", visit.coordinator.pk, by=visit.centre)


def addresses(visit: Visit) -> None:
    """Of somebody who gets no letters, of which the region's page tells too."""
    refuse(visit.coordinator, visit.coordinator.email, "550 no such user", now=visit.walk.now)
    visit.at("notifications:addresses", by=visit.centre)
    visit.at("workflows:case", visit.case.pk, by=visit.centre)


def text(visit: Visit) -> None:
    """One that may be changed, with mistakes and after it was; and a letter of several things."""
    language = visit.reader.language
    visit.asked("notifications:text", "invitation", language, by=visit.centre)
    set_texts(ASSIGNED, language, {Part.SUBJECT: "x"}, by=visit.centre, now=visit.walk.now)
    visit.at("notifications:text", "assigned", language, by=visit.centre)
    visit.at("notifications:text", "several", language, by=visit.centre)


def days(visit: Visit) -> None:
    """A day that balances, one that does not, and a run that broke off, of which every page tells."""
    for number in (1, 2):
        day = visit.walk.day - timedelta(days=number)
        Reckoning.objects.create(day=day, should_have=number, queued=1, handed=1, made_at=visit.walk.now)
    Run.objects.create(started_at=visit.walk.now, ended_at=visit.walk.now, error="OSError: disk")
    cache.clear()
    visit.settings.DEMONSTRATION = False
    visit.at("notifications:days", by=visit.centre)
    visit.settings.DEMONSTRATION = True


def unsubscribe(visit: Visit) -> None:
    """Before and after the button, with something chosen for the digest; and a link that is none."""
    choose(visit.coordinator.pk, {"tasks": "digest", "digest": "now"})
    token = token_of(Purpose.UNSUBSCRIBE, visit.coordinator, "digest")
    visit.at("notifications:unsubscribe", token, by=visit.coordinator)
    visit.reader.note("unsubscribed", visit.reader.sent("main form"))
    visit.at("notifications:unsubscribe", "forged", by=visit.coordinator, status=404)


def token_of(purpose: Purpose, holder: User, thing: str) -> str:
    address = link_to(purpose, person_id=holder.pk, thing=thing, now=timezone.now())
    return address.rstrip("/").rpartition("/")[2]


def link(visit: Visit) -> None:
    """Followed while somebody else is signed in, with mistakes, done, done already; and a link that is none."""
    task = CaseTask.objects.open().get(act="record_survey")
    give = token_of(Purpose.HAND_OVER, visit.coordinator, f"task:{task.pk}")
    visit.reader.be(visit.coordinator)
    visit.at("notifications:link", give, by=visit.centre)
    visit.asked("notifications:link", give)
    notice = Notification.objects.filter(recipient=visit.coordinator, unread=True).first()
    seen = token_of(Purpose.SEEN, visit.coordinator, f"notice:{notice.pk}")
    visit.at("notifications:link", seen)
    visit.reader.note("done by link", visit.reader.sent("main form"))
    visit.at("notifications:link", seen)
    visit.at("notifications:link", "forged", by=visit.coordinator, status=404)


def withdraw_links(visit: Visit) -> None:
    visit.at("notifications:withdraw_links", by=visit.coordinator)
    visit.reader.note("links withdrawn", visit.reader.sent("main form"))
