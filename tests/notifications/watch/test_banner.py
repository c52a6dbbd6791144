"""What Kaikukeskus reads on every page while letters do not go as they should."""

from datetime import date, datetime, time, timedelta

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from config.demonstration.walk import HELSINKI
from notifications.models import Reckoning
from notifications.queries.health import Wrong, troubles
from tests.notifications.watch.runs import AT, DAY, NEXT, ran

FRIDAY = date(2026, 3, 6)


def test_kaikukeskus_reads_on_every_page_that_runs_stopped(heard, adviser, who, browse, now):
    ran(AT - timedelta(hours=2))
    for address in ("/", "/notices/", "/rules/"):
        assert "When send_due last ran" in browse(adviser).get(address).content.decode()
        assert "When send_due last ran" not in browse(who("Sanna")).get(address).content.decode()


def test_the_demonstration_has_a_button_instead(heard, adviser, browse, now, settings):
    settings.DEMONSTRATION = True
    assert "send_due" not in browse(adviser).get("/").content.decode()


def test_nothing_is_said_while_all_is_well(heard, adviser, browse, now):
    ran(AT)
    assert "send_due" not in browse(adviser).get("/").content.decode()


def test_the_banner_is_asked_for_once_a_minute(heard):
    with CaptureQueriesContext(connection) as first:
        found = troubles(AT)
    with CaptureQueriesContext(connection) as second:
        assert troubles(AT) == found
    assert (len(first), len(second)) == (3, 0)


def test_a_day_before_that_does_not_balance_is_in_the_banner(heard):
    ran(NEXT)
    Reckoning.objects.create(day=DAY, should_have=2, queued=1, handed=1, made_at=NEXT)
    assert [one.wrong for one in troubles(NEXT)] == [Wrong.UNBALANCED]
    cache.clear()
    assert troubles(NEXT + timedelta(days=1))[0].wrong is Wrong.LATE
    Reckoning.objects.update(should_have=1)
    cache.clear()
    assert troubles(NEXT) == []


def test_a_friday_that_does_not_balance_is_in_the_banner_until_monday(heard):
    Reckoning.objects.create(day=FRIDAY, should_have=5, queued=5, handed=2, waiting=3, made_at=NEXT)
    for days, found in ((1, [FRIDAY]), (2, [FRIDAY]), (3, [FRIDAY]), (4, [])):
        now = datetime.combine(FRIDAY + timedelta(days=days), time(9), HELSINKI)
        ran(now)
        cache.clear()
        assert [timezone.localdate(one.at) for one in troubles(now)] == found
