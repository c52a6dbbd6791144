"""The day at whose end a case is looked at."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from adoption.forms.fields import DayField


class PastDayForm(forms.Form):
    """A day from the case's first to today."""

    on = DayField(label=_("Day"))

    def __init__(self, data=None, *, since: date, today: date, **kwargs):
        self.since, self.today = since, today
        super().__init__(data, **kwargs)
        first = {"day": date_format(since, "SHORT_DATE_FORMAT")}
        self.fields["on"].help_text = _("%(day)s or later") % first

    def clean_on(self) -> date:
        day = self.cleaned_data["on"]
        if day > self.today:
            raise ValidationError(_("This day is still to come. Choose today or an earlier day."))
        if day < self.since:
            sentence = _("The case began on %(day)s. Choose that day or a later one.")
            raise ValidationError(sentence, params={"day": date_format(self.since, "SHORT_DATE_FORMAT")})
        return day
