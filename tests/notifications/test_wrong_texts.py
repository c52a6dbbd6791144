"""Texts of letters that would not do are refused, and others are not."""

import pytest
from django.utils.translation import override

from notifications.declarations import ASSIGNED, BY_NAME
from notifications.letters.editing import mistakes, variables
from notifications.models.texts import Part

WRONG_ANYWHERE = [
    "{{ item.secret }}",
    "{{ reader.password }}",
    "{{ item.case.adviser.email }}",
    "{{ item.title|safe }}",
    "{{ item.title.upper }}",
    "{{ settings.SECRET_KEY }}",
    "{% load i18n %}x",
    "{% include 'base.html' %}",
    "{% debug %}",
    "{% url 'profile' %}x",
    "{% for letter in item.title %}{{ letter }}{% endfor %}",
    "{% autoescape off %}{{ item.title }}{% endautoescape %}",
    "{% verbatim %}x{% endverbatim %}",
    "{% comment %}x{% endcomment %}x",
    "{% if item.due %}x",
    "{% endif %}x",
    "{% if item.case.pk %}x{% endif %}",
    "{% if item.title|safe %}x{% endif %}",
    "{% if %}x{% endif %}",
    "{% if item.due == %}x{% endif %}",
    "{% else %}x",
    "{% if item.due %}x{% else %}y{% else %}z{% endif %}",
    "{{ item.title }",
    "{ item.title }}",
    "{item.title}",
    "{{ item.\ntitle }}",
    "{% if item.due %x",
    "x{% if item.due }x{% endif %}",
    "x %}",
    "x }}",
    "x {{",
    "x {%",
    "{% %}",
    "{# nothing #}",
    "{% if item.days_late == 99 %}x{% endif %}",
    " ",
]
WRONG_IN_HTML = [
    "<script>alert(1)</script>",
    "<img src='https://example.fi/x.png'>",
    "<p onclick='x()'>x</p>",
    "<p/onclick=x()>x</p>",
    "<p style='color:red'>x</p>",
    "<a href='https://example.fi/'>x</a>",
    "<a href='javascript:x()'>x</a>",
    "<a>x</a>",
    '<a href="{{ item.url }}" onclick="x()">x</a>',
    '<a href="{{ item.title }}">x</a>',
    '<a href="{{ item.url }}/../">x</a>',
    "<iframe></iframe>",
    "<style>p { color: red }</style>",
    "<!-- x -->x",
    "<!doctype html>x",
    "<![CDATA[x]]>x",
    "<?php x ?>x",
    "<p>x",
    "x</p>",
    "<p><em>x</p></em>",
    "</br>x",
    "3 < 4",
    "<p",
    "<{{ item.title }}>x",
    "<p {{ item.title }}>x</p>",
    "<scr{% if item.due %}ipt>x</scr{% endif %}ipt>",
    "<p {% if item.days_late == 99 %}>{% else %}onclick=x()>{% endif %}x</p>",
    "{# {% #}<script>x</script>{% if item.due %}x{% endif %}",
    "<svg/onload=x()>",
    "<math><a xlink:href=x>x</a></math>",
    "<base href='https://example.fi/'>",
    "<form action='https://example.fi/'>x</form>",
    "<![x]>x",
    "<![if !mso]>x",
    "<strong/>x",
    '<a href="{{ item.url }}"/>x',
    "<p>x</ p>",
    "</>x",
    "<p>{% if item.due %}<strong>{% endif %}x</strong></p>",
    "{% if item.due %}<p>{% endif %}x",
    "<p>{% if item.due %}x</p>{% endif %}",
    "<p>{% if item.due %}<em>x{% else %}y</em>{% endif %}</p>",
    "{% %}x",
]


@pytest.mark.parametrize("source", WRONG_ANYWHERE)
@pytest.mark.parametrize("part", Part)
def test_what_reaches_for_more_than_it_may_is_refused(source, part):
    assert mistakes(ASSIGNED, "en", part, source) != []


@pytest.mark.parametrize("source", WRONG_IN_HTML)
def test_what_is_unsafe_in_html_is_refused(source):
    assert mistakes(ASSIGNED, "en", Part.HTML, source) != []


@pytest.mark.parametrize("source", ["One\nTwo", "{{ item.title }}\n{{ item.region }}"])
def test_a_subject_is_one_line(source):
    with override("en"):
        assert mistakes(ASSIGNED, "en", Part.SUBJECT, source) == ["A subject is one line."]
    assert mistakes(ASSIGNED, "en", Part.TEXT, source) == []


@pytest.mark.parametrize(
    "source",
    [
        "Hello {{reader}}: {{ item.title }}",
        "{% if item.due and not item.days_late > 3 %}x{% else %}y{% endif %}",
        "<p>{% if item.due %}x</p><p>{% else %}{% if item.days_late > 3 %}<em>y</em><br/>{% endif %}{% endif %}z</p>",
        '<ul><li><strong>x</strong><br><em>y</em></li></ul><p><a href="{{ item.url }}">here</a> &amp; there</p>',
    ],
)
def test_what_will_do_is_taken(source):
    assert mistakes(ASSIGNED, "en", Part.HTML, source) == []


MAY_BE_MISSING = [
    ("assigned", "{% if item.due %}Due {{ item.due }}{% endif %}"),
    ("assigned", "{{ item.due }}"),
    ("handed_over", "{{ item.reason }}"),
    ("due_today", "{% if item.is_due_by_now %}Now{% endif %}"),
    ("overdue", "{% if item.is_of_region %}Late{% endif %}"),
    ("invitation", "{{ item.audience }}"),
]


@pytest.mark.parametrize(("kind", "source"), MAY_BE_MISSING)
@pytest.mark.parametrize("part", Part)
def test_of_what_may_be_missing_a_text_does_not_speak_alone(kind, source, part):
    words = "Nothing is left of this text when what may be missing is, such as a due date. Say something then too."
    source = f"<p>{source}</p>" if part is Part.HTML else source
    with override("en"):
        assert mistakes(BY_NAME[kind], "en", part, source) == [words]
    assert mistakes(BY_NAME[kind], "en", part, f"{source}{{{{ item.title }}}}") == []


OWN_WORDS = [
    (
        "Hello {{ item.title }, it is due",
        "Braces stand only around a variable, {{ reader }}, or a condition, {% if … %}. Here they do not: "
        "Hello {{ item.title }, it is due",
    ),
    (
        "{% if item.due %}x",
        "This condition is not whole, or stands in the wrong place: {% if item.due %}. Each if has its endif after it; else "
        "and elif stand only between them.",
    ),
    (
        "x{% endif %}",
        "This condition is not whole, or stands in the wrong place: {% endif %}. Each if has its endif after it; else and elif "
        "stand only between them.",
    ),
    (
        '<a href="https://example.fi/">x</a>',
        'In <a> stands the address of the page and nothing else: <a href="{{ item.url }}">',
    ),
    ('<p class="x">x</p>', "Nothing else may stand in <p>."),
    ('<img src="x.png">x', "This cannot be used in a letter: <img>"),
    ("<p>x</p><![x]>", "This cannot be used in a letter: <![>"),
    ('<a href="{{ item.url }}"/>x', "This cannot be used in a letter: <a/>"),
    (
        "<p>{% if item.due %}<strong>{% endif %}x</strong></p>",
        "Between a condition and the next, whatever is opened is closed, and nothing else is: <strong>",
    ),
]


@pytest.mark.parametrize(("source", "words"), OWN_WORDS)
def test_what_is_wrong_is_said_in_words_of_our_own(source, words):
    with override("en"):
        assert mistakes(ASSIGNED, "en", Part.HTML, source)[0] == words


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("source", ["{% if item.due %}x", "{% endif %}x", "{% if %}x{% endif %}", "x {{"])
def test_what_is_wrong_is_said_in_the_readers_language(source, language):
    with override("en"):
        english = mistakes(ASSIGNED, language, Part.TEXT, source)
    with override(language):
        assert [words for words in mistakes(ASSIGNED, language, Part.TEXT, source) if words in english] == []
        assert "Unclosed" not in "".join(mistakes(ASSIGNED, language, Part.TEXT, source))


@pytest.mark.parametrize(
    ("kind", "said"),
    [("assigned", "due date, or nothing"), ("handed_over", "due date, or nothing")]
    + [(kind, "due date") for kind in ("due_soon", "due_today", "overdue", "others_overdue")],
)
def test_a_due_date_that_is_always_there_is_explained_so(kind, said):
    with override("en"):
        assert variables(BY_NAME[kind])["item.due"] == said


@pytest.mark.parametrize("source", ["<p></p>", "<p>&nbsp;<br></p>"])
def test_marks_without_words_are_no_text(source):
    with override("en"):
        found = mistakes(ASSIGNED, "en", Part.HTML, source)
    assert found == ["With sample data nothing is left of this text."]


def test_a_variable_of_another_kind_is_no_variable():
    with override("en"):
        found = mistakes(ASSIGNED, "en", Part.TEXT, "{{ item.pilot_ends }}")
    assert found == ["There is no such variable here: item.pilot_ends"]
    assert mistakes(BY_NAME["pilot_ends"], "en", Part.TEXT, "{{ item.pilot_ends }}") == []
