"""What the log tells of a step's acts: who recorded what, with the answers by the names of their fields."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django import forms
from django.utils.dateparse import parse_date, parse_time
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from adoption.forms.fields import DayField, LinesField, PeopleField, PersonField, TimeField
from workflows.acts.base import Act
from workflows.models import CaseEvent


@dataclass(frozen=True)
class Answer:
    """One field and what was answered, in the reader's words."""

    label: str
    value: str


@dataclass(frozen=True)
class ActLine:
    """An act of a step: on record, with who and when, or not yet."""

    act: Act
    is_done: bool
    event: CaseEvent | None
    case: object

    @property
    def name(self):
        return self.act.words.button

    @property
    def answers(self) -> list[Answer]:
        if self.event is None:
            return []
        return answers(
            self.act, self.event.data, {contact.pk: contact for contact in self.case.adoption.contacts.all()}
        )


def step_so_far(case, acts: Iterable[Act], events: Iterable[CaseEvent]) -> list[ActLine]:
    """The acts of a step in their order, each with its latest entry of the log while it is on record."""
    latest = {event.act: event for event in events}
    lines = [(act, act.is_recorded(case.facts, "")) for act in acts]
    return [ActLine(act, done, latest.get(act.name) if done else None, case) for act, done in lines]


def answers(act: Act, said: dict, contacts: dict) -> list[Answer]:
    """What was said, field by field in the form's order; what cannot be put into words is left out."""
    fields = getattr(act.form, "base_fields", {})
    found = [
        (field.label, in_words(field, said[name], contacts)) for name, field in fields.items() if name in said
    ]
    return [Answer(str(label), words) for label, words in found if words]


def in_words(field: forms.Field, value, contacts: dict) -> str:
    """One answer of the log, plain JSON, as a reader says it."""
    if isinstance(field, PeopleField | PersonField):
        return _people(value, contacts)
    if isinstance(field, LinesField):
        return ", ".join(str(line) for line in _several(value))
    if isinstance(field, DayField | TimeField):
        return _moment(field, value)
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, forms.ChoiceField):
        return _chosen(field, value)
    return str(value) if isinstance(value, str | int) else ""


def _several(value) -> list:
    return value if isinstance(value, list) else [value]


def _people(value, contacts: dict) -> str:
    known = (contacts.get(pk) for pk in _several(value))
    return ", ".join(str(contact.user) for contact in known if contact is not None)


def _moment(field: forms.Field, value) -> str:
    read = parse_time(str(value)) if isinstance(field, TimeField) else parse_date(str(value))
    if isinstance(read, time):
        return time_format(read)
    return date_format(read, "SHORT_DATE_FORMAT") if isinstance(read, date) else ""


def _chosen(field: forms.ChoiceField, value) -> str:
    names = {str(key): str(name) for key, name in field.choices}
    return ", ".join(names[str(one)] for one in _several(value) if str(one) in names)
