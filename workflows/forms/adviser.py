"""Who of Kaikukeskus advises a region (R4)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from adoption.forms import ActForm


class AdviserForm(ActForm):
    """One of the workers of Kaikukeskus; whoever fills it in is offered first."""

    adviser = forms.ModelChoiceField(
        label=_("Adviser"),
        queryset=User.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the adviser."),
            "invalid_choice": _("Choose one of the workers of Kaikukeskus listed here."),
        },
    )

    def arrange(self) -> None:
        self.fields["adviser"].queryset = User.objects.filter(is_kaikukeskus=True, is_active=True).order_by(
            "name"
        )
        self.fields["adviser"].initial = self.by.pk if self.by is not None else None
