"""Contacts come, are replaced, leave and coordinate, at any time (R9, R47, R61, R78)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from adoption.declarations import Side, Turn, turn_of

from .base import ActForm
from .fields import DayField, PeopleField, PersonField
from .persons import PersonForm, both_sides_field, email_field, name_field

CHOOSE_CONTACT = _("Choose the contact.")


class AddContactForm(PersonForm):
    """One more contact: of one's own side, or of a side that has nobody."""

    side = forms.ChoiceField(
        label=_("Side"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the side."),
            "invalid_choice": _(
                "Choose your own side. Others can only name people for a side that has nobody."
            ),
        },
    )
    name = name_field()
    email = email_field(help_text=_("The person signs in with this address."))
    language = forms.ChoiceField(
        label=_("Language of letters"),
        choices=User._meta.get_field("language").choices,
        initial="fi",
        widget=forms.RadioSelect,
    )
    coordinator = forms.BooleanField(label=_("Also a local coordinator"), required=False)
    starts = DayField(label=_("From"))
    both_sides = both_sides_field()

    def arrange(self) -> None:
        own = {
            turn_of(Side(c.side)) for c in self.contacts if self.by is not None and c.user_id == self.by.pk
        }
        filled = {turn_of(Side(contact.side)) for contact in self.contacts}
        turns = own | ({Turn.CULTURE, Turn.CARE} - filled)
        self.fields["side"].choices = [(side.value, side.label) for side in Side if turn_of(side) in turns]
        self.fields["starts"].initial = self.on

    def clean(self):
        data = super().clean()
        if data.get("side"):
            self.check_person("name", "email", data["side"])
        return data


class OfContactForm(ActForm):
    """An act on one contact: the item, or else one that is chosen."""

    contact = PersonField(label=_("Contact person"), error_messages={"required": CHOOSE_CONTACT})

    def arrange(self) -> None:
        if self.item is not None:
            del self.fields["contact"]

    def chosen(self):
        return self.item or self.cleaned_data.get("contact")

    def clean(self):
        data = super().clean()
        if self.item is not None and self.item.ends is not None:
            self.add_error(None, _("This contact has already left."))
        return data


class ReplaceContactForm(OfContactForm, PersonForm):
    """Somebody else in a contact's place, on the same side; the body's commitments stay as they are (R78)."""

    name = name_field(_("Name of the new contact"))
    email = email_field(_("E-mail of the new contact"), help_text=_("The person signs in with this address."))
    starts = DayField(label=_("From"))
    coordinator = forms.BooleanField(label=_("Also a local coordinator"), required=False)
    both_sides = both_sides_field()
    appointed_by = forms.CharField(
        label=_("Appointed by"),
        required=False,
        max_length=200,
        help_text=_("The person or body that has appointed the new contact. Leave empty if nobody has yet."),
    )

    def arrange(self) -> None:
        super().arrange()
        self.fields["starts"].initial = self.on
        self.fields["coordinator"].initial = self.item is not None and self.item.coordinator

    def leaving(self):
        return self.chosen()

    def clean(self):
        data = super().clean()
        old = self.chosen()
        if old is None:
            return data
        self.not_before("starts", old.starts, _("the first day of the contact who is replaced"))
        if data.get("email", "").lower() == old.user.email.lower():
            self.add_error("email", _("This is the contact who is replaced. Give another person's address."))
        else:
            self.check_person("name", "email", old.side)
        return data


class ContactLeavesForm(OfContactForm):
    """A contact's last day."""

    ends = DayField(label=_("Last day"))
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def arrange(self) -> None:
        super().arrange()
        self.fields["ends"].initial = self.on

    def clean(self):
        data = super().clean()
        if contact := self.chosen():
            self.not_before("ends", contact.starts, _("the contact's first day"))
        return data


class ChangeCoordinatorForm(ActForm):
    """Who coordinates from now on: local people only (R61)."""

    coordinators = PeopleField(
        label=_("Local coordinators"),
        error_messages={"required": _("Choose at least one person of the region.")},
    )

    def arrange(self) -> None:
        self.fields["coordinators"].initial = [contact.pk for contact in self.contacts if contact.coordinator]
