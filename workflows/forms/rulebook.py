"""What the list of rules may be narrowed to; the form is the address."""

from functools import cached_property

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.rulebook import Force


class RuleFilter(forms.Form):
    """Both fields may be left out; a choice with a mistake narrows nothing."""

    force = forms.ChoiceField(
        label=_("How much it binds"),
        required=False,
        choices=[("", _("All")), *((force.value, force.label) for force in Force)],
        error_messages={"invalid_choice": _("There is no such choice. Choose from the list.")},
    )
    blocks = forms.BooleanField(label=_("Only those that block a region now"), required=False)

    @cached_property
    def force_asked(self) -> Force | None:
        said = self.cleaned_data.get("force") if self.is_valid() else ""
        return Force(said) if said else None

    @property
    def only_blocking(self) -> bool:
        self.is_valid()
        return bool(self.cleaned_data.get("blocks"))
