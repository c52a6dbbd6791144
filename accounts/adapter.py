"""allauth's manners here: people are invited, nobody signs up, and letters speak the person's language."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class ByInvitation(DefaultAccountAdapter):
    """Signing in by a code for those whom a region or Kaikukeskus has entered."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This sign-in has been closed."),
        "incorrect_code": _("This is not the code that was sent. Check it, or ask for a new one."),
        "invalid_login": _("Write an e-mail address such as name@example.fi."),
        "rate_limited": _("There have been many tries. Wait a minute and try again."),
        "too_many_login_attempts": _("There have been many tries. Wait a minute and ask for a new code."),
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Writes the letter in the language of the person whose address it is."""
        known = User.objects.filter(email__iexact=email).values_list("language", flat=True).first()
        with override(known or get_language()):
            super().send_mail(template_prefix, email, context)
