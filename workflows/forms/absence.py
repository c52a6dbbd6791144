"""When a person is away, and who stands in."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Absence, User
from adoption.forms.fields import DayField
from adoption.models.days import shown

LONGEST = timedelta(days=365 * 2)


class AbsenceForm(forms.Form):
    """Days, first and last included, and a deputy out of those given. `absence` is the one being changed."""

    required_css_class = "required"

    first = DayField(label=_("First day away"), error_messages={"required": _("Give the first day.")})
    last = DayField(label=_("Last day away"), error_messages={"required": _("Give the last day.")})
    deputy = forms.TypedChoiceField(
        label=_("Deputy"),
        widget=forms.RadioSelect,
        required=False,
        empty_value=None,
        help_text=_("Your deputy sees your tasks, may take them, and gets the letters about them."),
        error_messages={"invalid_choice": _("Choose one of the persons listed here.")},
    )

    def __init__(self, *args, deputies: dict[User, str], on: date, absence: Absence | None = None, **kwargs):
        self.on, self.absence = on, absence
        super().__init__(*args, initial=_initial(absence), **kwargs)
        people = {str(one.pk): one for one in deputies}
        nobody = ("", _("Nobody: what waits for me waits until I am back"))
        self.fields["deputy"].choices = [*((str(one.pk), words) for one, words in deputies.items()), nobody]
        self.fields["deputy"].coerce = people.get

    def clean_first(self) -> date:
        day = self.cleaned_data["first"]
        if day < self.on and not (self.absence and day == self.absence.first):
            raise ValidationError(_("This day has passed. Give today or a coming day."))
        return day

    def clean(self) -> dict:
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if last and last < self.on:
            self.add_error("last", _("This day has passed. Give today or a coming day."))
        elif first and last:
            self._check_length(first, last)
        return self.cleaned_data

    def _check_length(self, first: date, last: date) -> None:
        if last < first:
            self.add_error("last", _("The last day cannot come before the first day."))
        if last > first + LONGEST:
            self.add_error(
                "last", _("An absence can be two years long at most. If you leave, hand your work over.")
            )

    def say_overlap(self, other: Absence) -> None:
        said = {"first": shown(other.first), "last": shown(other.last)}
        sentence = _(
            "You have already announced an absence for %(first)s–%(last)s. Change that one, or the days."
        )
        self.add_error("first", sentence % said)


def _initial(absence: Absence | None) -> dict:
    if absence is None:
        return {"deputy": ""}
    return {"first": absence.first, "last": absence.last, "deputy": str(absence.deputy_id or "")}
