"""Regions' lines and cards and the fields that choose them, drawn once: each looks the same until something changes
that it shows.
"""

from collections.abc import Collection
from datetime import date
from hashlib import sha256

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.translation import get_language

from workflows.forms.pipeline import PipelineFilter
from workflows.models import AdoptionCase
from workflows.queries import pipeline

from .pipeline import RegionLine

# As long as what stops every case is remembered, and for the same reason: the register is read once a year.
_SECONDS = 3600


def drawn(cases: Collection[AdoptionCase], on: date, template: str, workers: tuple) -> list[RegionLine]:
    """A line for each of the cases, drawn with the template. Reads what holds a case up only to draw it anew."""
    pipeline.know_asked(cases)
    beside = _digest(on, template, get_language(), workers)
    keys = {case.pk: _key(case, beside) for case in cases}
    known = cache.get_many(keys.values())
    anew = _anew([case for case in cases if keys[case.pk] not in known], on, template)
    cache.set_many({keys[pk]: html for pk, html in anew.items()}, _SECONDS)
    return [RegionLine(case, on, anew.get(case.pk) or known[keys[case.pk]]) for case in cases]


def drawn_fields(form: PipelineFilter) -> str:
    """The fields of the filter, of whose lists it takes long to draw every choice."""
    if form.errors:
        return _fields(form)
    shown = [(field.name, field.value(), getattr(field.field, "choices", ())) for field in form]
    return cache.get_or_set(_digest(get_language(), shown), lambda: _fields(form), _SECONDS)


def _fields(form: PipelineFilter) -> str:
    return render_to_string("workflows/pipeline_fields.html", {"form": form})


def _key(case: AdoptionCase, beside: str) -> str:
    """Of all that is shown of the case: its log's head stands for what happened in it, but for a sign-in that is closed."""
    asked = sorted(map(repr, case.asked))
    return _digest(case.pk, case.head, case.stage, case.name, case.held, case.people, asked, beside)


def _digest(*shown) -> str:
    return "drawn-" + sha256(repr(shown).encode()).hexdigest()


def _anew(cases: Collection[AdoptionCase], on: date, template: str) -> dict[int, str]:
    pipeline.know_what_holds_up(cases, on)
    pipeline.know_advisers_and_counties(cases)
    return {
        case.pk: render_to_string(template, {"line": RegionLine(case, on), "today": on}) for case in cases
    }
