"""The outbox of the demonstration: everybody's letters, for everybody, and only there."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import include, path

import config.urls
from accounts.models import User
from config.demonstration.outbox import write_letters_of_last_days
from config.demonstration.walk import HELSINKI
from notifications.models import Letter, Reckoning, Run
from notifications.services.queueing import queue_due

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.notifications.test_outbox")]
urlpatterns = [
    path("demonstration/", include("config.demonstration.urls")),
    *config.urls.urlpatterns,
]
AT = datetime(2026, 3, 3, 8, tzinfo=HELSINKI)
"""A Tuesday."""
PAGE = "/demonstration/outbox/"


def text(client, address: str = PAGE) -> str:
    answer = client.get(address, headers={"accept-language": "en"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_anybody_reads_all_letters_as_their_readers_find_them(heard, client, settings):
    queue_due(AT)
    letter = Letter.objects.first()
    listed = text(client)
    assert listed.count("<li>\n    <h2") == Letter.objects.count()
    assert f'href="{PAGE}{letter.pk}/"' in listed
    html = letter.email.html_message.replace(settings.SITE_ADDRESS, "http://testserver")
    assert text(client, f"{PAGE}{letter.pk}/") == html


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1:8000"])
def test_links_lead_to_where_the_outbox_is_looked_at(heard, host, settings):
    queue_due(AT)
    letter = Letter.objects.first()
    client = Client(headers={"host": host, "accept-language": "en"})
    listed, shown = (client.get(address).content.decode() for address in (PAGE, f"{PAGE}{letter.pk}/"))
    links = letter.email.html_message.count(f'"{settings.SITE_ADDRESS}/')
    assert (links > 2, shown.count(f'"http://{host}/')) == (True, links)
    assert f"http://{host}/letters/choices/" in listed
    assert [page for page in (listed, shown) if settings.SITE_ADDRESS in page] == []


def test_a_letter_runs_nothing(heard, client):
    queue_due(AT)
    answer = client.get(f"{PAGE}{Letter.objects.first().pk}/")
    assert answer["Content-Security-Policy"].endswith("; script-src 'none'")


def test_a_letter_whose_text_is_gone_is_listed_without_a_link(heard, client):
    queue_due(AT)
    letter = Letter.objects.first()
    letter.email.delete()
    assert f'href="{PAGE}{letter.pk}/"' not in text(client)
    assert client.get(f"{PAGE}{letter.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("hour", "said"), [(8, "2 letters were written."), (6, "Nothing more is due now. Letters are written")]
)
def test_the_button_writes_what_is_due(heard, client, monkeypatch, hour, said):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT.replace(hour=hour))
    User.objects.filter(is_kaikukeskus=True).update(is_active=False)
    answer = client.post(f"{PAGE}send/", follow=True, headers={"accept-language": "en"})
    assert said in answer.content.decode()
    assert client.get(f"{PAGE}send/").status_code == 405


def test_a_long_outbox_asks_no_more_than_a_short_one(heard, client):
    queue_due(AT)
    counted = []
    for days in (0, 21):
        queue_due(AT + timedelta(days=days))
        with CaptureQueriesContext(connection) as asked:
            text(client)
        counted.append(len(asked))
    assert (counted[0] == counted[1], Letter.objects.count() > 3) == (True, True)


def test_the_country_comes_with_the_letters_of_its_last_days(heard):
    write_letters_of_last_days(AT + timedelta(days=6))
    assert {str(day) for day in Letter.objects.values_list("day", flat=True)} >= {"2026-03-02", "2026-03-09"}
    assert all(one.balances for one in Reckoning.objects.all())
    assert Run.objects.filter(ended_at=None).count() == 0
