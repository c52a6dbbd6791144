"""The site runs as its documents say."""

import re
import subprocess

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

LETTERS = (settings.ROOT / "docs" / "letters.md").read_text(encoding="utf-8")
README = (settings.ROOT / "README.md").read_text(encoding="utf-8")
FILE = "/etc/kaikupolku.env"
SEND_DUE = ".venv/bin/python manage.py send_due >/dev/null"


def example() -> list[str]:
    """The lines of the file of the environment that the document shows."""
    (shown,) = re.findall(rf"^```\n# {FILE}\n(.*?)^```$", LETTERS, re.MULTILINE | re.DOTALL)
    return shown.splitlines()


def values() -> dict[str, str]:
    """Each of its values in single quotes, between which neither sh nor systemd reads anything but what is there."""
    return dict(re.fullmatch(r"(\w+)='([^'\\]*)'", line).groups() for line in example())


def test_the_file_of_the_environment_comes_through_cron_s_line_whole(tmp_path):
    (line,) = re.findall(r"^\*/5 \* \* \* \* (.+)$", LETTERS, re.MULTILINE)
    file = tmp_path / "kaikupolku.env"
    file.write_text("\n".join(example()), encoding="utf-8")
    for written, here in (("/srv/kaikupolku", tmp_path), (FILE, file), (SEND_DUE, "/usr/bin/env")):
        assert line.count(written) == 1
        line = line.replace(written, str(here))
    ran = subprocess.run(["/bin/sh", "-c", line], env={}, capture_output=True, text=True)
    said = dict(one.split("=", 1) for one in ran.stdout.splitlines())
    assert (ran.returncode, ran.stderr) == (0, "")
    assert {name: said.get(name) for name in values()} == values()
    assert said["DEFAULT_FROM_EMAIL"] == "Kaikupolku <kaikupolku@example.fi>"


def test_cron_s_line_has_no_sign_that_cron_reads_as_the_end_of_the_line():
    assert re.findall(r"^\*/5 .*%.*$", LETTERS, re.MULTILINE) == []


def test_systemd_reads_the_same_file():
    assert re.findall(r"^EnvironmentFile=(.+)$", LETTERS, re.MULTILINE) == [FILE]


@pytest.mark.parametrize("command", ["send_due", "demonstrate"])
def test_on_an_empty_database_it_is_said_what_to_run(db, monkeypatch, command):
    monkeypatch.setattr(connection.introspection, "table_names", lambda: [])
    with pytest.raises(
        CommandError, match=r"^The database has no tables yet: run manage.py migrate first\.$"
    ):
        call_command(command)


def unit() -> str:
    (shown,) = re.findall(
        r"^```\n# /etc/systemd/system/kaikupolku.service\n(.*?)^```$", README, re.MULTILINE | re.DOTALL
    )
    return shown


def test_the_server_reads_the_same_file_and_is_what_the_lock_files_bring():
    assert re.findall(r"^EnvironmentFile=(.+)$", unit(), re.MULTILINE) == [FILE]
    assert "/.venv/bin/gunicorn config.wsgi " in unit()
    assert "\ngunicorn==" in (settings.ROOT / "requirements" / "base.txt").read_text(encoding="utf-8")


def test_the_file_of_the_environment_answers_to_its_own_address_and_to_the_machine_itself():
    said = values()
    assert said["ALLOWED_HOSTS"].split(",") == [
        said["KAIKUPOLKU_ADDRESS"].removeprefix("https://"),
        "127.0.0.1",
    ]
    assert (said["KAIKUPOLKU_HTTPS"], said["KAIKUPOLKU_PROXIES"]) == ("1", "1")
