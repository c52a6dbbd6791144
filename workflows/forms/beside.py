"""A reason, and a day or a gate with it: holds, endings, overrides."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption.forms import ActForm
from adoption.forms.fields import DayField
from workflows.gates import Severity


def reason_field(label, sentence) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": sentence},
    )


class HoldForm(ActForm):
    """Why the case waits, and when it is looked at again."""

    reason = reason_field(_("Why the case waits"), _("Say in a few words why the case waits."))
    review_on = DayField(label=_("Look at it again on"), coming=True)

    def clean(self):
        data = super().clean()
        day = data.get("review_on")
        if day and day > self.on + timedelta(days=366 * 2):
            self.add_error("review_on", _("Give a day within two years."))
        return data


class EndForm(ActForm):
    """Why the case ends."""

    reason = reason_field(_("Why the case ends"), _("Say in a few words why the case ends."))


class OverrideForm(ActForm):
    """A recommendation that is passed, and why. Only those that are unmet now are offered."""

    gate = forms.ChoiceField(
        label=_("Recommendation"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the recommendation."),
            "invalid_choice": _("Choose one of the recommendations listed here."),
        },
    )
    reason = reason_field(
        _("Why the case goes on regardless"), _("Say in a few words why the case goes on regardless.")
    )

    def arrange(self) -> None:
        self.fields["gate"].choices = [(gate.name, gate.why) for gate in self.open_gates()]

    def open_gates(self) -> list:
        case = self.adoption.case
        soft = (gate for gate in case.path.gates_at(case.at) if gate.severity is Severity.SOFT)
        return [gate for gate in soft if gate.stops(case.facts)]

    def clean(self):
        data = super().clean()
        if not self.fields["gate"].choices:
            self.add_error(None, _("No recommendation stops the case now."))
        return data
