"""Kinds of answer about the network: one of some rows, roles, and the facts of a partner."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption.forms.fields import LinesField
from adoption.forms.persons import AddressField
from commitments.declarations import Ownership, Role, Sector

ONE_A_LINE = _("One on each line.")


class RowField(forms.ChoiceField):
    """One of the rows that the form offers, read once. Cleans to the row, or None."""

    widget = forms.RadioSelect
    default_error_messages = {"invalid_choice": _("Choose one of those listed here.")}
    offered: dict[str, Any] = {}

    def offer(self, rows: Iterable, label: Callable[[Any], str] = str) -> None:
        self.offered = {str(row.pk): row for row in rows}
        self.choices = [(pk, label(row)) for pk, row in self.offered.items()]

    def clean(self, value):
        return self.offered.get(super().clean(value))

    def prepare_value(self, value):
        return getattr(value, "pk", value)


class RolesField(forms.MultipleChoiceField):
    """What a partner does: hands out cards, accepts them, or both (R73)."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": _("Choose at least one role."),
        "invalid_choice": _("Choose only from the roles listed here."),
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Role"))
        super().__init__(choices=Role.choices, **kwargs)

    def limit_to(self, roles: Iterable[Role]) -> None:
        self.choices = [(role.value, role.label) for role in roles]

    def prepare_value(self, value):
        return list(value) if isinstance(value, list | tuple) else value


def name_field(**kwargs) -> forms.CharField:
    errors = {"required": _("Write the partner's name.")}
    return forms.CharField(
        **{"label": _("Name of the partner"), "error_messages": errors, **kwargs}, max_length=200
    )


def sector_field(**kwargs) -> forms.ChoiceField:
    errors = {"required": _("Choose the field in which the partner works.")}
    kwargs = {"label": _("Field"), "error_messages": errors, **kwargs}
    return forms.ChoiceField(choices=[("", "—"), *Sector.choices], **kwargs)


def ownership_field(**kwargs) -> forms.ChoiceField:
    errors = {"required": _("Choose whose organisation the partner is.")}
    kwargs = {"label": _("Ownership"), "error_messages": errors, **kwargs}
    return forms.ChoiceField(choices=[("", "—"), *Ownership.choices], **kwargs)


def sites_field(**kwargs) -> LinesField:
    kwargs = {"label": _("Sites"), "help_text": ONE_A_LINE, **kwargs}
    return LinesField(required=False, widget=forms.Textarea(attrs={"rows": 2}), **kwargs)


def contact_name_field(**kwargs) -> forms.CharField:
    kwargs = {"label": _("Contact person"), **kwargs}
    return forms.CharField(required=False, max_length=120, **kwargs)


def contact_email_field(**kwargs) -> AddressField:
    kwargs = {"label": _("Contact person's e-mail at work"), **kwargs}
    return AddressField(required=False, **kwargs)


def contact_phone_field(**kwargs) -> forms.CharField:
    kwargs = {"label": _("Contact person's telephone at work"), **kwargs}
    return forms.CharField(required=False, max_length=40, **kwargs)
