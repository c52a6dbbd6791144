"""The page on which people make, copy, replace and revoke the addresses of their calendars."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from adoption.models import Contact, Municipality
from notifications.models import Feed
from notifications.services import feeds
from tests.notifications.conftest import contact
from workflows.models import AdoptionCase
from workflows.services.cases import open_case

PAGE, MAKE, REVOKE = "/calendar/", "/calendar/make/", "/calendar/revoke/"
NOT_AMONG_YOURS = "This region is no longer among yours"


@pytest.fixture
def heard(story):
    story.answered(("culture", "Kulta"), ("sote", "Sanna"))
    User.objects.update(language="en")
    return story


def page(client: Client) -> str:
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return answer.content.decode()


def addresses(client: Client) -> list[str]:
    return re.findall(r'value="http://testserver(/calendar/[\w-]{43}\.ics)" readonly', page(client))


def test_there_is_no_address_before_somebody_makes_one(heard, who, browse):
    client = browse(who("Sanna"))
    assert (addresses(client), Feed.objects.count()) == ([], 0)
    assert page(client).count(">Make an address<") == 2


def test_a_person_makes_replaces_and_revokes_the_own_address(heard, who, browse):
    client = browse(who("Sanna"))
    answer = client.post(MAKE)
    assert (answer.status_code, answer.url) == (302, PAGE)
    (first,) = addresses(client)
    assert Client().get(first).status_code == 200
    assert page(client).count("webcal://testserver" + first) == 1
    client.post(MAKE)
    (second,) = addresses(client)
    assert [Client().get(path).status_code for path in (first, second)] == [404, 200]
    assert client.post(REVOKE).url == PAGE
    assert (addresses(client), Client().get(second).status_code) == ([], 404)


def test_one_address_a_region_beside_the_own(heard, who, browse):
    client = browse(who("Sanna"))
    client.post(MAKE)
    client.post(MAKE, {"region": heard.case.pk})
    own, region = addresses(client)
    client.post(REVOKE, {"region": heard.case.pk})
    assert addresses(client) == [own]
    assert Client().get(region).status_code == 404


def test_a_colleague_has_other_addresses_and_revokes_only_those(heard, who, browse):
    sanna, kulta = browse(who("Sanna")), browse(who("Kulta"))
    sanna.post(MAKE, {"region": heard.case.pk})
    assert addresses(kulta) == []
    kulta.post(REVOKE, {"region": heard.case.pk})
    assert len(addresses(sanna)) == 1


def test_kaikukeskus_has_the_calendars_of_the_regions_that_it_advises(heard, colleague, browse):
    assert page(browse(heard.adviser)).count("Alkula</h2>") == 1
    assert page(browse(colleague)).count("Alkula</h2>") == 0


def change_adviser(heard, colleague) -> None:
    heard.do("change_adviser", adviser=colleague)


def end(heard, colleague) -> None:
    heard.do("end_by_kaikukeskus", reason="Not now")


@pytest.mark.parametrize(("change", "reader"), [(change_adviser, None), (end, None), (end, "Sanna")])
def test_an_address_that_can_still_be_read_is_there_to_be_replaced_and_revoked(
    heard, who, colleague, browse, change, reader
):
    client, key = browse(who(reader) if reader else heard.adviser), heard.case.pk
    client.post(MAKE, {"region": key})
    assert NOT_AMONG_YOURS not in page(client)
    change(heard, colleague)
    (first,) = addresses(client)
    assert (Client().get(first).status_code, page(client).count(NOT_AMONG_YOURS)) == (200, 1)
    client.post(MAKE, {"region": key})
    (second,) = addresses(client)
    assert client.post(REVOKE, {"region": key}).status_code == 302
    assert [Client().get(path).status_code for path in (first, second)] == [404, 404]
    assert "Alkula</h2>" not in page(client)
    assert [client.post(path, {"region": key}).status_code for path in (MAKE, REVOKE)] == [404, 404]


def test_an_address_that_leads_nowhere_any_longer_is_not_there(heard, who, browse):
    client = browse(who("Sanna"))
    client.post(MAKE, {"region": heard.case.pk})
    Contact.objects.filter(user=who("Sanna")).update(starts="2026-01-01", ends="2026-03-01")
    assert (addresses(client), page(client).count("</h2>")) == ([], 2)


@pytest.mark.parametrize("path", [MAKE, REVOKE])
def test_a_region_that_is_not_ones_own_does_not_exist(heard, person, browse, path):
    for key in (heard.case.pk, 0, "moon", -1):
        assert browse(person).post(path, {"region": key}).status_code == 404
    assert Feed.objects.count() == 0


def test_a_stranger_signs_in_first(heard):
    for path in (PAGE, MAKE, REVOKE):
        assert Client().get(path).url == f"/sign-in/?next={path}"
        assert Client().post(path).url == f"/sign-in/?next={path}"
    assert Feed.objects.count() == 0


@pytest.mark.parametrize("path", [MAKE, REVOKE])
def test_to_look_changes_nothing(heard, who, browse, path):
    client = browse(who("Sanna"))
    client.post(MAKE)
    before = addresses(client)
    assert (client.get(path).status_code, client.head(path).status_code) == (405, 405)
    assert addresses(client) == before


def test_secrets_cannot_be_guessed(heard, who):
    secrets = {feeds.make(who("Sanna"), heard.case, now=timezone.now()).secret for _time in range(50)}
    assert (len(secrets), {len(secret) for secret in secrets}) == (50, {43})


def test_the_page_costs_the_same_for_one_region_and_for_many(heard, browse):
    client, counts = browse(heard.adviser), []
    for number in (0, 45):
        advised(heard.adviser, number)
        with CaptureQueriesContext(connection) as queries:
            text = page(client)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8
    assert text.count("</h2>") == 32
    assert 'href="?page=2"' in text


def test_after_a_change_the_reader_is_where_the_calendar_is(heard, browse):
    client, key = browse(heard.adviser), heard.case.pk
    assert client.post(f"{MAKE}?page=2", {"region": key}).url == f"{PAGE}?page=2#calendar-{key}"
    assert client.post(REVOKE, {"region": key}).url == f"{PAGE}#calendar-{key}"
    assert client.post(f"{MAKE}?page=moon").url == PAGE
    assert f'id="calendar-{key}"' in page(client)


def advised(adviser: User, number: int) -> None:
    """So many more regions, each with an address."""
    asking = contact(municipalities=[Municipality.objects.get(code="201")])
    for _time in range(number):
        case = open_case(asking, by=None, now=timezone.now())
        AdoptionCase.objects.filter(pk=case.pk).update(adviser=adviser)
        feeds.make(adviser, case, now=timezone.now())


def test_the_persons_details_lead_to_the_page(heard, who, browse):
    assert f'href="{PAGE}"' in browse(who("Sanna")).get("/profile/").content.decode()
