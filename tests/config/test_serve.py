"""What `manage.py serve` says before the site starts."""

import socket
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError

from commitments.services import load_catalogues
from config.management.commands import serve
from tests.adoption.region import country
from tests.workflows.checked import CheckedWalk
from workflows.models import CaseTask

pytestmark = pytest.mark.django_db


@pytest.fixture
def started(monkeypatch) -> list:
    """Addresses a server was started at, instead of starting it."""
    addresses = []
    monkeypatch.setattr(serve, "call_command", lambda name, address, **options: addresses.append(address))
    return addresses


@pytest.fixture
def taken():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_free_port_is_found_and_said_with_where_letters_go(started, capsys, settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    call_command("serve")
    [address] = started
    said = capsys.readouterr().out
    assert (address.partition(":")[0], f"Kaikupolku: http://{address}/\n" in said) == ("localhost", True)
    assert f"Letters, sign-in codes among them, are written to {tmp_path}" in said


def test_a_demonstration_writes_letters_whatever_mail_server_is_named(started, capsys, settings):
    settings.EMAIL_HOST = "mail.example.fi"
    for settings.HAS_MAIL_SERVER in (False, True):
        call_command("serve")
    assert capsys.readouterr().out.count("Letters, sign-in codes among them, are written to") == 1


def test_the_demonstrations_people_are_said_in_it_only(started, capsys, settings, adviser):
    call_command("serve")
    settings.DEMONSTRATION = True
    call_command("serve")
    assert capsys.readouterr().out.count("kaisa.keskus@example.fi") == 1


def test_a_port_that_is_taken_is_refused_in_words(started, taken):
    with pytest.raises(
        CommandError, match=f"^Port {taken} is taken: name another with PORT=, or leave it out.$"
    ):
        call_command("serve", port=taken)
    assert started == []


def test_a_task_whose_node_is_gone_keeps_the_site_from_starting(started, capsys, adviser):
    load_catalogues()
    CheckedWalk(adviser=adviser, day=date(2025, 1, 7)).contact([country()["101"]])
    CaseTask.objects.open().filter(act="answer_contact").update(
        flow_task="workflows/flows.contact.ContactFlow.reply"
    )
    with pytest.raises(SystemCheckError, match=r"(?s)ContactFlow\.reply.*HINT: .*data migration"):
        call_command("serve")
    assert (started, capsys.readouterr().out) == ([], "")
