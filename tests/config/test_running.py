"""The site runs as its documents say."""

import re
import subprocess

from django.conf import settings

LETTERS = (settings.ROOT / "docs" / "letters.md").read_text(encoding="utf-8")
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
