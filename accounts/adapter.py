"""allauth's manners here: people are invited, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter


class ByInvitation(DefaultAccountAdapter):
    """Signing in by a code for those whom a region or Kaikukeskus has entered."""

    def is_open_for_signup(self, request) -> bool:
        return False
