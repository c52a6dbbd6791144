"""The other tests make their tables from the models; here the migrations make them, and lead to the same place."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from config.settings import ROOT

COUNT = "from adoption.models import Municipality; print(Municipality.objects.count())"


def manage(tmp_path, *arguments: str) -> str:
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=env | {"KAIKUPOLKU_VAR": str(tmp_path)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def migrated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("var")
    manage(folder, "migrate", "--verbosity", "0")
    return folder


def test_the_migrations_leave_nothing_to_make(migrated):
    assert manage(migrated, "makemigrations", "--check", "--dry-run") == "No changes detected\n"


def test_a_migrated_database_passes_the_checks_that_look_into_it(migrated):
    """Among them that every trigger is there."""
    assert manage(migrated, "check", "--database", "default") == (
        "System check identified no issues (0 silenced).\n"
    )


def test_a_migrated_database_takes_the_register(migrated):
    manage(migrated, "load_register")
    assert manage(migrated, "shell", "-v", "0", "-c", COUNT) == "308\n"


def test_migrating_mends_a_database_that_lacks_a_trigger(migrated):
    with closing(sqlite3.connect(migrated / "kaikupolku.sqlite3")) as database:
        database.execute("DROP TRIGGER event_follows")
    manage(migrated, "migrate", "--verbosity", "0")
    assert manage(migrated, "check", "--database", "default") == (
        "System check identified no issues (0 silenced).\n"
    )
