"""The command that gives a person another address."""

from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import User

pytestmark = pytest.mark.django_db


def change(old: str, new: str) -> str:
    told = StringIO()
    call_command("change_address", old, new, stdout=told)
    return told.getvalue().strip()


def test_the_new_address_signs_in_and_the_old_one_no_more(person):
    old = person.email
    EmailAddress.objects.create(user=person, email=old, verified=True, primary=True)  # of having signed in
    assert (
        change(old.upper(), " Paula@Uusi.example ") == "Paula Pohja has the address paula@uusi.example now."
    )
    assert User.objects.get(pk=person.pk).email == "paula@uusi.example"
    for address in (old, "paula@uusi.example"):
        Client().post("/sign-in/", {"login": address}, follow=True)
    assert [letter.to for letter in mail.outbox] == [["paula@uusi.example"]]


def test_nobody_gets_the_address_of_somebody_else(person, adviser):
    with pytest.raises(CommandError, match=rf"^{adviser.email} is somebody's already"):
        change(person.email, adviser.email.upper())
    assert User.objects.get(pk=person.pk).email == person.email


def test_whom_it_is_about_is_known_and_what_is_given_is_an_address(person):
    with pytest.raises(CommandError, match=r"^Nobody signs in with “nobody@example[.]fi”"):
        change("nobody@example.fi", "new@example.fi")
    with pytest.raises(CommandError, match=r"^“new” is no e-mail address"):
        change(person.email, "new")
    assert User.objects.get(pk=person.pk).email == person.email
