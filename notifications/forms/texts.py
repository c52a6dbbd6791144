"""The three parts of a kind of letter in one language, as somebody at Kaikukeskus writes them."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from notifications.declarations import Kind
from notifications.letters.editing import mistakes
from notifications.letters.sources import default_source
from notifications.models.texts import Part

LONGEST = 4000
CHANGED_BY = _(
    "%(who)s changed this after you had opened the page: the letter below says what is saved now. Save again to put "
    "your text in its place."
)
FIELDS = {"subject": Part.SUBJECT, "text": Part.TEXT, "html": Part.HTML}


class TextsForm(forms.Form):
    """What does not render is refused at its field, and once what somebody else has changed since the page was opened;
    what was typed is kept. `changes` are the rows of the text's history, the newest first.
    """

    subject = forms.CharField(label=_("Subject"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    text = forms.CharField(
        label=_("Plain text"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8})
    )
    html = forms.CharField(
        label=_("Formatted text"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 10})
    )
    seen = forms.Field(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, kind: Kind, language: str, changes: Sequence, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind, self.language, self.changes = kind, language, changes
        self.initial["seen"] = changes[0].history_id if changes else 0
        for name in FIELDS:
            self.fields[name].widget.attrs |= {"lang": language, "spellcheck": "true"}

    def clean(self) -> dict:
        for name, part in FIELDS.items():
            if name in self.cleaned_data:
                self.cleaned_data[name] = self.cleaned_data[name].replace("\r\n", "\n")
                self._check(name, part)
        self._stop_at_changes_of_others()
        return self.cleaned_data

    def _check(self, name: str, part: Part) -> None:
        found = mistakes(self.kind, self.language, part, self.cleaned_data[name])
        if found:
            self.add_error(name, [ValidationError(words) for words in dict.fromkeys(found)])

    def _stop_at_changes_of_others(self) -> None:
        """Whoever sends the form again has seen them. `seen` is the key of the latest change when the page was opened."""
        keys = [str(change.history_id) for change in self.changes]
        seen = self.cleaned_data["seen"]
        new = self.changes[: keys.index(seen)] if seen in keys else self.changes
        unseen = {change.part: change for change in reversed(new)}
        for name, part in FIELDS.items():
            change = unseen.get(part)
            if change and self.cleaned_data.get(name) != self._now_said(change):
                self.add_error(name, CHANGED_BY % {"who": change.history_user or "–"})
        self.data = self.data.copy()
        self.data["seen"] = self.initial["seen"]

    def _now_said(self, change) -> str:
        is_cleared = change.history_type == "-"
        return default_source(self.kind, self.language, Part(change.part)) if is_cleared else change.source

    @property
    def sources(self) -> dict[Part, str]:
        return {part: self.cleaned_data[name] for name, part in FIELDS.items()}
