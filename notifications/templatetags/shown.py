"""Letters within a page."""

from django import template

register = template.Library()


@register.filter
def leading_nowhere(html: str) -> str:
    """A letter for a frame that opens no windows: followed there, its links would put an error in the letter's place."""
    return html.replace("<head>", '<head><base target="_blank">', 1)
