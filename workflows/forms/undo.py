"""Why an act is taken back, for those who like to say it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class UndoForm(forms.Form):
    """A reason that stays in the log; it may be left out."""

    reason = forms.CharField(
        label=_("Why it is taken back"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "The reason stays in the region's history, where both sides and Kaikukeskus see it. You may leave this empty."
        ),
    )
