"""Checks on a person given by e-mail, shared by the forms that make somebody a contact (R61, R78)."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from adoption.declarations import Side, turn_of

from .base import ActForm
from .fields import R61_SENTENCE

EMAIL, NAME = _("E-mail"), _("Name")
NO_ADDRESS = _("Write an e-mail address such as name@example.fi.")
SIGN_IN_CLOSED = _(
    "This person's sign-in has been closed. Give another person, or ask Kaikukeskus to open it again."
)
NAME_NEEDED = _("Write the person's name: the address is new here.")
THERE_ALREADY = _("This person is already a contact of this side.")
BOTH_SIDES = _("The same person acts for both sides")
SAY_BOTH = _(
    "This person is already a contact of the other side. If the same person acts for both, tick the box."
)


def both_sides_field() -> forms.BooleanField:
    return forms.BooleanField(
        label=BOTH_SIDES,
        required=False,
        help_text=_(
            "Tick only if one person really answers for culture and for social and health care or hyte."
        ),
    )


class PlainAddress(EmailValidator):
    """Raises ValidationError also for a quoted name, as in "a, b"@example.fi, which no letter of ours would reach."""

    def __call__(self, value) -> None:
        if '"' in value:
            raise ValidationError(self.message, code=self.code)
        super().__call__(value)


class AddressField(forms.EmailField):
    """An address to which letters can be sent."""

    default_validators = (PlainAddress(),)

    def __init__(self, **kwargs):
        super().__init__(
            error_messages={"invalid": NO_ADDRESS, "required": NO_ADDRESS}, max_length=254, **kwargs
        )


def email_field(label=EMAIL, **kwargs) -> AddressField:
    """An address, kept in small letters; it is the person's name when signing in."""
    return AddressField(label=label, **kwargs)


def name_field(label=NAME, **kwargs) -> forms.CharField:
    return forms.CharField(label=label, max_length=120, required=False, **kwargs)


class PersonForm(ActForm):
    """A form with a person in it. `users` are read once for all addresses it holds.

    Who the person is, and who appointed them, stands in the records alone: the log names nobody, so that a person
    can be erased.
    """

    not_logged = frozenset({"name", "email", "new_name", "new_email", "appointed_by"})

    def users(self, emails: list[str]) -> dict[str, User]:
        """Who signs in with these addresses. One query."""
        wanted = {email.lower() for email in emails if email}
        return {user.email.lower(): user for user in User.objects.filter(email__in=wanted)} if wanted else {}

    def check_person(self, name: str, email: str, side: str) -> None:
        """Refuse, at the field of the address, a person who cannot become a contact of this side."""
        address = self.cleaned_data.get(email)
        if not address:
            return
        user = self.users([address]).get(address.lower())
        if user is None:
            self.require(name, NAME_NEEDED)
        elif sentence := self.refused(user, side):
            self.add_error(email, sentence)

    def refused(self, user: User, side: str):
        """Why this user cannot become a contact of the side, or None."""
        own = [contact for contact in self.contacts if contact.user_id == user.pk]
        return self.refused_anywhere(user) or self._refused_with(own, side)

    @staticmethod
    def refused_anywhere(user: User):
        """Why this user cannot be a contact of any side: a worker of Kaikukeskus (R61), or closed."""
        if user.is_kaikukeskus:
            return R61_SENTENCE
        return None if user.is_active else SIGN_IN_CLOSED

    def _refused_with(self, own: list, side: str):
        turns = {turn_of(Side(contact.side)) for contact in own if contact != self.leaving()}
        if turn_of(Side(side)) in turns:
            return THERE_ALREADY
        return SAY_BOTH if turns and not self.cleaned_data.get("both_sides") else None

    def leaving(self):
        """The contact whose place the person takes, if any."""
        return None
