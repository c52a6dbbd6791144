"""To whom a task is handed over, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class HandOverForm(forms.Form):
    """A colleague out of those given, and a reason that stays in the log."""

    to = forms.TypedChoiceField(label=_("To whom"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Your colleague reads it, and it stays in the region's history."),
    )

    def __init__(self, *args, colleagues: list[User], **kwargs):
        super().__init__(*args, **kwargs)
        people = {str(one.pk): one for one in colleagues}
        self.fields["to"].choices = [(key, str(one)) for key, one in people.items()]
        self.fields["to"].coerce = people.get
