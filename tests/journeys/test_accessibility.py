"""Nothing keeps anybody from using any page of the site, in any language, wide, enlarged or narrow, light or dark.

`PAGES` says of every address what is looked at there; the acts' own address is for `test_accessibility_of_acts`.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, time

import pytest
from django.conf import settings
from django.urls import get_resolver, include, path
from django.utils import timezone

import config.urls
from accounts.models import User
from adoption.models import ClosedPeriod
from commitments.models import CommitmentText, LimitationOption, ModelVersion
from notifications.services.queueing import queue_due
from tests.config import test_error_pages
from tests.journeys.pages import of_cases, of_letters, of_site
from tests.journeys.pages.visit import Visit
from workflows.stages import Stage
from workflows.working_days import WorkingCalendar

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.journeys.test_accessibility")]


urlpatterns = [
    path("demonstration/", include("config.demonstration.urls")),
    path("broken/", test_error_pages.broken, name="broken"),
    *config.urls.urlpatterns,
]


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


PAGES: dict[str, Callable[[Visit], None]] = {
    "accessibility": anybodys("accessibility"),
    "privacy": anybodys("privacy"),
    "licence": anybodys("licence"),
    "account_login": of_site.sign_in,
    "account_confirm_login_code": of_site.code,
    "account_inactive": anybodys("account_inactive"),
    "account_logout": lambda visit: visit.at("account_logout", by=visit.coordinator),
    "profile": lambda visit: visit.asked("profile", by=visit.coordinator),
    "demonstration": anybodys("demonstration"),
    "outbox": of_letters.outbox,
    "outbox_letter": of_letters.outbox_letter,
    "notifications:notices": lambda visit: visit.at("notifications:notices", by=visit.coordinator),
    "notifications:choices": of_letters.choices,
    "notifications:letters": of_letters.letters,
    "notifications:letter": of_letters.letter,
    "notifications:coming": of_letters.coming,
    "notifications:days": of_letters.days,
    "notifications:addresses": of_letters.addresses,
    "notifications:texts": lambda visit: visit.at("notifications:texts", by=visit.centre),
    "notifications:text": of_letters.text,
    "notifications:unsubscribe": of_letters.unsubscribe,
    "notifications:calendar": of_letters.calendar,
    "notifications:feed": lambda visit: visit.at("notifications:feed", "unknown", status=404),
    "notifications:link": of_letters.link,
    "notifications:withdraw_links": of_letters.withdraw_links,
    "workflows:inbox": of_cases.inbox,
    "workflows:hand_over": of_cases.hand_over,
    "workflows:absences": of_cases.absences,
    "workflows:change_absence": of_cases.change_absence,
    "workflows:leaving": of_cases.leaving,
    "workflows:regions": lambda visit: visit.at("workflows:regions", by=visit.coordinator),
    "workflows:pipeline": of_cases.pipeline,
    "workflows:board": for_centre("board"),
    "workflows:rules": lambda visit: visit.at("workflows:rules", by=visit.centre),
    "workflows:rule": of_cases.rule,
    "workflows:task": of_cases.task_over,
    "workflows:case": of_cases.case,
    "workflows:history": of_case("history"),
    "workflows:network": of_cases.network,
    "workflows:undo": of_cases.undo,
    "workflows:act": of_cases.refused_act,
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
    "broken": of_site.broken,
}

ONLY_SENT = {
    "language",
    "demonstration_sign_in",
    "outbox_send",
    "account_request_login_code",
    "notifications:mark_read",
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
