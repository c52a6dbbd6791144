"""The picture is readable: on a telephone, in the dark, and by those who cannot see it."""

import re
from xml.etree import ElementTree as xml

import pytest

from tests.workflows.drawing.drawn import (
    DRAWINGS,
    EVERY_DRAWING,
    LANGUAGES,
    crossings,
    in_language,
    overlaps,
)
from workflows.drawing.lettering import width_of, wrapped
from workflows.drawing.rails import MARGIN, WIDTH, Rails
from workflows.drawing.svg import STYLE, palette, svg

SVG = "{http://www.w3.org/2000/svg}"
# Words that reach out of the picture, or over the edge of the box that they begin in.
OUTSIDE = """() => [...document.querySelectorAll('svg')].flatMap(svg => {
  const boxes = [...svg.querySelectorAll('rect.box')].map(one => one.getBBox());
  return [...svg.querySelectorAll('text')].filter(text => {
    const at = text.getBBox(), right = at.x + at.width;
    const own = boxes.find(b => b.x <= at.x && at.x < b.x + b.width && b.y <= at.y + 8 && at.y + 8 < b.y + b.height);
    return right > (own ? own.x + own.width : svg.viewBox.baseVal.width);
  }).map(text => text.textContent);
})"""


@EVERY_DRAWING
def test_nothing_lies_over_anything_else(drawing):
    for language in LANGUAGES:
        rails = in_language(language, Rails.of, drawing)
        rooms = {shape.key: shape for shape in rails.shapes}
        assert len(rooms) == len(rails.shapes)
        assert overlaps(rooms) == []
        boxes = {shape.key: shape for shape in rails.shapes if shape.kind == "box"}
        found = [crossings(boxes, wire.places, {wire.source, wire.target}) for wire in rails.wires]
        assert found == [[]] * len(rails.wires)


@EVERY_DRAWING
def test_a_picture_is_as_wide_as_a_telephone(drawing):
    rails = in_language("fi", Rails.of, drawing)
    assert all(shape.x >= MARGIN and shape.x + shape.width <= WIDTH - MARGIN for shape in rails.shapes)
    assert all(0 < x < WIDTH and 0 < y < rails.height for wire in rails.wires for x, y in wire.places)


def test_no_letters_are_smaller_than_fourteen():
    sizes = [int(size) for size in re.findall(r"(\d+)px", STYLE)]
    assert (min(sizes), WIDTH) == (14, 320)


@EVERY_DRAWING
def test_it_says_in_words_what_it_shows(drawing):
    for language in LANGUAGES:
        root = xml.fromstring(in_language(language, svg, drawing))
        title, told = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert (root.get("role"), root.get("lang")) == ("img", language)
        assert root.get("aria-labelledby").split() == [title.get("id"), told.get("id")]
        assert in_language(language, lambda one: str(one.title), drawing) == title.text
        labels = in_language(language, lambda one: [str(box.label) for box in one.boxes], drawing)
        assert [label for label in labels if label not in told.text] == []


@EVERY_DRAWING
def test_it_needs_no_scripts_and_no_other_address(drawing):
    written = in_language("fi", svg, drawing)
    assert re.findall(r"<script|\son\w+=|href|url\(|@import", written) == []


def test_it_has_the_colours_of_the_site_light_and_dark():
    used = set(re.findall(r"var\((--[\w-]+)\)", STYLE))
    light, dark = palette().split("@media (prefers-color-scheme: dark)")
    for colours in (light, dark):
        assert used <= set(re.findall(r"(--[\w-]+):", colours))


def test_words_break_into_lines_that_fit():
    lines = wrapped("Hyväksy kumppanuussitoumus kulttuurin puolesta", 16, 220)
    assert " ".join(lines) == "Hyväksy kumppanuussitoumus kulttuurin puolesta"
    assert [line for line in lines if width_of(line, 16) > 220] == []


@EVERY_DRAWING
def test_no_word_of_a_box_has_to_be_parted(drawing):
    for language in LANGUAGES:
        shapes = {shape.key: shape for shape in in_language(language, Rails.of, drawing).shapes}
        labels = in_language(language, lambda one: {box.key: str(box.label) for box in one.boxes}, drawing)
        assert {key: " ".join(shapes[key].words) for key in labels} == labels


def test_a_word_that_no_line_can_hold_is_parted():
    lines = wrapped("Sosiaali ja terveydenhuoltopalveluketjukehittäminen", 16, 160)
    assert (
        "".join(lines).replace("-", "").replace(" ", "")
        == "Sosiaalijaterveydenhuoltopalveluketjukehittäminen"
    )
    assert [line for line in lines if width_of(line, 16) > 160] == []


@pytest.mark.browser
def test_words_stay_within_their_boxes_in_a_browser(chromium):
    page = chromium.new_page()
    page.set_content("".join(in_language(one, svg, drawing) for drawing in DRAWINGS for one in ("fi", "sv")))
    assert page.evaluate(OUTSIDE) == []
    page.close()
