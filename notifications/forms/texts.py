"""The three parts of a kind of letter in one language, as somebody at Kaikukeskus writes them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from notifications.declarations import Kind
from notifications.letters.editing import mistakes
from notifications.models.texts import Part

LONGEST = 4000
FIELDS = {"subject": Part.SUBJECT, "text": Part.TEXT, "html": Part.HTML}


class TextsForm(forms.Form):
    """What does not render is refused at its field, and what was typed is kept."""

    subject = forms.CharField(label=_("Subject"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    text = forms.CharField(
        label=_("Plain text"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8})
    )
    html = forms.CharField(
        label=_("Formatted text"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 10})
    )

    def __init__(self, *args, kind: Kind, language: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind, self.language = kind, language
        for field in self.fields.values():
            field.widget.attrs |= {"lang": language, "spellcheck": "true"}

    def clean(self) -> dict:
        for name, part in FIELDS.items():
            if name in self.cleaned_data:
                self.cleaned_data[name] = self.cleaned_data[name].replace("\r\n", "\n")
                self._check(name, part)
        return self.cleaned_data

    def _check(self, name: str, part: Part) -> None:
        found = mistakes(self.kind, self.language, part, self.cleaned_data[name])
        if found:
            self.add_error(name, [ValidationError(words) for words in dict.fromkeys(found)])

    @property
    def sources(self) -> dict[Part, str]:
        return {part: self.cleaned_data[name] for name, part in FIELDS.items()}
