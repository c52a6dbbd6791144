"""Asks axe, in a page of Chromium, what would keep people from using it."""

from collections.abc import Iterator

from django.conf import settings

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RULES = {"type": "tag", "values": TAGS}
OF_LOOK = {"type": "rule", "values": ["color-contrast", "target-size"]}
OF_SIZE = {"type": "rule", "values": ["target-size"]}
ASK = """only => axe.run({runOnly: only, resultTypes: ['violations']}).then(found =>
  found.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 200))))"""
WIDE, ZOOMED, NARROW = 1280, 640, 320


def bring_along(page) -> None:
    """Whatever is opened in the page from now on has axe in it."""
    page.add_init_script(path=settings.NODE_MODULES / "axe-core" / "axe.min.js")


def violations(page, only: dict = RULES) -> list[str]:
    """One line a place on the page that breaks a rule of WCAG 2.2 A or AA or of good practice."""
    return page.evaluate(ASK, only)


def scrolls_sideways(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def flaws(page, *, dark: bool = True) -> Iterator[str]:
    """What is wrong with a page that is open: wide and light; at 200 %; narrow, and `dark` too, where colours are asked for."""
    yield from (f"light: {line}" for line in violations(page))
    page.set_viewport_size({"width": ZOOMED, "height": 800})
    if scrolls_sideways(page):
        yield f"scrolls sideways at {ZOOMED}"
    page.set_viewport_size({"width": NARROW, "height": 800})
    if scrolls_sideways(page):
        yield f"scrolls sideways at {NARROW}"
    if not dark:
        yield from (f"narrow: {line}" for line in violations(page, OF_SIZE))
    else:
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")  # colours change at once
        yield from (f"dark: {line}" for line in violations(page, OF_LOOK))
        page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDE, "height": 800})
