"""Every address of the site, visited by every kind of person, answers as the one table of them says."""

from urllib.parse import quote

import pytest

from tests.matrix.addresses import Place, names
from tests.matrix.people import KINDS, Region
from tests.matrix.table import TABLE
from tests.matrix.visits import rows

pytestmark = pytest.mark.django_db

MOST_QUERIES = 20
WITH_MANY_QUERIES = {
    "notifications:coming()": 45,
    "notifications:coming(pk)": 30,
    "notifications:link(token)": 30,
    "workflows:act(pk, act)": 30,
    "workflows:act(pk, act, item)": 30,
}


def read(table: str) -> dict[tuple[str, str], dict[str, str]]:
    """What each kind of person gets, by address and method; an address stands in the first of its rows only."""
    head, *lines = table.strip().splitlines()
    kinds = head.split()[1:]
    rows, address = {}, ""
    for line in lines:
        words = line.split()
        method, cells = words[-len(kinds) - 1], words[-len(kinds) :]
        address = " ".join(words[: -len(kinds) - 1]) or address
        rows[address, method] = dict(zip(kinds, cells, strict=True))
    return rows


ROWS = read(TABLE)
ADDRESSES = list(dict.fromkeys(address for address, _method in ROWS))


@pytest.fixture(scope="module")
def place(people, places, elsewhere) -> Place:
    return Place.of(Region(adviser=people["adviser"]).contact([places.pop()]).until("approve_artwork"))


def url_name(address: str) -> str:
    return address[: address.index(")") + 1]


def test_the_table_has_every_url_of_the_site_for_every_method():
    there = {(name, method) for name in names() for method in ("GET", "POST")}
    assert {(url_name(address), method) for address, method in ROWS} == there
    assert {tuple(row) for row in ROWS.values()} == {KINDS}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_shows_each_what_is_theirs(address, place, visitors):
    url, before = place.url(address), rows()
    answers = {kind: visitors.get(kind, url) for kind in KINDS}
    assert {kind: in_words(answer, url) for kind, answer in answers.items()} == ROWS[address, "GET"]
    assert {kind: answer.writes for kind, answer in answers.items() if answer.writes} == {}
    assert rows() == before
    most = WITH_MANY_QUERIES.get(url_name(address), MOST_QUERIES)
    assert {kind: a.queries for kind, a in answers.items() if len(a.queries) > most} == {}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_does_for_each_what_is_theirs(address, place, visitors):
    url = place.url(address)
    answers = {kind: visitors.post(kind, url) for kind in KINDS}
    assert {kind: in_words(answer, url) for kind, answer in answers.items()} == ROWS[address, "POST"]
    refused = {kind: answer.changed for kind, answer in answers.items() if answer.status_code >= 400}
    assert {kind: tables for kind, tables in refused.items() if tables} == {}


def in_words(answer, url: str) -> str:
    if answer.status_code != 302:
        return str(answer.status_code)
    return "in" if answer["Location"] == f"/sign-in/?next={quote(url)}" else "on"
