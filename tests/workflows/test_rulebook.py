"""The rules as data: all of them are there, in three languages; what binds is kept by something and checked by a test."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation

from config.sentences import own_folders, sentences
from workflows import keeping
from workflows.keeping import document
from workflows.keeping.sources import citing_templates, marked_tests, numbers_in
from workflows.paths import PATHS
from workflows.proof import rules as proven
from workflows.rulebook import RULES, Force, Place

EACH = pytest.mark.parametrize("rule", RULES.values(), ids=str)
BINDING = pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.binds], ids=str)
TESTS = marked_tests(settings.ROOT)


def test_every_rule_of_the_page_is_there_once_and_in_its_order():
    steps = [f"R41.{step}" for step in range(1, 12)]
    numbers = [f"R{number}" for number in range(1, 79)]
    assert list(RULES) == [*numbers[:41], *steps, *numbers[41:]]


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_rules_are_said_in_whole_sentences_of_every_language(language):
    with translation.override(language):
        said = [str(words) for rule in RULES.values() for words in (rule.words, rule.besides) if words]
    assert [words for words in said if not words.endswith(".") or len(words) > 200] == []


@EACH
def test_a_rule_stands_somewhere_on_the_page(rule):
    assert Place(-1) <= rule.place <= Place(7)
    assert rule.place.step == 0 or rule.number == f"R41.{rule.place.step}"


@EACH
def test_what_keeps_a_rule_besides_gates_is_there_and_said(rule):
    assert [name for name in rule.keepers if keeping.keeper(name) is None] == []
    assert not rule.binds or not rule.keepers or rule.besides


def test_a_keeper_that_there_is_none_of_is_noticed():
    with pytest.raises(AttributeError):
        keeping.keeper("workflows.rules.nobody")
    with pytest.raises(StopIteration):
        keeping.keeper("commitments.models.PartnerCommitment:nothing")
    with pytest.raises(ImportError):
        keeping.keeper("nowhere.at.all")


@BINDING
def test_what_binds_is_kept_by_a_gate_that_nothing_passes_or_says_by_what_else(rule):
    assert keeping.blocks(rule) or rule.besides


@BINDING
def test_what_binds_is_checked_by_a_test(rule):
    assert TESTS.get(rule.number, []) != []


@BINDING
def test_what_binds_and_a_state_can_break_is_proven(rule):
    """What no gate keeps says by what else it is kept: no state of a case can break it."""
    assert keeping.is_proven(rule) or not keeping.gates_of(rule)


def test_what_is_recommended_is_kept_as_hardly_as_here():
    """Hard gates keep recommendations and good advice only where a binding rule of the same step needs them."""
    kept = {rule.number for rule in RULES.values() if not rule.binds and keeping.blocks(rule)}
    alone = [
        gate.name
        for rule in RULES.values()
        for gate in keeping.gates_of(rule)
        if gate.severity.value == "hard" and not any(RULES[number].binds for number in gate.rules)
    ]
    assert (kept, alone) == ({"R6", "R7", "R20", "R26", "R36", "R46", "R47", "R62"}, [])


def test_the_proof_and_the_tests_speak_of_rules_that_there_are():
    assert {number for path in PATHS for number in proven.of(path).numbers} - RULES.keys() == set()
    assert TESTS.keys() - RULES.keys() == set()
    assert citing_templates(settings.ROOT).keys() - RULES.keys() == set()


def test_the_code_and_its_docs_cite_rules_that_there_are():
    sources = [source for folder in own_folders() for source in folder.rglob("*.py")]
    sources += Path(settings.ROOT, "docs").rglob("*.md")
    cited = {number for source in sources for number in numbers_in(source.read_text(encoding="utf-8"))}
    assert (len(cited) > 40, cited - RULES.keys()) == (True, set())


def test_marks_are_read_of_functions_classes_and_modules(tmp_path):
    source = tmp_path / "tests" / "test_some.py"
    source.parent.mkdir()
    source.write_text(
        "pytestmark = [pytest.mark.django_db, pytest.mark.rule('R1')]\n"
        "@pytest.mark.rule('R2', 'R3')\ndef test_one(): ...\n"
        "@pytest.mark.rule('R4')\nclass TestMany:\n    @other\n    def test_two(self): ...\n"
        "@pytest.mark.rule('R5')\ndef no_test(): ...\n"
    )
    one, two = "tests/test_some.py::test_one", "tests/test_some.py::TestMany::test_two"
    assert marked_tests(tmp_path) == {"R1": [one, two], "R2": [one], "R3": [one], "R4": [two]}


def test_the_document_is_as_the_command_writes_it():
    """When this fails: `manage.py write_rules`."""
    written = Path(settings.ROOT, document.PATH).read_text(encoding="utf-8")
    assert written == document.text(settings.ROOT)


def test_the_forces_have_words():
    with translation.override("fi"):
        assert [str(force.label) for force in Force] == ["Sitova", "Suositus", "Hyvä tietää"]


def fields_about(*words: str) -> set[str]:
    """Stored fields of the project's own records one part of whose name is one of the words."""
    own = {Path(folder).name for folder in own_folders()}
    models = [model for model in apps.get_models() if model._meta.app_label in own]
    fields = [(model, field) for model in models for field in model._meta.get_fields() if field.concrete]
    return {
        f"{model._meta.model_name}.{field.name}"
        for model, field in fields
        if set(field.name.split("_")) & set(words) and not model.__name__.startswith("Historical")
    }


@pytest.mark.rule("R21", "R45", "R51", "R52")
def test_the_only_amount_of_money_is_what_printing_cost():
    money = (
        "cost",
        "costs",
        "price",
        "fee",
        "eur",
        "euros",
        "cents",
        "amount",
        "payment",
        "invoice",
        "refund",
    )
    assert fields_about(*money) == {"printorder.cost_eur"}


@pytest.mark.rule("R12")
def test_no_record_has_a_place_for_a_cardholder():
    of_a_link = {"linkwithdrawal.holder"}
    assert fields_about("holder", "cardholder", "client", "customer", "birth", "card") == of_a_link


@pytest.mark.rule("R38")
def test_no_act_and_no_form_speaks_of_the_guide():
    """The seventh step of the guide is out of date: a page that led to the guide would have to leave it out."""
    said = sentences(
        [
            settings.ROOT / app
            for app in ("workflows/acts", "workflows/forms", "adoption/forms", "commitments/forms")
        ]
    )
    guide = [
        message.id
        for message in said
        if message.id and re.search(r"\bguide\b", str(message.id), re.IGNORECASE)
    ]
    assert (len(said) > 300, guide) == (True, [])
