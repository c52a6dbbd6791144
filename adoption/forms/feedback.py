"""Surveys of the pilot (R41.10). Feedback meetings are with the other sessions, in `held`."""

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption.queries import current

from .base import ActForm
from .fields import DayField


class SurveyForm(ActForm):
    """A survey that was made elsewhere: for whom, when, how many answered."""

    audience = forms.CharField(
        label=_("For whom"),
        max_length=300,
        help_text=_("For example cardholders, card distributors or venues."),
        error_messages={"required": _("Write who was asked.")},
    )
    starts = DayField(label=_("Opened on"), past=True, since_start=True)
    ends = DayField(label=_("Closed on"), past=True)
    answers = forms.IntegerField(
        label=_("Number of answers"),
        min_value=0,
        max_value=1_000_000,
        error_messages={
            "required": _("Write the number in digits only."),
            "invalid": _("Write the number in digits only."),
        },
    )
    link = forms.URLField(
        label=_("Link to the results"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Write the whole address, for example https://example.fi/survey.")},
    )

    def clean(self):
        data = super().clean()
        self.not_before("starts", current.begun_on(self.adoption), _("the first day of distribution"))
        starts, ends = data.get("starts"), data.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The survey closes before it opens. Give the same or a later day."))
        return data
