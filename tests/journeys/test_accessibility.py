"""Nothing keeps anybody from using any page of the site, in any language, wide, enlarged or narrow, light or dark.

`PAGES` says of every address what is looked at there; the acts' own address is for `test_accessibility_of_acts`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.urls import get_resolver, include, path, reverse
from django.utils import timezone

import config.urls
from accounts.models import Absence, User
from adoption.models import ClosedPeriod
from commitments.models import CommitmentText, LimitationOption, ModelVersion, Partner
from config.demonstration.walk import Walk
from notifications.declarations import ASSIGNED
from notifications.links import Purpose, link_to
from notifications.models import Letter, Notification, Reckoning, Run
from notifications.models.texts import Part
from notifications.services import feeds
from notifications.services.addresses import refuse
from notifications.services.choices import pause
from notifications.services.queueing import queue_due
from notifications.services.texts import set_texts
from tests.config import test_error_pages
from tests.journeys.reader import Reader
from workflows.models import AdoptionCase, CaseTask
from workflows.services import undoing
from workflows.services.absences import announce
from workflows.stages import Stage
from workflows.working_days import WorkingCalendar

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.journeys.test_accessibility")]
urlpatterns = [
    path("demonstration/", include("config.demonstration.urls")),
    path("broken/", test_error_pages.broken, name="broken"),
    *config.urls.urlpatterns,
]


@dataclass
class Visit:
    """Who looks, and the region whose pages are looked at."""

    reader: Reader
    walk: Walk
    settings: object

    @property
    def case(self) -> AdoptionCase:
        return self.walk.case

    @property
    def centre(self) -> User:
        return self.walk.adviser

    @property
    def coordinator(self) -> User:
        return self.walk.contacts("culture")[0].user

    def at(self, name: str, *about, by: User | None = None, also: str = "", status: int = 200) -> Reader:
        self.reader.look(reverse(name, args=about) + also, by, status=status)
        return self.reader

    def asked(self, name: str, *about, by: User | None = None) -> None:
        """A page with a form."""
        self.reader.look_at_form(reverse(name, args=about), by)


def sign_in(visit: Visit) -> None:
    visit.asked("account_login")


def code(visit: Visit) -> None:
    reader = visit.at("account_login")
    reader.page.fill("[name=login]", "nelli.neuvoja@example.fi")
    with reader.page.expect_navigation():
        reader.page.click("main form button")
    reader.note("code")
    reader.send_with_mistakes()


def inbox(visit: Visit) -> None:
    for user in (visit.coordinator, visit.centre, User.objects.create_user("ulla@example.fi", name="Ulla")):
        visit.at("workflows:inbox", by=user)


def choices(visit: Visit) -> None:
    """While letters are paused."""
    pause(visit.coordinator.pk, visit.walk.day + timedelta(days=30))
    visit.asked("notifications:choices", by=visit.coordinator)


def absences(visit: Visit) -> None:
    """One is announced, and in the inbox its deputy sees what the coordinator has."""
    deputy = User.objects.get(email="kerttu@example.fi")
    days = {"first": visit.walk.day, "last": visit.walk.day + timedelta(days=9)}
    announce(visit.coordinator, **days, deputy=deputy)
    visit.asked("workflows:absences", by=visit.coordinator)
    visit.at("workflows:inbox", by=deputy)


def change_absence(visit: Visit) -> None:
    visit.asked("workflows:change_absence", Absence.objects.get().pk, by=visit.coordinator)


def calendar(visit: Visit) -> None:
    """With an address and without one."""
    feeds.make(visit.coordinator, visit.case, now=visit.walk.now)
    visit.at("notifications:calendar", by=visit.coordinator)
    visit.at("notifications:calendar", by=visit.centre)


def leaving(visit: Visit) -> None:
    """The form, with mistakes too, and the list of what will be done."""
    visit.asked("workflows:leaving", by=visit.coordinator)
    visit.at("workflows:leaving", by=visit.coordinator)
    visit.reader.page.locator("[name=everything]").first.check(force=True)
    visit.reader.note("what will be done", visit.reader.sent("main form"))


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
    """Before and after the button; and a link that is none."""
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


def hand_over(visit: Visit) -> None:
    task = CaseTask.objects.open().get(act="record_survey")
    visit.asked("workflows:hand_over", task.pk, by=visit.coordinator)


def task_over(visit: Visit) -> None:
    """A task that somebody has done."""
    task = CaseTask.objects.filter(act="plan_workshop").first()
    visit.at("workflows:task", task.pk, by=visit.coordinator, status=409)


def case(visit: Visit) -> None:
    stranger = User.objects.create_user("vieras@example.fi", name="Veera Vieras")
    for user in (visit.coordinator, visit.centre):
        visit.at("workflows:case", visit.case.pk, by=user)
    visit.at("workflows:case", visit.case.pk, by=stranger, status=404)
    visit.at("workflows:case", visit.case.pk, by=visit.coordinator, also="?event=20")
    visit.at("workflows:case", visit.case.pk, by=visit.coordinator, also="?on=1.1.2001", status=422)


def network(visit: Visit) -> None:
    visit.at("workflows:network", visit.case.pk, by=visit.coordinator)
    partner = Partner.objects.first()
    visit.at("workflows:network", visit.case.pk, by=visit.coordinator, also=f"?partner={partner.pk}")


def refused_act(visit: Visit) -> None:
    """Done already; and not the reader's to do."""
    visit.at("workflows:act", visit.case.pk, "plan_workshop", by=visit.coordinator, status=409)
    visit.at("workflows:act", visit.case.pk, "confirm_go_live", by=visit.coordinator, status=403)


def rule(visit: Visit) -> None:
    """One that gates keep, and one that is kept otherwise."""
    visit.at("workflows:rule", "R71", by=visit.coordinator)
    visit.at("workflows:rule", "R38", by=visit.centre)


def pipeline(visit: Visit) -> None:
    visit.at("workflows:pipeline", by=visit.centre)
    visit.at("workflows:pipeline", by=visit.centre, also="?stage=nowhere", status=422)
    visit.at("workflows:pipeline", by=visit.coordinator, status=403)


def catalogue(name: str) -> Callable[[Visit], None]:
    """A page of the settings about one row of a catalogue."""

    def look(visit: Visit) -> None:
        row = OF_ROWS[name].objects.latest("pk")
        visit.at(f"workflows:{name}", row.pk, by=visit.centre)

    return look


OF_ROWS = {
    "change_text": CommitmentText,
    "change_limitation_option": LimitationOption,
    "remove_limitation_option": LimitationOption,
    "change_closed_period": ClosedPeriod,
    "remove_closed_period": ClosedPeriod,
}


def anybodys(name: str) -> Callable[[Visit], None]:
    return lambda visit: visit.at(name)


def for_centre(name: str, *about) -> Callable[[Visit], None]:
    return lambda visit: visit.at(f"workflows:{name}", *about, by=visit.centre)


def form_for_centre(name: str, *about) -> Callable[[Visit], None]:
    return lambda visit: visit.asked(f"workflows:{name}", *about, by=visit.centre)


def of_case(name: str) -> Callable[[Visit], None]:
    return lambda visit: visit.at(f"workflows:{name}", visit.case.pk, by=visit.coordinator)


def broken(visit: Visit) -> None:
    """Pages that stand without the site: a fault, a host that is not ours, a form without its token, haste."""
    page, standalone = visit.reader.page, {"spoken": settings.LANGUAGE_CODE}
    visit.reader.look(reverse("broken"), status=500, **standalone)
    answer = page.goto(visit.reader.address.replace("localhost", "elsewhere.localhost"))
    visit.reader.note("a host that is not ours", answer.status, 400, **standalone)
    visit.at("account_login")
    page.context.clear_cookies()
    visit.reader.note("without a token", visit.reader.sent("main form"), 403, **standalone)
    visit.settings.ACCOUNT_RATE_LIMITS = {"login": "1/h/ip"}
    for _time in range(2):
        visit.at("account_login")
        page.fill("[name=login]", "ulla@example.fi")
        status = visit.reader.sent("main form")
    visit.reader.note("haste", status, 429)


def undo(visit: Visit) -> None:
    """What goes back with an act; and an act that cannot be taken back."""
    event = visit.walk.do("hold", reason="Vaalit", review_on=visit.walk.day)
    visit.asked("workflows:undo", visit.case.pk, event.seq, by=event.by)
    visit.at("workflows:undo", visit.case.pk, 1, by=visit.coordinator, status=409)
    undoing.undo(case_id=visit.case.pk, seq=event.seq, by=event.by, now=visit.walk.now)


PAGES: dict[str, Callable[[Visit], None]] = {
    "accessibility": anybodys("accessibility"),
    "privacy": anybodys("privacy"),
    "licence": anybodys("licence"),
    "account_login": sign_in,
    "account_confirm_login_code": code,
    "account_inactive": anybodys("account_inactive"),
    "account_logout": lambda visit: visit.at("account_logout", by=visit.coordinator),
    "profile": lambda visit: visit.asked("profile", by=visit.coordinator),
    "demonstration": anybodys("demonstration"),
    "outbox": outbox,
    "outbox_letter": outbox_letter,
    "notifications:notices": lambda visit: visit.at("notifications:notices", by=visit.coordinator),
    "notifications:choices": choices,
    "notifications:letters": letters,
    "notifications:letter": letter,
    "notifications:coming": coming,
    "notifications:days": days,
    "notifications:addresses": addresses,
    "notifications:texts": lambda visit: visit.at("notifications:texts", by=visit.centre),
    "notifications:text": text,
    "notifications:unsubscribe": unsubscribe,
    "notifications:calendar": calendar,
    "notifications:feed": lambda visit: visit.at("notifications:feed", "unknown", status=404),
    "notifications:link": link,
    "notifications:withdraw_links": withdraw_links,
    "workflows:inbox": inbox,
    "workflows:hand_over": hand_over,
    "workflows:absences": absences,
    "workflows:change_absence": change_absence,
    "workflows:leaving": leaving,
    "workflows:regions": lambda visit: visit.at("workflows:regions", by=visit.coordinator),
    "workflows:pipeline": pipeline,
    "workflows:board": for_centre("board"),
    "workflows:rules": lambda visit: visit.at("workflows:rules", by=visit.centre),
    "workflows:rule": rule,
    "workflows:task": task_over,
    "workflows:case": case,
    "workflows:history": of_case("history"),
    "workflows:network": network,
    "workflows:undo": undo,
    "workflows:act": refused_act,
    "workflows:public_contact": lambda visit: visit.asked("workflows:public_contact"),
    "workflows:public_contact_sent": anybodys("workflows:public_contact_sent"),
    "workflows:register_contact": form_for_centre("register_contact"),
    "workflows:configuration": for_centre("configuration"),
    "workflows:due_days": for_centre("due_days"),
    "workflows:change_due_days": form_for_centre("change_due_days", "take_ownership"),
    "workflows:closed_periods": for_centre("closed_periods"),
    "workflows:add_closed_period": form_for_centre("add_closed_period"),
    "workflows:catalogues": for_centre("catalogues"),
    "workflows:add_model_version": form_for_centre("add_model_version"),
    "workflows:add_text": form_for_centre("add_text"),
    "workflows:add_limitation_option": form_for_centre("add_limitation_option"),
    **{f"workflows:{name}": catalogue(name) for name in OF_ROWS},
    "broken": broken,
}
ONLY_SENT = {
    "language",
    "demonstration_sign_in",
    "outbox_send",
    "account_request_login_code",
    "notifications:mark_all_read",
    "notifications:end_pause",
    "notifications:clear_text",
    "notifications:try_again",
    "notifications:make_feed",
    "notifications:revoke_feed",
    "workflows:claim",
    "workflows:remove_absence",
    "workflows:release",
    "workflows:clear_due_days",
    "workflows:set_model_validity",
}
FOR_MACHINES = {"notifications:health"}


def names(resolver=None, space: str = "") -> Iterator[str]:
    """Of every address of the site."""
    for one in (resolver or get_resolver()).url_patterns:
        if hasattr(one, "url_patterns"):
            yield from names(one, f"{one.namespace}:" if one.namespace else space)
        else:
            yield space + one.name


def test_every_address_is_looked_at():
    assert set(names()) == PAGES.keys() | ONLY_SENT | FOR_MACHINES


@pytest.mark.parametrize("language", [code for code, name in settings.LANGUAGES])
@pytest.mark.rule("R1")
def test_every_page_breaks_no_rule(walk, clock, reader, language, settings):
    visit = Visit(reader(language), walk, settings)
    lived_in(visit)
    clock.on(visit.walk.day)
    for look in PAGES.values():
        look(visit)
    assert visit.reader.flaws == ""


def lived_in(visit: Visit) -> None:
    """Something to see on every page: a pilot, a colleague of culture, a row of each catalogue."""
    visit.walk.to(Stage.FEEDBACK)
    colleague = {"side": "culture", "name": "Kerttu Kollega", "email": "kerttu@example.fi", "language": "fi"}
    visit.walk.do("add_contact", **colleague, coordinator=True, starts=visit.walk.day)
    User.objects.update(language=visit.reader.language)
    day = WorkingCalendar().add(visit.walk.day, 1)
    queue_due(timezone.make_aware(datetime.combine(day, time(10))))
    LimitationOption.objects.create(model_version=ModelVersion.objects.first(), name_fi="Enintään kaksi")
    ClosedPeriod.objects.create(starts=visit.walk.day, ends=visit.walk.day, reason="Loma")
    visit.settings.DEMONSTRATION = True
