"""Forms of the catalogues: versions of the model, texts of commitments, limitation options."""

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Language
from adoption.forms.fields import DayField
from commitments.declarations import TextKind
from commitments.models import CommitmentText, LimitationOption, ModelVersion

LANGUAGES = [(one.value, one.label) for one in (Language.FI, Language.SV, Language.EN)]


class ModelVersionForm(forms.Form):
    """A published version of the national operating model."""

    required_css_class = "required"

    published_on = DayField(
        label=_("Published on"), past=True, error_messages={"required": _("Give the day of publication.")}
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, widget=forms.RadioSelect)

    def clean(self) -> dict:
        data = self.cleaned_data
        if len(data) == 2 and ModelVersion.objects.filter(**data).exists():
            self.add_error("published_on", _("This version has been entered already."))
        return data


class CommitmentTextForm(forms.Form):
    """A version of a commitment's text. `text` is the one being changed; once accepted, only its days may change."""

    required_css_class = "required"

    kind = forms.ChoiceField(label=_("Commitment"), choices=TextKind.choices, widget=forms.RadioSelect)
    version = forms.CharField(
        label=_("Version"),
        max_length=60,
        help_text=_("The mark by which Kaikukeskus knows the text."),
        error_messages={"required": _("Write the mark of the version.")},
    )
    valid_from = DayField(label=_("In use from"), required=False)
    valid_until = DayField(label=_("In use until"), required=False)
    body = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("May be left empty: then the text is known by its mark only."),
    )

    def __init__(self, *args, text: CommitmentText | None = None, is_used: bool = False, **kwargs):
        self.text = text
        super().__init__(*args, initial=_values(text, self.base_fields), **kwargs)
        if is_used:
            self.fields = {name: self.fields[name] for name in ("valid_from", "valid_until")}
        elif text is not None and not text.version:
            self.fields["version"].required = False

    def clean(self) -> dict:
        data = self.cleaned_data
        begins, ends = data.get("valid_from"), data.get("valid_until")
        if begins and ends and ends < begins:
            self.add_error("valid_until", _("The last day cannot come before the first day."))
        if "kind" in data and "version" in data and self._twins().exists():
            self.add_error("version", _("There is a text with this mark already."))
        return data

    def _twins(self):
        kind, version = self.cleaned_data["kind"], self.cleaned_data["version"]
        return CommitmentText.objects.filter(kind=kind, version=version).exclude(
            pk=self.text and self.text.pk
        )


class LimitationOptionForm(forms.Form):
    """One way of limiting that the model offers to a venue (R55). `option` is the one being changed."""

    required_css_class = "required"

    model_version = forms.ModelChoiceField(
        ModelVersion.objects.all(),
        label=_("Version of the national operating model"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose the version that offers the option.")},
    )
    name_fi = forms.CharField(
        label=_("Option in Finnish"),
        max_length=200,
        error_messages={"required": _("Write the option in Finnish.")},
    )
    name_sv = forms.CharField(label=_("Option in Swedish"), max_length=200, required=False)
    name_en = forms.CharField(label=_("Option in English"), max_length=200, required=False)

    def __init__(self, *args, option: LimitationOption | None = None, **kwargs):
        self.option = option
        super().__init__(*args, initial=_values(option, self.base_fields), **kwargs)

    def clean(self) -> dict:
        data = self.cleaned_data
        if "model_version" in data and "name_fi" in data and self._twins().exists():
            self.add_error("name_fi", _("This option has been entered already."))
        return data

    def _twins(self):
        version, name = self.cleaned_data["model_version"], self.cleaned_data["name_fi"]
        same = LimitationOption.objects.filter(model_version=version, name_fi=name)
        return same.exclude(pk=self.option and self.option.pk)


def _values(row, names) -> dict | None:
    return {name: getattr(row, name) for name in names} if row is not None else None
