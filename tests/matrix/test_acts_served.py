"""Every act, asked for and sent by every kind of person, is served as its rule says and as the scenes list."""

import pytest

from tests.matrix.people import KINDS, OUTSIDE, SEE_THE_REGION
from tests.matrix.scenes import SCENES
from tests.matrix.visits import rows
from workflows.acts import BY_NAME
from workflows.rules import Doing, may_see_case

pytestmark = pytest.mark.django_db

MOST_QUERIES = 30
MORE_QUERIES = {"send_back": 40}  # offers every kind of record to be ticked, a query each
# Acts that say nothing but that they are done.
DONE_BY_AN_EMPTY_FORM = {
    "approve_artwork",
    "carry_out_decision",
    "close_commitments",
    "confirm_go_live",
    "confirm_ready_care",
    "confirm_ready_culture",
    "resume",
    "take_ownership",
}
NOT_YOURS = "This is not yours to do in this case."


def test_every_act_has_a_scene():
    assert {scene.act for scene in SCENES} == set(BY_NAME)


def test_an_act_is_served_to_those_who_may_do_it(played, visitors):
    may, see = who(played, visitors.people)
    before = rows()
    asked = {kind: visitors.get(kind, played.url) for kind in KINDS}
    assert may == set(played.scene.may)
    assert {kind: answer.status_code for kind, answer in asked.items()} == expected(may, see, 200)
    assert {kind for kind, answer in asked.items() if NOT_YOURS in answer.content.decode()} == see - may
    assert {kind: answer.writes for kind, answer in asked.items() if answer.writes} == {}
    assert rows() == before
    assert costly(asked, MORE_QUERIES.get(played.scene.act, MOST_QUERIES)) == {}


def test_an_act_is_done_by_those_who_may_do_it(played, visitors):
    may, see = who(played, visitors.people)
    sent = {kind: visitors.post(kind, played.url) for kind in KINDS}
    status = 302 if played.scene.act in DONE_BY_AN_EMPTY_FORM else 422
    assert {kind: answer.status_code for kind, answer in sent.items()} == expected(may, see, status)
    assert {kind for kind, answer in sent.items() if NOT_YOURS in answer.content.decode()} == see - may
    did = {kind for kind, answer in sent.items() if "workflows_caseevent" in answer.changed}
    assert did == (may if status == 302 else set())
    assert {kind for kind, answer in sent.items() if answer.changed} == did


def test_an_act_about_something_is_nobodys_without_it(played, visitors):
    if not played.item:
        return
    url = played.url.replace(f"{played.item}/", "")
    _may, see = who(played, visitors.people)
    answers = {kind: visitors.get(kind, url).status_code for kind in KINDS}
    assert answers == expected(set(), see, 200)


def who(played, people) -> tuple[set[str], set[str]]:
    """Those who may do the act and those who may see the case, as the rules have it."""
    case, thing, rule = played.walk.case, played.thing, played.scene.declared.who
    signed_in = {kind: user for kind, user in people.items() if kind not in OUTSIDE}
    may = {kind for kind, user in signed_in.items() if rule.test(user, Doing(case, thing))}
    see = {kind for kind, user in signed_in.items() if may_see_case.test(user, case)}
    assert see == set(SEE_THE_REGION) & see
    return may, see


def expected(may: set[str], see: set[str], status: int) -> dict[str, int]:
    """Others who see the case are refused, those who do not find nothing, and who is not signed in is asked to."""
    answers = dict.fromkeys(KINDS, 404) | dict.fromkeys(OUTSIDE, 302)
    return answers | dict.fromkeys(see, 403) | dict.fromkeys(may, status)


def costly(asked: dict, most: int) -> dict[str, str]:
    return {kind: "\n".join(answer.queries) for kind, answer in asked.items() if len(answer.queries) > most}
