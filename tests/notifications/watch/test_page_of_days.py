"""The page on which Kaikukeskus sees the last runs, and what the days came to."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from notifications.models import Reckoning
from tests.notifications.watch.runs import AT, DAY, NEXT, ran


def test_the_page_of_days_is_for_kaikukeskus(heard, adviser, who, browse, client):
    Reckoning.objects.create(day=DAY, should_have=2, queued=1, handed=1, made_at=NEXT)
    ran(AT, "OSError: disk")
    text = browse(adviser).get("/letters/days/").content.decode()
    assert "state--block" in text
    assert "OSError: disk" in text
    assert browse(who("Sanna")).get("/letters/days/").status_code == 403
    assert client.get("/letters/days/").status_code == 302


def test_a_long_page_of_days_asks_no_more_than_a_short_one(heard, adviser, browse, now):
    client = browse(adviser)
    counted = []
    for days in (range(1, 2), range(2, 30)):
        Reckoning.objects.bulk_create(
            Reckoning(day=DAY - timedelta(days=number), should_have=0, queued=0, handed=0, made_at=AT)
            for number in days
        )
        client.get("/letters/days/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/letters/days/")
        counted.append(len(asked))
    assert counted[0] == counted[1]
