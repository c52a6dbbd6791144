"""A person withdraws the links in their letters."""

from datetime import timedelta

import pytest
from django.utils import timezone

from notifications.links import BadLink, Link, Purpose
from notifications.models import LinkWithdrawal
from notifications.queries.links import opened
from notifications.services.links import withdraw_all

pytestmark = pytest.mark.django_db
PAGE = "/letters/links/"


@pytest.fixture
def now():
    return timezone.now().replace(microsecond=0)


def link(person, issued, purpose=Purpose.ACT, thing="task:17") -> str:
    return Link(f"user:{person.pk}", purpose, thing, issued).token


def is_good(token: str, now) -> bool:
    try:
        opened(token, now)
    except BadLink:
        return False
    return True


def test_a_link_is_good_until_it_is_withdrawn(person, now):
    token = link(person, now)
    assert opened(token, now) == (Link(f"user:{person.pk}", Purpose.ACT, "task:17", now), person)
    withdraw_all(person, now=now + timedelta(hours=1))
    assert not is_good(token, now + timedelta(hours=1))


def test_links_issued_until_the_second_of_the_withdrawal_are_void_and_later_ones_good(person, now):
    withdraw_all(person, now=now + timedelta(milliseconds=300))
    later = now + timedelta(seconds=1)
    good = [is_good(link(person, issued), later) for issued in (now - timedelta(days=3), now, later)]
    assert good == [False, False, True]


def test_links_of_others_stay_good(person, adviser, now):
    withdraw_all(adviser, now=now)
    assert is_good(link(person, now), now)


@pytest.mark.parametrize(
    ("withdrawn", "good"),
    [
        ({"thing": "task:17"}, [False, False, True]),
        ({"purpose": Purpose.ACT}, [False, True, False]),
        ({"thing": "task:17", "purpose": Purpose.ACT}, [False, True, True]),
    ],
)
def test_links_to_one_thing_or_for_one_purpose_are_withdrawn_alone(person, now, withdrawn, good):
    LinkWithdrawal.objects.create(holder=f"user:{person.pk}", withdrawn_at=now, **withdrawn)
    tokens = [
        link(person, now),
        link(person, now, Purpose.TAKE),
        link(person, now, thing="task:18"),
    ]
    assert [is_good(token, now) for token in tokens] == good


def test_a_link_of_a_holder_of_a_kind_that_has_none_yet_is_bad(now):
    assert not is_good(Link("partner:7", Purpose.ACT, "task:17", now).token, now)


def test_the_page_shows_and_its_button_withdraws(browse, person, now):
    client, token = browse(person), link(person, now - timedelta(minutes=1))
    assert client.get(PAGE).context["latest"] is None
    assert LinkWithdrawal.objects.count() == 0
    answer = client.post(PAGE)
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert LinkWithdrawal.objects.get().holder == f"user:{person.pk}"
    assert not is_good(token, timezone.now())
    assert client.get(PAGE).context["latest"] == LinkWithdrawal.objects.get()


def test_a_colleague_withdraws_nothing_of_others(browse, person, adviser, now):
    token = link(person, now - timedelta(minutes=1))
    browse(adviser).post(PAGE)
    assert is_good(token, timezone.now())
    assert browse(person).get(PAGE).context["latest"] is None


def test_a_stranger_signs_in_first(client):
    for ask in (client.get, client.post):
        answer = ask(PAGE)
        assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={PAGE}")
    assert LinkWithdrawal.objects.count() == 0


def test_the_choice_of_letters_leads_here(browse, person):
    assert f'href="{PAGE}"' in browse(person).get("/letters/choices/").content.decode()
