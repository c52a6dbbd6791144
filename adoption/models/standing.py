"""What several kinds of record are alike in: the side they are of, and what the database refuses of them."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Turn

SIDES = (Turn.CULTURE, Turn.CARE)


def turn_field() -> models.CharField:
    return models.CharField(_("side"), max_length=12, choices=Turn.choices)


def turn_of_a_side(name: str) -> models.CheckConstraint:
    """The record is culture's or social and health care's (R8, R77)."""
    return is_one_of("turn", SIDES, name=name)


def is_one_of(field: str, values: Iterable[str], *, name: str) -> models.CheckConstraint:
    condition = models.Q(**{f"{field}__in": [str(value) for value in values]})
    return models.CheckConstraint(condition=condition, name=name)


def one_standing(*fields: str, name: str) -> models.UniqueConstraint:
    """At most one record that nobody has taken back; any number of withdrawn ones."""
    return models.UniqueConstraint(fields=fields, condition=models.Q(withdrawn_at=None), name=name)
