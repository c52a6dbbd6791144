"""Numbers of rules that lead to what the rules say."""

from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.html import format_html_join

register = template.Library()


@register.simple_tag
def rule_links(numbers: Iterable[str]) -> str:
    """“R8, R9”, each number a link to the rule's page."""
    links = ((reverse("workflows:rule", args=[number]), number) for number in numbers)
    return format_html_join(", ", '<a href="{}">{}</a>', links)
