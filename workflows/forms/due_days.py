"""How many working days an act is given."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

RANGE = _("Write a number from −250 to 250.")


class DueDaysForm(forms.Form):
    """Working days from the day that a due date hangs on; `may_be_before` it, they may be negative."""

    required_css_class = "required"

    days = forms.IntegerField(
        label=_("Working days"),
        min_value=-250,
        max_value=250,
        error_messages={
            "required": _("Write the number of working days."),
            "invalid": _("Write a whole number, for example 10."),
            "min_value": RANGE,
            "max_value": RANGE,
        },
    )

    def __init__(self, *args, may_be_before: bool, **kwargs):
        self.may_be_before = may_be_before
        super().__init__(*args, **kwargs)
        if may_be_before:
            self.fields["days"].help_text = _("A negative number means days before.")

    def clean_days(self) -> int:
        days = self.cleaned_data["days"]
        if days < 0 and not self.may_be_before:
            raise ValidationError(_("A task cannot be due before it opens. Write a number from 0 to 250."))
        return days
