"""What a list of letters may be narrowed to; the form is the address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from notifications.letters.fate import Fate


class LettersFilter(forms.Form):
    """Both fields may be left out."""

    person = forms.CharField(label=_("Name or address"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("What became of it"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [("", _("All")), *((fate.value, fate.label) for fate in Fate)]

    @property
    def said(self) -> dict:
        """What `queries.letters.chosen` takes. A choice with a mistake narrows nothing."""
        self.is_valid()
        return {"person": self.cleaned_data.get("person", ""), "fate": self.cleaned_data.get("state", "")}
