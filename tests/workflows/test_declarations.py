"""What is declared is whole: acts, gates and flows name only what exists, and say all that is needed."""

from dataclasses import fields

import pytest
from django.utils import translation
from viewflow.workflow.nodes.view import View

from adoption.declarations import Turn
from adoption.forms.base import ActForm
from workflows.acts import BY_NAME
from workflows.acts.base import Anchor
from workflows.facts import Facts
from workflows.flows import FLOWS, ActTask
from workflows.gates import ALL, Gate
from workflows.paths import PATHS
from workflows.queries.evidence import EVIDENCE
from workflows.queries.facts import CaseDates
from workflows.rulebook import RULES
from workflows.services.tasks import TASK_WORDS
from workflows.stages import Stage

ACTS = pytest.mark.parametrize("act", BY_NAME.values(), ids=str)
NEEDS = {gate.name: gate for act in BY_NAME.values() for gate in act.needs}
GATES = pytest.mark.parametrize("gate", (ALL | NEEDS).values(), ids=lambda gate: gate.name)
NODES = [
    pytest.param(node, id=f"{flow.__name__}.{node.name}")
    for flow in FLOWS
    for node in flow.instance.nodes()
    if isinstance(node, View)
]
# Facts under which gates miss all that they can miss: nothing on record, and sides that do not agree.
NOTHING = Facts(
    languages_covered=False,
    sites_without_access=frozenset({"site:1"}),
    sites_not_onboarded=frozenset({"site:1"}),
    unconsulted=frozenset({"partner:1"}),
    limitations_waiting=frozenset({"commitment:1"}),
)
AT_ODDS = Facts(culture_text="old", care_text="new", culture_decision="continue", care_decision="end")
ACCEPTED = Facts(culture_text="text", care_text="text")
SIGNED = Facts(culture_text="text", care_text="text", countersigned_text="text", culture_decision="continue")


def misses(gate: Gate) -> list:
    return [missing for facts in (NOTHING, AT_ODDS, ACCEPTED, SIGNED) for missing in gate.unmet(facts)]


@ACTS
def test_an_act_goes_by_its_own_name(act):
    assert (BY_NAME[act.name], str(act)) == (act, act.name)


@ACTS
def test_the_words_of_an_act_are_complete(act):
    with translation.override("en"):
        words = [str(getattr(act.words, f.name)) for f in fields(act.words)]
    assert [word for word in words if not word.strip()] == []
    assert words[2].endswith(".")
    assert not any(word.endswith(".") for word in (words[0], words[1], words[3]))


@ACTS
def test_an_act_says_why_in_a_few_sentences(act):
    with translation.override("en"):
        assert 1 <= str(act.words.why).count(". ") + 1 <= 3


@ACTS
def test_an_act_has_a_form_a_time_and_a_stage(act):
    assert callable(act.form)
    assert act.form.__name__ == "CorrectionForm" or issubclass(act.form, ActForm)
    assert act.minutes > 0
    assert act.during and act.during <= set(Stage) - {Stage.ENDED}


@ACTS
def test_the_rules_of_an_act_are_rules_of_the_guide(act):
    assert act.rules
    assert set(act.rules) - set(RULES) == set()


@ACTS
def test_the_evidence_of_an_act_is_a_kind_of_record(act):
    assert act.evidence == "" or act.evidence in EVIDENCE


@ACTS
def test_an_act_names_only_acts_beside_it(act):
    assert [name for name in act.alternatives if act.name not in BY_NAME[name].alternatives] == []


@ACTS
def test_what_is_asked_of_somebody_has_a_turn_and_a_due_date(act):
    asked = act.name in {node.values[0].act.name for node in NODES}
    assert (act.turn is not None, act.due is not None) == (asked, asked)


@pytest.mark.parametrize("node", NODES)
def test_a_node_asks_for_one_act_of_somebody(node):
    assert isinstance(node, ActTask)
    assert BY_NAME[node.act.name] is node.act
    assert isinstance(node.act.turn, Turn)


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.__name__)
def test_a_flow_opens_where_its_acts_can_be_done(flow):
    acts = [node.act for node in flow.instance.nodes() if isinstance(node, ActTask)]
    assert flow.stages
    assert [act.name for act in acts if not flow.stages <= act.during] == []


def test_every_anchor_is_a_date_that_is_read():
    assert [a.value for a in Anchor if a is not Anchor.OPENED and not hasattr(CaseDates(), a.value)] == []


@GATES
def test_what_a_gate_misses_can_be_supplied(gate):
    found = misses(gate)
    assert found
    assert [missing.act for missing in found if missing.act not in BY_NAME] == []
    assert [missing.act for missing in found if not missing.suppliers] == []


@GATES
def test_a_gate_keeps_rules_of_the_guide(gate):
    assert gate.rules
    assert set(gate.rules) - set(RULES) == set()


@pytest.mark.parametrize("gate", ALL.values(), ids=lambda gate: gate.name)
def test_a_gate_says_why(gate):
    with translation.override("en"):
        assert str(gate.why).endswith(".")


def test_a_gate_is_found_again_in_another_language():
    with translation.override("fi"):
        known = dict.fromkeys(ALL.values(), True)
    with translation.override("sv"):
        assert [gate.name for gate in ALL.values() if gate not in known] == []


def test_every_gate_of_the_path_is_among_all_gates():
    assert {gate.name for path in PATHS for gate in path.gates} <= set(ALL)


def test_every_fact_is_read_or_made_by_something():
    """A flag without evidence is one that the query derives; a new one has to be named here or get evidence."""
    derived = {"adviser", "on_hold", "culture_ends", "care_ends", "centre_ends", "municipality", "county",
               "coordinator", "distributor", "venue", "third_sector_distributor", "third_sector_candidate",
               "distributor_candidate", "venue_candidate", "languages_covered"}  # fmt: skip
    flags = {f.name for f in fields(Facts) if f.type in ("bool", bool)}
    assert flags - set(EVIDENCE) == derived


def test_taking_giving_back_and_handing_over_have_words():
    with translation.override("en"):
        assert {name: bool(str(words.button) and str(words.log)) for name, words in TASK_WORDS.items()} == {
            "claim": True,
            "release": True,
            "hand_over": True,
        }
