"""To whom each of a leaver's places goes: one person for all of them, and exceptions place by place."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from adoption.forms.persons import NAME_NEEDED, NO_ADDRESS, PersonForm, email_field, name_field
from workflows.queries.leaving import Seat

NEW, NOBODY, ABOVE = "new", "nobody", ""
OWN_ADDRESS = _("This is your own address. Give another person's.")


@dataclass(frozen=True)
class Person:
    """Whom the form names: `user` where the address is known here."""

    name: str
    email: str
    user: User | None = None


@dataclass(frozen=True)
class SeatFields:
    """The fields of one place, as the page shows them together."""

    seat: Seat
    to: forms.BoundField
    name: forms.BoundField | None
    email: forms.BoundField | None


class LeavingForm(forms.Form):
    """Cleans to `chosen`: each place with the `Person` who takes it, or with nobody where it may stay empty. Workers of
    Kaikukeskus are succeeded by workers. Nothing is asked of a person without any place.
    """

    everything = forms.ChoiceField(
        label=_("Everything goes to"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the persons listed here.")},
    )
    name = name_field(_("Name of the new person"), help_text=_("Only if you chose a new person."))
    email = email_field(_("E-mail of the new person at work"), required=False)
    reason = forms.CharField(
        label=_("A word to whoever takes over"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        initial=_("I am leaving this work."),
        help_text=_("It goes with each task, and stays in the region's history."),
        error_messages={"required": _("Write a word to whoever takes over.")},
    )

    def __init__(self, *args, person: User, seats: list[Seat], **kwargs):
        self.person, self.seats, self.chosen = person, seats, []
        super().__init__(*args, **kwargs)
        self.may_be_new = not person.is_kaikukeskus
        people = {str(one.pk): one for seat in seats for one in seat.colleagues}
        self.people = dict(sorted(people.items(), key=lambda one: str(one[1]).casefold()))
        new = [(NEW, _("A new person"))] if self.may_be_new else []
        one_by_one = (ABOVE, _("Different persons, whom I choose region by region"))
        self.fields["everything"].choices = [*self._named(self.people.values()), *new, one_by_one]
        if not self.may_be_new:
            del self.fields["name"], self.fields["email"]
        if not seats:
            self.fields.clear()
        for seat in seats:
            self._ask_of(seat, new)

    @staticmethod
    def _named(people) -> list[tuple[str, str]]:
        return [(str(one.pk), str(one)) for one in people]

    def _ask_of(self, seat: Seat, new: list) -> None:
        nobody = [(NOBODY, _("Nobody yet"))] * seat.may_stay_empty
        choices = [(ABOVE, _("As above")), *self._named(seat.colleagues), *new, *nobody]
        wrong = {"invalid_choice": _("Choose one of the persons listed here.")}
        self.fields[f"to_{seat.key}"] = forms.ChoiceField(
            label=_("Who takes over"), choices=choices, required=False, error_messages=wrong
        )
        if new:
            self.fields[f"name_{seat.key}"] = name_field(_("Name of the new person"))
            self.fields[f"email_{seat.key}"] = email_field(
                _("E-mail of the new person at work"), required=False
            )

    @property
    def by_seat(self) -> list[SeatFields]:
        return [
            SeatFields(seat, self[f"to_{seat.key}"], *(self._own(part, seat) for part in ("name", "email")))
            for seat in self.seats
        ]

    def _own(self, part: str, seat: Seat) -> forms.BoundField | None:
        return self[f"{part}_{seat.key}"] if self.may_be_new else None

    def clean(self) -> dict:
        data = self.cleaned_data
        keys = ["", *(f"_{seat.key}" for seat in self.seats)]
        emails = {data[f"email{key}"].lower() for key in keys if data.get(f"email{key}")}
        self.known = {user.email.lower(): user for user in User.objects.filter(email__in=emails)}
        self.at_top = self._new_person("") if data.get("everything") == NEW else None
        found = [(seat, self._of(seat, data)) for seat in self.seats if f"to_{seat.key}" not in self.errors]
        if not self.errors:
            self.chosen = found
        return data

    def _of(self, seat: Seat, data: Mapping) -> Person | None:
        """Who takes the place; says at its field what is wrong when nobody does who should."""
        choice = data.get(f"to_{seat.key}", ABOVE)
        if choice == NOBODY:
            return None
        if choice == NEW:
            return self._new_person(f"_{seat.key}")
        if choice == ABOVE and data.get("everything") == NEW:
            return self.at_top
        user = self.people.get(choice or data.get("everything", ""))
        if user is None or user not in seat.colleagues:
            self.add_error(f"to_{seat.key}", self._lacking(seat, user))
            return None
        return Person(user.name, user.email, user)

    @staticmethod
    def _lacking(seat: Seat, user: User | None) -> str:
        said = {"region": seat.case.name, "name": user}
        if user is None:
            return _("Nobody takes over in %(region)s yet. Choose who does.") % said
        return _("%(name)s cannot take over in %(region)s. Choose somebody else there.") % said

    def _new_person(self, key: str) -> Person | None:
        """The person of the fields with this key; says at them what is wrong."""
        name, email = (
            self.cleaned_data.get(f"name{key}", ""),
            self.cleaned_data.get(f"email{key}", "").lower(),
        )
        user = self.known.get(email)
        if wrong := self._wrong(name, email, user):
            field, sentence = wrong
            if f"{field}{key}" not in self.errors:
                self.add_error(f"{field}{key}", sentence)
            return None
        return Person(name, email, user)

    def _wrong(self, name: str, email: str, user: User | None):
        if not email:
            return "email", NO_ADDRESS
        if email == self.person.email.lower():
            return "email", OWN_ADDRESS
        if user is None:
            return None if name else ("name", NAME_NEEDED)
        refused = PersonForm.refused_anywhere(user)
        return ("email", refused) if refused else None
