"""What the form of every act is: it knows the adoption, who fills it in, and the day."""

from collections.abc import Iterable
from datetime import date, time
from functools import cached_property
from typing import Any

from django import forms
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.forms import in_one_line
from adoption.declarations import Side, Turn, turn_of
from adoption.models.days import shown
from adoption.queries import current

from .fields import DayField, PeopleField, PersonField


class ActForm(forms.Form):
    """Typed data of one act. Everything it offers is limited to the adoption's own rows.

    `by` fills it in on the day `on`; `item` is what the act is about, if not the case itself.
    `record` is a record of the same act that is being corrected: its values are offered, as those of
    `standing()`, the record that the act would replace, are.
    """

    required_css_class = "required"
    not_logged: frozenset[str] = frozenset()

    def __init__(
        self, *args, adoption=None, by=None, on: date, item=None, record=None, initial=None, **kwargs
    ):
        self.adoption, self.by, self.on, self.item, self.record = adoption, by, on, item, record
        super().__init__(*args, initial=initial, **kwargs)
        self.arrange()
        self._offer_people()
        self.initial = {**self._known(), **self.initial}

    def arrange(self) -> None:
        """Fit the fields to the adoption: leave out what is not asked here, fill in choices."""

    def standing(self):
        """The record on file that doing the act again would replace, or None."""
        return None

    def initial_of(self, record) -> dict[str, Any]:
        """What a record says, by field name. Fields that are no attribute of it start empty."""
        return {name: getattr(record, name) for name in self.fields if hasattr(record, name)}

    def people(self) -> list:
        """The contacts that the form's choosers offer: those of the adoption whose time has not ended."""
        return self.contacts

    @cached_property
    def contacts(self) -> list:
        return current.contacts_of(self.adoption)

    @cached_property
    def started_on(self) -> date:
        return current.started_on(self.adoption)

    def of_turn(self, turn: Turn, contacts: Iterable | None = None) -> list:
        """Contacts, by default those the form offers, that belong to culture or to social and health care."""
        return [c for c in (self.people() if contacts is None else contacts) if turn_of(Side(c.side)) == turn]

    def clean(self) -> dict[str, Any]:
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if isinstance(value, str) and isinstance(field.widget, forms.TextInput):
                self.cleaned_data[name] = in_one_line(value)
            elif isinstance(field, DayField) and value and value != self.get_initial_for_field(field, name):
                self._check_day(name, field, value)
        return self.cleaned_data

    def _check_day(self, name: str, field: DayField, day: date) -> None:
        if field.coming and day < self.on:
            self.add_error(name, _("This day has passed. Give today or a coming day."))
        if field.past and day > self.on:
            self.add_error(name, _("This day is still to come. Give today or an earlier day."))
        if field.since_start and day < self.started_on:
            self.not_before(name, self.started_on, _("the contact that began the case"))

    def not_before(self, name: str, earliest: date | None, what) -> None:
        """Refuse a day before the one it follows; `what` names that, as “the information session” does."""
        day = self.cleaned_data.get(name)
        if day and earliest and day < earliest:
            sentence = _("Give %(day)s or a later day: this cannot come before %(what)s.")
            self.add_error(name, sentence % {"day": shown(earliest), "what": what})

    def require(self, name: str, sentence) -> None:
        """Say the sentence at a field that the other answers make necessary and that is empty."""
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, sentence)

    def log_facts(self) -> dict[str, Any]:
        return self.logged(self.cleaned_data)

    @classmethod
    def logged(cls, data: dict[str, Any]) -> dict[str, Any]:
        """What was said, as plain JSON for the log: ISO days, rows by their key, nothing that was left empty."""
        said = {name: value for name, value in data.items() if name not in cls.not_logged}
        return {name: plain(value) for name, value in said.items() if value not in (None, "", [], {})}

    def _known(self) -> dict[str, Any]:
        record = self.record or self.standing()
        return self.initial_of(record) if record is not None else {}

    def _offer_people(self) -> None:
        for name, field in self.fields.items():
            if isinstance(field, PeopleField | PersonField):
                field.offer(self.people_for(name, field), self.contacts)

    def people_for(self, name: str, field) -> list:
        """Whom one chooser offers."""
        return self.of_turn(field.turn) if field.turn else self.people()


class NoteForm(ActForm):
    """An act that says nothing but that it is done; a note may go with it into the log."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Shown in the history of the case. You may leave this empty."),
    )


def plain(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | models.QuerySet):
        return [plain(inner) for inner in value]
    return value
