"""Texts as they come with the site are what Kaikukeskus begins to edit, and what is said when an edited one fails."""

from itertools import product

import pytest
from django.utils.translation import override

from accounts.models import User
from notifications.declarations import ASSIGNED, KINDS, Kind
from notifications.letters.bare import bare
from notifications.letters.editing import mistakes, variables
from notifications.letters.rendering import rendered_part, rendered_source
from notifications.letters.samples import said_of
from notifications.letters.sources import default_source
from notifications.models.texts import Part

EVERY = [
    pytest.param(kind, language, part, id=f"{kind.name}-{language}-{part}")
    for kind, language, part in product(KINDS, User.Language.values, Part)
]


def rendered(kind, language: str, part: Part, source: str | None = None) -> str:
    texts = {} if source is None else {(kind.name, language, part.value): source}
    with override(language):
        return rendered_part(said_of(kind, language), part, texts).strip()


@pytest.mark.parametrize(("kind", "language", "part"), EVERY)
def test_the_usual_text_as_it_is_edited_says_what_the_file_says(kind, language, part):
    source = default_source(kind, language, part)
    assert rendered(kind, language, part, source) == rendered(kind, language, part)
    assert ("translate" in source, "load" in source) == (False, False)


@pytest.mark.parametrize(("kind", "language", "part"), EVERY)
def test_the_usual_text_could_have_been_written_by_kaikukeskus(kind, language, part):
    assert mistakes(kind, language, part, default_source(kind, language, part)) == []


def test_a_finn_edits_finnish():
    assert default_source(ASSIGNED, "fi", Part.SUBJECT) != default_source(ASSIGNED, "en", Part.SUBJECT)
    assert "{{ item.title }}" in default_source(ASSIGNED, "fi", Part.SUBJECT)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_variable_that_may_be_used_says_something(kind):
    said = said_of(kind, "en")
    named = [
        name for name in variables(kind) if not rendered_source(said, Part.TEXT, f"{{{{ {name} }}}}").strip()
    ]
    empty = {"assigned": [], "taken_back": ["item.reason"]}
    assert named == empty.get(kind.name, [])


def test_a_new_kind_needs_no_more_than_its_declaration_and_its_templates():
    new = Kind("assigned", "A kind of which nothing else is said", "tasks", rank=99)
    assert rendered(new, "en", Part.SUBJECT) != ""
    assert mistakes(new, "en", Part.TEXT, "{{ item.title }}") == []


@pytest.mark.parametrize(
    ("part", "source"), [(Part.SUBJECT, "{{ item.due }}"), (Part.HTML, "<p>{{ item.due }}</p>")]
)
def test_a_text_that_says_nothing_of_an_item_gives_way_to_the_usual_one(part, source, caplog):
    said, texts = bare(said_of(ASSIGNED, "en")), {("assigned", "en", part.value): source}
    with override("en"):
        assert rendered_part(said, part, texts) == rendered_part(said, part, {})
    assert "An edited text of assigned says nothing" in caplog.text


def test_a_text_that_fails_all_the_same_gives_way_to_the_usual_one(caplog):
    assert rendered(ASSIGNED, "en", Part.SUBJECT, "{% broken %}") == rendered(ASSIGNED, "en", Part.SUBJECT)
    assert "An edited text of assigned fails" in caplog.text
