"""Rubbish in every other form of the site: settings, one's own details, getting in touch, signing in, handing over."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.matrix.addresses import Place
from tests.matrix.people import Region
from tests.matrix.rubbish import (
    COMPARED,
    LANGUAGES,
    RUBBISH,
    faults,
    filled,
    read_by,
    sentences,
    untranslated,
)
from tests.matrix.test_addresses import ROWS
from tests.matrix.visits import Visitors

pytestmark = pytest.mark.django_db

TURNS = range(len(RUBBISH))
# Every other address with a form, and who fills it in.
FORMS = {
    "account_login()": "nobody",
    "profile()": "culture",
    "notifications:choices()": "culture",
    "notifications:text(name, language)": "worker",
    "workflows:public_contact()": "nobody",
    "workflows:register_contact()": "worker",
    "workflows:hand_over(pk) that waits for culture": "culture",
    "workflows:undo(pk, seq) the coordinator's last": "coordinator",
    "workflows:absences()": "culture",
    "workflows:leaving()": "coordinator",
    "workflows:change_absence(pk) the coordinator's": "coordinator",
    "workflows:change_due_days(act)": "worker",
    "workflows:add_closed_period()": "worker",
    "workflows:change_closed_period(pk)": "worker",
    "workflows:add_model_version()": "worker",
    "workflows:add_text()": "worker",
    "workflows:change_text(pk)": "worker",
    "workflows:add_limitation_option()": "worker",
    "workflows:change_limitation_option(pk)": "worker",
}
# What is sent with a POST and has no form of its own, or is no act of the matrix's.
WITHOUT_A_FORM = {
    "notifications:mark_read(pk) the coordinator's",
    "notifications:mark_all_read()",
    "notifications:withdraw_links()",
    "notifications:end_pause()",
    "notifications:try_again(pk) the coordinator's",
    "notifications:clear_text(name, language, part)",
    "notifications:make_feed()",
    "notifications:revoke_feed()",
    "account_logout()",
    "account_confirm_login_code()",
    "account_request_login_code()",
    "language()",
    "workflows:remove_absence(pk) the coordinator's",
    "workflows:clear_due_days(act)",
    "workflows:remove_closed_period(pk)",
    "workflows:set_model_validity(pk)",
    "workflows:remove_limitation_option(pk)",
}


@pytest.fixture(scope="module")
def place(people, places, elsewhere) -> Place:
    return Place.of(Region(adviser=people["adviser"]).contact([places.pop()]).until("approve_artwork"))


@pytest.fixture(params=FORMS)
def url(request, place) -> str:
    return place.url(request.param)


@pytest.fixture
def person(request, url) -> str:
    return FORMS[request.node.callspec.params["url"]]


@pytest.fixture
def form(url, person, visitors):
    return visitors.get(person, url).context["form"]


@pytest.fixture(autouse=True)
def no_limit(settings):
    """How often one may try is another test's."""
    settings.ACCOUNT_RATE_LIMITS = {}


def test_every_address_that_takes_a_post_is_tried():
    takes = {
        address
        for (address, method), row in ROWS.items()
        if method == "POST" and {"422", "on", "400"} & {*row.values()}
    }
    acts = {
        address
        for address in takes
        if address.startswith(("workflows:act(", "workflows:claim(", "workflows:release("))
    }
    forms = {address for address in takes if "hand_over" not in address} - acts - WITHOUT_A_FORM
    assert forms == {address for address in FORMS if "hand_over" not in address}


def test_rubbish_is_answered_at_the_fields_in_the_language_of_the_reader(url, person, form, visitors):
    answers = {turn: visitors.post(person, url, filled(form, turn)) for turn in TURNS}
    statuses = {turn: answer.status_code for turn, answer in answers.items()}
    assert {turn: status for turn, status in statuses.items() if status not in (302, 422)} == {}
    wrong = {turn: answer for turn, answer in answers.items() if answer.status_code == 422}
    assert {turn: answer.changed for turn, answer in wrong.items() if answer.changed} == {}
    found = {turn: faults(a, a.context["form"], filled(form, turn)) for turn, a in wrong.items()}
    assert {turn: what for turn, what in found.items() if what} == {}
    assert wrong != {}


@pytest.mark.parametrize("turn", COMPARED)
def test_mistakes_are_said_in_the_language_of_the_reader(url, person, form, visitors, turn):
    told = []
    for language in LANGUAGES:
        if person == "nobody":
            visitors.clients[person].defaults["HTTP_ACCEPT_LANGUAGE"] = language
        else:
            read_by(visitors.people[person], language)
        told.append(sentences(visitors.post(person, url, filled(form, turn))))
    assert (untranslated(told), len({frozenset(one) for one in told})) == (set(), 1)


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_answers_are_taken_or_answered(url, person, form, visitors, data):
    some = st.one_of(
        st.sampled_from(RUBBISH), st.text(max_size=30), st.sampled_from(["fi", "1.7.2027", "1", "partner"])
    )
    sent = {field.html_name: data.draw(some, label=field.name) for field in form}
    answer = visitors.post(person, url, sent)
    assert answer.status_code in (302, 422)
    if answer.status_code == 422:
        assert (faults(answer, answer.context["form"], sent), answer.changed) == ([], set())


@pytest.mark.parametrize("address", [*FORMS, *sorted(WITHOUT_A_FORM)])
def test_without_the_token_nothing_is_done(address, place, people):
    kind = FORMS.get(address, "worker" if address.startswith("workflows:") else "culture")
    watched = Visitors({kind: people[kind]}, enforce_csrf_checks=True)
    answer = watched.post(kind, place.url(address))
    assert (answer.status_code, answer.changed) == (403, set())


@pytest.mark.parametrize("language", RUBBISH, ids=range(len(RUBBISH)))
def test_a_language_there_is_none_of_is_refused(language, place, visitors):
    for kind in ("nobody", "culture"):
        answer = visitors.post(
            kind, place.url("language()"), {"language": language, "next": "//elsewhere.example"}
        )
        assert (answer.status_code, answer.changed) == (400, set())


LISTS = {
    "inbox()": ("page", "list", "q"),
    "pipeline()": ("page", "sort", "county", "stage", "adviser", "text", "late", "blocked"),
    "board()": ("county", "stage", "adviser", "text", "on_hold"),
    "closed_periods()": ("page",),
    "history(pk)": ("page",),
    "network(pk)": ("page",),
}


@pytest.mark.parametrize("page", LISTS)
def test_rubbish_in_the_address_of_a_list_is_answered(page, place, visitors):
    for turn in TURNS:
        query = {name: RUBBISH[(turn + n) % len(RUBBISH)] for n, name in enumerate(LISTS[page])}
        answer = visitors.get("worker", place.url(f"workflows:{page}"), query)
        assert (turn, answer.status_code in (200, 422), answer.writes) == (turn, True, [])


@pytest.mark.parametrize(("page", "name"), [("inbox()", "region"), ("network(pk)", "partner")])
def test_rubbish_for_one_of_a_list_is_not_found(page, name, place, visitors):
    several = [value for value in RUBBISH if isinstance(value, str)]
    answers = [visitors.get("worker", place.url(f"workflows:{page}"), {name: value}) for value in several]
    assert {answer.status_code for answer in answers} == {404}
