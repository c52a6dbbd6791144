"""Asks axe, in a page of Chromium, what would keep people from using it."""

from django.conf import settings

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
ASK = """rules => axe.run({runOnly: {type: 'tag', values: rules}}).then(found =>
  found.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 200))))"""


def violations(page) -> list[str]:
    """One line a place on the page that breaks a rule of WCAG 2.2 A or AA or of good practice."""
    page.evaluate((settings.NODE_MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    return page.evaluate(ASK, RULES)


def scrolls_sideways(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
