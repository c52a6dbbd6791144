"""Signing in by a code: allauth's steps, with our pages and with mistakes answered as mistakes."""

from allauth.account.views import ConfirmLoginCodeView, LoginView
from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.generic import RedirectView

UNPROCESSABLE = 422


class SignIn(LoginView):
    """Asks for the address. Known or not, the next page is the same."""

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = UNPROCESSABLE
        return response


class EnterCode(ConfirmLoginCodeView):
    """Asks for the code that was sent; after three wrong ones back to the start."""

    def form_invalid(self, form):
        response = super().form_invalid(form)
        if response.status_code == 200:
            response.status_code = UNPROCESSABLE
        return response


@method_decorator(login_not_required, name="dispatch")
class ToSignIn(RedirectView):
    """Where allauth sends people whose code has run out."""

    pattern_name = "account_login"
    query_string = True
