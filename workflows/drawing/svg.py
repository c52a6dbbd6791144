"""A drawing as a picture that stands alone: the site's colours, light and dark, wide as a telephone, without scripts."""

from functools import cache
from pathlib import Path
from xml.etree import ElementTree as xml

from django.contrib.staticfiles import finders
from django.utils.translation import get_language

from .model import Drawing
from .rails import LINE, MARK, PAD, SMALL, SMALLER, TITLE, WIDTH, Place, Rails, Shape, Wire

STYLE = f"""
svg {{ background: var(--ground); font: {SMALLER}px 'Atkinson Hyperlegible Next', Arial, sans-serif; }}
text {{ fill: var(--text-soft); }}
.title {{ fill: var(--text); font-size: {TITLE}px; }}
.heading {{ fill: var(--spruce); font-weight: 700; }}
.box {{ fill: var(--surface); stroke: var(--edge); }}
.wire {{ fill: none; stroke: var(--edge); stroke-width: 1.5; }}
.arrow, .start {{ fill: var(--edge); }}
.end, .split, .join {{ fill: var(--surface); stroke: var(--edge); stroke-width: 2; }}
.end {{ stroke-width: 4; }}
.mark {{ fill: var(--centre); stroke: var(--centre); stroke-width: 2; }}
.mark--ring {{ fill: none; }}
.culture {{ fill: var(--culture); stroke: var(--culture); }}
.care {{ fill: var(--care); stroke: var(--care); }}
"""


def svg(drawing: Drawing) -> str:
    """In the language that is active. What it says is told as text too, for those who cannot see it."""
    rails = Rails.of(drawing)
    size = f"{WIDTH:g}", f"{rails.height:g}"
    root = xml.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {size[0]} {size[1]}"})
    root.attrib |= {"width": size[0], "height": size[1], "lang": get_language(), "role": "img"}
    root.set("aria-labelledby", "title told")
    xml.SubElement(root, "title", id="title").text = str(drawing.title)
    xml.SubElement(root, "desc", id="told").text = told(drawing)
    xml.SubElement(root, "style").text = palette() + STYLE
    for wire in rails.wires:
        _wire(root, wire)
    for shape in rails.shapes:
        _shape(root, shape)
    xml.indent(root)
    return xml.tostring(root, encoding="unicode") + "\n"


def told(drawing: Drawing) -> str:
    """Every box in its order, with what stands in it."""
    boxes = [
        " – ".join(str(words) for words in (box.label, box.lane.label, *box.lines)) for box in drawing.boxes
    ]
    return ". ".join((*boxes, *(str(note) for note in drawing.notes)))


@cache
def palette() -> str:
    """The colours of the site, from the first section of its one stylesheet."""
    sheet = Path(finders.find("site.css")).read_text(encoding="utf-8")
    return sheet.partition("/* 1. Tokens")[2].partition("*/")[2].partition("/* 2.")[0]


def _wire(root, wire: Wire) -> None:
    xml.SubElement(root, "polyline", {"class": "wire", "points": _points(wire.places)})
    (x, y), (before, _) = wire.places[-1], wire.places[-2]
    aside = (x > before) - (x < before)
    sides = ((x - 7 * aside, y - 4), (x - 7 * aside, y + 4)) if aside else ((x - 4, y - 7), (x + 4, y - 7))
    xml.SubElement(root, "polygon", {"class": "arrow", "points": _points(((x, y), *sides))})


def _points(places: tuple[Place, ...]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in places)


def _shape(root, shape: Shape) -> None:
    DRAWN.get(shape.kind, _text)(root, shape)


def _box(root, shape: Shape) -> None:
    at = {name: f"{getattr(shape, name):g}" for name in ("x", "y", "width", "height")}
    xml.SubElement(root, "rect", {"class": "box", "rx": "6", **at})
    y = shape.y + PAD + TITLE - 4
    for words in shape.words:
        _line(root, shape.x + PAD, y, words, "title")
        y += LINE
    if shape.lane and shape.lane.mark:
        _mark(root, shape.lane.mark, shape.x + PAD, y - SMALLER + 2)
    for words in shape.small:
        marked = shape.lane.mark and words == shape.small[0]
        _line(root, shape.x + PAD + (MARK if marked else 0), y, words, "small")
        y += LINE


def _mark(root, mark: str, x: float, y: float) -> None:
    """A disc for culture, a square for social and health care, a ring for all others."""
    if mark == "care":
        at = {"x": f"{x + 1:g}", "y": f"{y + 1:g}", "width": "10", "height": "10"}
        xml.SubElement(root, "rect", {"class": "mark care", **at})
        return
    kind = "mark culture" if mark == "culture" else "mark mark--ring"
    xml.SubElement(root, "circle", {"class": kind, "cx": f"{x + 6:g}", "cy": f"{y + 6:g}", "r": "5"})


def _dot(root, shape: Shape) -> None:
    xml.SubElement(
        root,
        "circle",
        {"class": shape.kind, "cx": f"{shape.spine:g}", "cy": f"{shape.middle:g}", "r": f"{SMALL - 2}"},
    )
    _beside(root, shape)


def _diamond(root, shape: Shape) -> None:
    points = (
        shape.top,
        (shape.spine + SMALL, shape.middle),
        shape.bottom,
        (shape.spine - SMALL, shape.middle),
    )
    xml.SubElement(root, "polygon", {"class": shape.kind, "points": _points(points)})
    _beside(root, shape)


def _beside(root, shape: Shape) -> None:
    for words in shape.words:
        _line(root, shape.spine + SMALL + 6, shape.middle + SMALLER / 3, words, "small")


def _text(root, shape: Shape) -> None:
    for number, words in enumerate(shape.words):
        _line(root, shape.x, shape.y + SMALLER + number * LINE, words, shape.kind)


def _line(root, x: float, y: float, words: str, kind: str) -> None:
    xml.SubElement(root, "text", {"class": kind, "x": f"{x:g}", "y": f"{y:g}"}).text = words


DRAWN = {"box": _box, "start": _dot, "end": _dot, "split": _diamond, "join": _diamond}
