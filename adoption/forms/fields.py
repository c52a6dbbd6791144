"""Kinds of answer that the acts' forms ask for: a day, people of the region, several lines, languages."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Language, Turn

EXAMPLE = _("For example 11.3.2026.")
R61_SENTENCE = _("A worker of Kaikukeskus cannot act for a region. Choose a local person.")


class DayInput(forms.DateInput):
    """A plain text input: people write days in several ways, and all of them are read."""

    def __init__(self, attrs=None):
        super().__init__(attrs={"autocomplete": "off", "class": "day", **(attrs or {})}, format="%-d.%-m.%Y")


class DayField(forms.DateField):
    """A day, as 11.3.2026, 2026-03-11 or 11/3/2026.

    `past`: not after today; `coming`: not before today; `since_start`: not before the case began.
    """

    widget = DayInput
    input_formats = ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%y")
    default_error_messages = {
        "required": _("Give the day."),
        "invalid": _("Write the day as day, month and year, for example 11.3.2026."),
        "year": _("Check the year: write a day between the years 2000 and 2100."),
    }

    def __init__(self, *, past=False, coming=False, since_start=False, **kwargs):
        self.past, self.coming, self.since_start = past, coming, since_start
        kwargs["help_text"] = (
            format_lazy("{} {}", kwargs["help_text"], EXAMPLE) if "help_text" in kwargs else EXAMPLE
        )
        super().__init__(input_formats=self.input_formats, **kwargs)

    def to_python(self, value) -> date | None:
        day = super().to_python("".join(value.split()) if isinstance(value, str) else value)
        if day and not 2000 <= day.year <= 2100:
            raise ValidationError(self.error_messages["year"], code="year")
        return day


class TimeField(forms.TimeField):
    """A time of day, as 13.30, 13:30 or 13."""

    widget = forms.TimeInput(attrs={"autocomplete": "off", "class": "time"}, format="%-H.%M")
    default_error_messages = {"invalid": _("Write the time as hours and minutes, for example 13.30.")}

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", _("For example 13.30."))
        super().__init__(input_formats=("%H.%M", "%H:%M", "%H"), **kwargs)


class _OfPeople:
    """Choosers of one and of several contacts: made of rows read once, they ask the database nothing."""

    turn: Turn | None = None

    def offer(self, people: list, everybody: list) -> None:
        """Offer these; `everybody` of the region is known too, to say why one of them is not offered."""
        self.offered = {str(contact.pk): contact for contact in people if not contact.user.is_kaikukeskus}
        self.everybody = {str(contact.pk): contact for contact in everybody}
        self.choices = [*self.leading, *((pk, label_of(contact)) for pk, contact in self.offered.items())]

    leading: tuple = ()

    def find(self, value):
        if str(value) in self.offered:
            return self.offered[str(value)]
        known = self.everybody.get(str(value))
        if known is not None and known.user.is_kaikukeskus:
            raise ValidationError(R61_SENTENCE, code="kaikukeskus")
        name = label_of(known) if known is not None else ""
        raise ValidationError(
            self.error_messages["invalid_choice"], code="invalid_choice", params={"value": name}
        )


def label_of(contact) -> str:
    """A person with the side acted for: one person may be a contact of both."""
    return f"{contact.user} ({contact.get_side_display()})"


class PeopleField(_OfPeople, forms.MultipleChoiceField):
    """Contacts of the region, as boxes to tick. Cleans to a list of `Contact`."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": _("Choose only from the persons listed here.")}

    def __init__(self, *, turn: Turn | None = None, **kwargs):
        self.turn = turn
        super().__init__(**kwargs)

    def clean(self, value) -> list:
        if value not in self.empty_values and not isinstance(value, list | tuple):
            raise ValidationError(self.error_messages["invalid_list"], code="invalid_list")
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")
        return list({str(one): self.find(one) for one in value or ()}.values())

    def prepare_value(self, value):
        return [getattr(one, "pk", one) for one in value or ()] if not isinstance(value, str) else [value]


class PersonField(_OfPeople, forms.ChoiceField):
    """One contact of the region. Cleans to a `Contact`, or None."""

    widget = forms.RadioSelect
    default_error_messages = {"invalid_choice": _("Choose one of the persons listed here.")}

    def __init__(self, *, turn: Turn | None = None, **kwargs):
        self.turn = turn
        super().__init__(**kwargs)

    def clean(self, value):
        if value in self.empty_values:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        return self.find(value)

    def prepare_value(self, value):
        return getattr(value, "pk", value)


class LinesField(forms.CharField):
    """Names or other short texts, one a line. Cleans to a list without empty lines and repetitions."""

    widget = forms.Textarea(attrs={"rows": 4})

    def __init__(self, *, longest: int = 200, **kwargs):
        self.longest = longest
        kwargs.setdefault("max_length", 10_000)
        super().__init__(**kwargs)

    def clean(self, value) -> list[str]:
        lines = [line.strip() for line in super().clean(value).splitlines()]
        if any(len(line) > self.longest for line in lines):
            sentence = _("A line is too long. Write one name on each line, at most %(longest)d characters.")
            raise ValidationError(sentence, code="line", params={"longest": self.longest})
        return list(dict.fromkeys(line for line in lines if line))

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list | tuple) else value


class LanguagesField(forms.MultipleChoiceField):
    """Languages of a material."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Languages"))
        kwargs.setdefault("error_messages", {"required": _("Choose at least one language.")})
        super().__init__(choices=Language.choices, **kwargs)
