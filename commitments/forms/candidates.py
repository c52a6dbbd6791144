"""The candidates for partners, listed in rows of one page, without any script (R20, R41.4, R70, R73)."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import (
    RolesField,
    contact_email_field,
    contact_name_field,
    name_field,
    ownership_field,
    sector_field,
    sites_field,
)
from .partners import CandidatesForm, listed_already

FEWEST, MOST = 5, 60
NEEDED = {
    "name": _("Write the partner's name, or empty the row."),
    "sector": _("Choose the field in which the partner works."),
    "ownership": _("Choose whose organisation the partner is."),
    "roles": _("Choose at least one role."),
}
NOBODY = _("Write at least one candidate.")


class ListCandidatesForm(CandidatesForm):
    """Numbered rows, a candidate each; empty ones are passed over, half-filled ones refused.

    `rows` says how many there are: the page sends a greater number to get more.
    """

    rows = forms.Field(required=False, widget=forms.HiddenInput)

    def arrange(self) -> None:
        self.numbers = range(1, self._wanted() + 1)
        self.fields["rows"].initial = len(self.numbers)
        for number in self.numbers:
            self.fields |= {f"row_{number}_{name}": field for name, field in _row(number)}
        self.fields["row_1_name"].help_text = listed_already(self.there)

    def _wanted(self) -> int:
        """The number of rows that was asked for, within bounds; whatever else was sent asks for the fewest."""
        asked = str((self.data or {}).get("rows") or "")
        few = asked.isascii() and asked.isdigit() and len(asked) <= 3
        return min(max(int(asked), FEWEST), MOST) if few else FEWEST

    def row_groups(self) -> Iterator[tuple[int, list]]:
        """Number and bound fields of each row, for pages that group them."""
        for number in self.numbers:
            yield number, [self[name] for name in self.fields if name.startswith(f"row_{number}_")]

    def clean(self):
        data = super().clean()
        filled = [f"row_{number}_" for number in self.numbers if self._is_filled(number)]
        for prefix in filled:
            for name, sentence in NEEDED.items():
                self.require(f"{prefix}{name}", sentence)
            self.check_candidate(prefix)
        if not filled and not self.there:
            self.add_error("row_1_name", NOBODY)
        data["candidates"] = [self.candidate(prefix) for prefix in filled]
        return data

    def _is_filled(self, number: int) -> bool:
        names = [name for name in self.fields if name.startswith(f"row_{number}_")]
        return any(self.cleaned_data.get(name) or name in self.errors for name in names)

    @classmethod
    def logged(cls, data):
        return {"candidates": [candidate["name"] for candidate in data["candidates"]]}


def _row(number: int) -> list[tuple[str, forms.Field]]:
    """The fields of a row, each with the row's number in its label, for those who hear the page."""

    def label(sentence) -> dict:
        return {"label": sentence % {"number": number}}

    optional = {"required": False}
    return [
        ("name", name_field(**label(_("Candidate %(number)d: name")), **optional)),
        ("sector", sector_field(**label(_("Candidate %(number)d: field")), **optional)),
        ("ownership", ownership_field(**label(_("Candidate %(number)d: ownership")), **optional)),
        ("roles", RolesField(**label(_("Candidate %(number)d: role")), **optional)),
        ("sites", sites_field(**label(_("Candidate %(number)d: sites")))),
        ("contact_name", contact_name_field(**label(_("Candidate %(number)d: contact person")))),
        ("contact_email", contact_email_field(**label(_("Candidate %(number)d: e-mail at work")))),
    ]
