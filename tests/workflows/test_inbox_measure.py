"""The inbox with three and with three hundred regions: queries, bytes, and pages of long lists."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from tests.workflows.many import many_cases
from tests.workflows.regions import in_english

pytestmark = pytest.mark.django_db


def queries_of(client, url: str) -> tuple[int, str]:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        answer = client.get(url)
    assert answer.status_code == 200
    return len(seen), answer.content.decode()


@pytest.mark.parametrize("who", ["contact", "adviser"])
def test_queries_and_bytes_do_not_grow_with_the_number_of_regions(browse, adviser, who):
    contact = in_english(User.objects.create_user("petra.paikallinen@example.fi", name="Petra Paikallinen"))
    users = {"contact": contact, "adviser": in_english(adviser)}
    today, now = timezone.localdate(), timezone.now()
    many_cases(3, adviser=adviser, on=today, now=now, contact=contact)
    few, _html = queries_of(browse(users[who]), "/")
    many_cases(297, adviser=adviser, on=today, now=now, contact=contact)
    many, html = queries_of(browse(users[who]), "/")
    assert (many <= few, few <= 20) == (True, True)  # few regions are links, which one more query reads
    assert len(html.encode()) <= 100 * 1024
    _count, whole = queries_of(browse(users[who]), "/?list=waiting")
    assert len(whole.encode()) <= 100 * 1024


def test_a_long_list_is_cut_and_can_be_seen_whole_by_pages(browse, adviser):
    contact = in_english(User.objects.create_user("petra.paikallinen@example.fi", name="Petra Paikallinen"))
    many_cases(150, adviser=adviser, on=timezone.localdate(), now=timezone.now(), contact=contact)
    waiting = browse(contact).get("/").context["inbox"].waiting
    assert (len(waiting.page), waiting.is_cut, waiting.count) == (10, True, 300)
    whole = browse(contact).get("/?list=waiting&page=3").context["inbox"].waiting
    assert (len(whole.page), whole.page.number, whole.is_cut) == (100, 3, False)
