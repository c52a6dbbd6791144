"""What people fill in about themselves: the address to sign in with, the code they got, their own details."""

from allauth.account.forms import ConfirmLoginCodeForm, LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User

OWN_NAMES = (("fi", "Suomi"), ("sv", "Svenska"), ("en", "English"))


def in_one_line(words: str) -> str:
    """What fits a field of one line. Browsers send nothing else; in a letter, lines of its own would pass for the site's."""
    return " ".join(words.split())


class AddressForm(LoginForm):
    """The address a code is sent to. Known or not, the answer is the same."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["login"]
        field.label = _("E-mail address at work")
        field.widget.attrs = {"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}
        field.error_messages |= {
            "required": _("Write your e-mail address."),
            "invalid": _("Write an e-mail address such as name@example.fi."),
        }


class CodeForm(ConfirmLoginCodeForm):
    """The code from the letter."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = _("Code")
        field.help_text = _("The code is in the letter. Capital and small letters are the same.")
        field.widget.attrs = {"autocomplete": "one-time-code", "class": "code", "spellcheck": "false"}
        field.error_messages |= {"required": _("Write the code from the letter.")}


class ProfileForm(forms.ModelForm):
    """What a person may change about themselves. The address is the sign-in name and is changed by Kaikukeskus."""

    class Meta:
        model = User
        fields = ("name", "phone", "language")
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
            "language": forms.RadioSelect,
        }
        help_texts = {
            "phone": _("Shown to the people of your regions and to Kaikukeskus. You may leave this empty."),
            "language": _("Pages and letters come to you in this language."),
        }
        error_messages = {"language": {"invalid_choice": _("Choose one of the languages listed here.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = OWN_NAMES
        self.fields["name"].required = True
        self.fields["name"].error_messages["required"] = _("Write your name.")

    def clean_name(self) -> str:
        return in_one_line(self.cleaned_data["name"])
