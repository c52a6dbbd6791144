"""Whatever is written into the form of an act is answered with a sentence at the field, and nothing is lost or done."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.matrix.people import SEE_THE_REGION
from tests.matrix.rubbish import (
    COMPARED,
    RUBBISH,
    faults,
    filled,
    read_by,
    sentences,
    untranslated,
)
from tests.matrix.scenes import ONE_AN_ACT
from tests.matrix.visits import Visitors, rows

pytestmark = pytest.mark.django_db

TURNS = range(len(RUBBISH))


@pytest.fixture(scope="module", params=ONE_AN_ACT, ids=str)
def reached(request, path):
    return request.param, path.reach(request.param)


@pytest.fixture(scope="module")
def watched(people, elsewhere) -> Visitors:
    """Visitors whose forms must carry the token against forgery."""
    kinds = ("coordinator", "adviser")
    return Visitors({kind: people[kind] for kind in kinds}, enforce_csrf_checks=True)


@pytest.fixture
def person(played) -> str:
    """Somebody who may do the act."""
    return played.scene.may[0]


@pytest.fixture
def form(played, person, visitors):
    return visitors.get(person, played.url).context["page"].form


def test_rubbish_is_answered_at_the_fields_in_the_language_of_the_reader(played, person, form, visitors):
    answers = {turn: visitors.post(person, played.url, filled(form, turn)) for turn in TURNS}
    statuses = {turn: answer.status_code for turn, answer in answers.items()}
    assert {turn: status for turn, status in statuses.items() if status not in (302, 422)} == {}
    done = {turn for turn, status in statuses.items() if status == 302}
    assert {turn for turn, answer in answers.items() if "workflows_caseevent" in answer.changed} == done
    assert {turn for turn, answer in answers.items() if answer.changed} == done
    wrong = {turn: answer for turn, answer in answers.items() if turn not in done}
    found = {turn: faults(a, a.context["page"].form, filled(form, turn)) for turn, a in wrong.items()}
    assert {turn: what for turn, what in found.items() if what} == {}
    assert_translated(played, person, form, visitors, answers)


def assert_translated(played, person, form, visitors, in_english) -> None:
    told = {turn: [sentences(in_english[turn])] for turn in COMPARED}
    for language in ("fi", "sv"):
        read_by(visitors.people[person], language)
        for turn in COMPARED:
            told[turn].append(sentences(visitors.post(person, played.url, filled(form, turn))))
    read_by(visitors.people[person], "en")
    assert {turn: untranslated(said) for turn, said in told.items() if untranslated(said)} == {}
    assert {turn for turn, said in told.items() if len({frozenset(one) for one in said}) > 1} == set()


def test_rubbish_in_the_address_is_only_shown(played, person, form, visitors):
    for turn in (1, 7):
        query = filled(form, turn) | {"next": "//elsewhere.example/"}
        answer = visitors.get(person, played.url, query)
        assert (turn, answer.status_code, answer.writes) == (turn, 200, [])


@settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_mixture_of_answers_is_done_or_answered(played, person, form, visitors, data):
    sent = {field.html_name: data.draw(an_answer(field), label=field.name) for field in form}
    answer = visitors.post(person, played.url, sent)
    assert answer.status_code in (302, 422)
    assert bool(answer.changed) == (answer.status_code == 302)
    if answer.status_code == 422:
        assert faults(answer, answer.context["page"].form, sent) == []


def an_answer(field):
    """What is offered, what may be right, and rubbish."""
    offered = [str(value) for value, _label in getattr(field.field, "choices", ()) if str(value)]
    days = st.sampled_from(["24.11.2026", "1.3.2025", "1.12.2026", "2.12.2026", "1.6.2025", "today"])
    some = st.one_of(days, st.sampled_from(RUBBISH))
    if not offered:
        return st.one_of(some, st.text(max_size=20), st.integers(-2, 200).map(str))
    return st.one_of(st.lists(st.sampled_from(offered), max_size=3), st.sampled_from(offered), some)


def test_without_the_token_nothing_is_done(played, watched):
    before = rows()
    for kind in set(SEE_THE_REGION) & set(watched.people):
        assert watched.post(kind, played.url).status_code == 403
    assert rows() == before
