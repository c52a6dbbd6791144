"""The name of a language in that language itself."""

from django import template
from django.conf.locale import LANG_INFO

register = template.Library()


@register.filter
def own_language_name(code: str) -> str:
    return LANG_INFO[code]["name_local"].capitalize()
