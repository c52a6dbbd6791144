"""Signing in and out, and a person's own details. Names that begin with `account_` are those allauth asks for."""

from allauth.account.views import account_inactive, logout
from django.urls import path

from accounts.views.language import language
from accounts.views.profile import profile
from accounts.views.sign_in import EnterCode, SignIn, ToSignIn

urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="account_login"),
    path("sign-in/code/", EnterCode.as_view(), name="account_confirm_login_code"),
    path("sign-in/again/", ToSignIn.as_view(), name="account_request_login_code"),
    path("sign-in/closed/", account_inactive, name="account_inactive"),
    path("sign-out/", logout, name="account_logout"),
    path("profile/", profile, name="profile"),
    path("language/", language, name="language"),
]
