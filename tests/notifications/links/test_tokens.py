"""What a link says is what was signed; anything else is no link."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as site
from django.test import override_settings
from hypothesis import assume, given
from hypothesis import strategies as st

from notifications.declarations import GROUPS
from notifications.links import PAGES, SIMPLE_ACTS, BadLink, Link, Purpose, link_to, read
from workflows.acts import BY_NAME

NOW = datetime(2026, 11, 26, 9, 30, 12, tzinfo=UTC)
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/%~ ä"

numbers = st.integers(min_value=1, max_value=10**12)
holders = st.builds("{}:{}".format, st.sampled_from(["user", "partner"]), numbers)
things = st.one_of(
    st.builds("{}:{}".format, st.sampled_from(["task", "notice"]), numbers),
    st.sampled_from([group.name for group in GROUPS]),
)
moments = st.datetimes(datetime(2025, 1, 1), datetime(2060, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)
links = st.builds(Link, holders, st.sampled_from(Purpose), things, moments)


def refused(token: str, now: datetime = NOW) -> bool:
    try:
        read(token, now)
    except BadLink:
        return True
    return False


@given(links)
def test_what_was_signed_is_read(link):
    assert read(link.token, link.issued) == link


@given(links)
def test_a_token_needs_no_quoting_in_an_address(link):
    assert set(link.token) <= set(LETTERS[:65])


@given(links, st.data())
def test_a_character_changed_is_no_link(link, data):
    at = data.draw(st.integers(0, len(link.token) - 1))
    other = data.draw(st.sampled_from(LETTERS))
    assume(other != link.token[at])
    assert refused(link.token[:at] + other + link.token[at + 1 :], link.issued)


@given(links, st.data())
def test_a_part_of_a_token_is_no_link(link, data):
    start = data.draw(st.integers(0, len(link.token)))
    end = data.draw(st.integers(start, len(link.token)))
    assume(end - start < len(link.token))
    assert refused(link.token[start:end], link.issued)


@given(links, st.text(min_size=1, max_size=5))
def test_a_token_with_more_to_it_is_no_link(link, more):
    assert (refused(link.token + more, link.issued), refused(more + link.token, link.issued)) == (True, True)


@given(links, links)
def test_the_signature_of_one_link_is_that_of_no_other(one, other):
    assume(one != other)
    said, _, _ = one.token.rpartition(".")
    _, _, signature = other.token.rpartition(".")
    assert refused(f"{said}.{signature}", one.issued)


@given(links, st.data())
def test_a_holder_a_purpose_a_thing_or_a_day_put_in_place_of_another_is_no_link(link, data):
    change = data.draw(
        st.one_of(
            st.builds(dict, holder=holders),
            st.builds(dict, purpose=st.sampled_from(Purpose)),
            st.builds(dict, thing=things),
            st.builds(dict, issued=moments),
        )
    )
    other = replace(link, **change)
    assume(other != link)
    said, _, _ = other.token.rpartition(".")
    _, _, signature = link.token.rpartition(".")
    assert refused(f"{said}.{signature}", max(link.issued, other.issued))


@given(links)
def test_a_link_of_a_site_with_another_key_is_no_link(link):
    with override_settings(SECRET_KEY="another"):
        elsewhere = link.token
    assert (elsewhere != link.token, refused(elsewhere, link.issued)) == (True, True)


@given(links)
def test_a_link_outlives_a_change_of_the_key_while_the_former_is_kept(link):
    with override_settings(SECRET_KEY="new", SECRET_KEY_FALLBACKS=[site.SECRET_KEY]):
        assert read(link.token, link.issued) == link
        assert refused(link.token, link.expires)


@given(st.text(max_size=120))
def test_rubbish_is_no_link(rubbish):
    assert refused(rubbish)


@given(links)
def test_a_link_ends_at_the_exact_second(link):
    end = link.issued + timedelta(days=site.LINK_DAYS)
    assert read(link.token, end - timedelta(seconds=1)) == link
    assert read(link.token, end - timedelta(microseconds=1)) == link
    assert refused(link.token, end)


def test_how_long_a_link_is_good_is_a_setting(settings):
    settings.LINK_DAYS = 2
    token = Link("user:5", Purpose.ACT, "task:17", NOW).token
    assert refused(token, NOW + timedelta(days=2))
    settings.LINK_DAYS = 3
    assert not refused(token, NOW + timedelta(days=2))


def test_the_address_is_whole_and_short(settings):
    settings.SITE_ADDRESS = "https://polku.example.fi"
    address = link_to(Purpose.ACT, person_id=12345, thing="task:1234567", now=NOW)
    assert address.startswith("https://polku.example.fi/l/user-12345.act.task-1234567.")
    assert len(address) < 120
    token = address.removeprefix("https://polku.example.fi/l/").removesuffix("/")
    assert read(token, NOW) == Link("user:12345", Purpose.ACT, "task:1234567", NOW)


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose not in PAGES])
def test_every_other_purpose_leads_to_the_page_of_links(purpose):
    address = link_to(purpose, person_id=5, thing="task:17", now=NOW)
    assert address.startswith(f"{site.SITE_ADDRESS}/l/user-5.{purpose}.task-17.")


def test_simple_acts_are_acts():
    assert [name for name in SIMPLE_ACTS if name not in BY_NAME] == []
