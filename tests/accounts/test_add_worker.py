"""The command by which somebody comes to work at Kaikukeskus."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User

pytestmark = pytest.mark.django_db


def add(address: str, **said) -> str:
    told = StringIO()
    call_command("add_worker", address, stdout=told, **said)
    return told.getvalue().strip()


def test_a_worker_is_made_once_by_address():
    assert (
        add(" Maija.Malli@example.fi ", name="Maija")
        == "maija.malli@example.fi is a worker of Kaikukeskus now."
    )
    maija = User.objects.get()
    assert (maija.email, maija.name, maija.is_kaikukeskus, maija.is_active, maija.has_usable_password()) == (
        "maija.malli@example.fi",
        "Maija",
        True,
        True,
        False,
    )
    assert add("MAIJA.malli@example.fi") == "maija.malli@example.fi is a worker of Kaikukeskus already."
    assert User.objects.count() == 1


def test_whoever_had_left_may_sign_in_again(adviser):
    User.objects.update(is_active=False)
    assert add(adviser.email) == f"{adviser.email} may sign in again."
    assert User.objects.get().is_active is True


def test_an_official_of_a_region_does_not_become_a_worker(person):
    with pytest.raises(CommandError, match=f"^{person.email} signs in as an official of a region"):
        add(person.email)
    assert User.objects.get().is_kaikukeskus is False


@pytest.mark.parametrize("address", ["maija", "", "maija@example.fi\nBcc: other@example.fi"])
def test_what_is_no_address_is_refused(address):
    with pytest.raises(CommandError, match="is no e-mail address"):
        add(address)
    assert User.objects.count() == 0
