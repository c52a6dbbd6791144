"""What the pipeline and the board may be narrowed to; the form is the address, so every choice can be linked to."""

from functools import cached_property

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from adoption.models import County, Region
from workflows.gates import ALL
from workflows.models import AdoptionCase
from workflows.rulebook import RULES
from workflows.stages import Stage

NOBODY = "nobody"
_KEPT = {rule for gate in ALL.values() for rule in gate.rules}


class PipelineFilter(forms.Form):
    """All fields may be left out."""

    text = forms.CharField(label=_("Name of a region"), required=False, max_length=100)
    county = forms.ChoiceField(label=_("Wellbeing services county"), required=False)
    stage = forms.ChoiceField(label=_("Step"), required=False)
    adviser = forms.ChoiceField(label=_("Adviser"), required=False)
    rule = forms.ChoiceField(label=_("Blocked by rule"), required=False)
    blocked = forms.BooleanField(label=_("Only blocked"), required=False)
    late = forms.BooleanField(label=_("Only late"), required=False)
    on_hold = forms.BooleanField(label=_("Only on hold"), required=False)
    few = forms.BooleanField(label=_("Only those with one person or nobody"), required=False)

    def __init__(self, data, **kwargs):
        super().__init__(data, **kwargs)
        everything = ("", _("All"))
        counties = sorted(
            County.objects.filter(pk__in=Region.counties.through.objects.values("county")), key=str
        )
        advisers = User.objects.filter(pk__in=AdoptionCase.objects.values("adviser")).order_by(
            "name", "email"
        )
        self.fields["county"].choices = [everything, *((county.code, str(county)) for county in counties)]
        self.fields["stage"].choices = [everything, *((stage.value, stage.numbered) for stage in Stage)]
        self.fields["adviser"].choices = [
            everything,
            (NOBODY, _("No adviser yet")),
            *((str(user.pk), str(user)) for user in advisers),
        ]
        self.fields["rule"].choices = [
            everything,
            *((rule.number, f"{rule} {rule.words}") for rule in RULES.values() if rule.number in _KEPT),
        ]
        for name in ("county", "stage", "adviser", "rule"):
            self.fields[name].error_messages["invalid_choice"] = _(
                "There is no such choice. Choose from the list."
            )

    @property
    def of_cases(self) -> dict:
        """What `queries.pipeline.regions` takes. A choice with a mistake narrows nothing."""
        said = self._sound
        adviser = said["adviser"]
        return {
            "county": said["county"],
            "stage": said["stage"],
            "text": said["text"],
            "adviser": "" if adviser == NOBODY else adviser,
            "without_adviser": adviser == NOBODY,
            "few": bool(said["few"]),
        }

    @property
    def asked(self) -> tuple:
        """All choices: what the cases hang on, beside the day."""
        return tuple(sorted(self._sound.items()))

    @property
    def narrows(self) -> bool:
        """Whether anything but a name is chosen, or wrongly chosen."""
        return any(self[name].value() for name in self.fields if name != "text")

    @property
    def seeks_a_name(self) -> bool:
        return bool(self._sound["text"])

    @property
    def blocked_by(self) -> str:
        """The rule that is to block them; nothing for any or none."""
        return self._sound["rule"]

    @property
    def only_blocked(self) -> bool:
        return bool(self._sound["blocked"])

    @property
    def only_late(self) -> bool:
        return bool(self._sound["late"])

    @property
    def only_on_hold(self) -> bool:
        return bool(self._sound["on_hold"])

    @cached_property
    def _sound(self) -> dict:
        self.is_valid()
        return {name: "" for name in self.fields} | self.cleaned_data
